"""PDF files whose tables have no ruling lines, and pages that are read half by half."""

from __future__ import annotations

from pathlib import Path

from model.importing.document import DocumentRow
from model.importing.matching.broken_labels import rejoin_broken_labels
from model.importing.matching.labels import load_labels
from tests.model.importing.readers.test_pdf_file import Paper

PROSE = ("全年公开信息很多，群众都说好。", "依申请公开都按时办结，没有超期。", "信息管理照章办事，随时清理文件。")


def written(rows: list[tuple[str | None, ...]]) -> list[list[str]]:
    """What the cells of each row say, those that say nothing apart."""
    return [[cell for cell in row if cell] for row in rows]


def row(*cells: str | None) -> DocumentRow:
    return DocumentRow(cells, "某处", is_table=True, is_aligned=True)


def test_figures_under_each_other_are_a_table_and_a_blank_one_leaves_its_place_empty(tmp_path: Path) -> None:
    paper = Paper()
    for y, cells in ((700, ("项目", "自然人", "总计")), (680, ("甲项", "12", "12")), (660, ("乙项", "", "7"))):
        for at, cell in enumerate(cells):
            paper.say(cell, 100 + 100 * at, y)
    assert paper.rows(tmp_path) == [("项目", "自然人", "总计"), ("甲项", "12", "12"), ("乙项", None, "7")]


def test_figures_on_the_right_of_their_columns_stand_under_the_headings_on_the_left(tmp_path: Path) -> None:
    paper = Paper()
    for y, cells in ((700, ("项目", "件数", "总计")), (680, ("甲项", "1", "2")), (660, ("乙项", "", "7"))):
        for at, cell in enumerate(cells):
            paper.say(cell, 100 + 100 * at + (60 if cell.isdigit() else 0), y)
    assert paper.rows(tmp_path) == [("项目", "件数", "总计"), ("甲项", "1", "2"), ("乙项", None, "7")]


def test_a_figure_too_long_for_its_column_is_whole_again(tmp_path: Path) -> None:
    paper = Paper()
    for y, cells in ((700, ("甲", "乙", "丙")), (680, ("2456", "3", "4")), (666, ("1", "", ""))):
        for at, cell in enumerate(cells):
            paper.say(cell, 100 + 36 * at, y)
    paper.say("0", 100, 640)
    paper.say("5", 136, 640)
    assert written(paper.rows(tmp_path)) == [["甲", "乙", "丙"], ["24561", "3", "4"], ["0", "5"]]


def test_prose_with_numbers_in_it_is_no_table(tmp_path: Path) -> None:
    paper = Paper()
    for number in range(4):
        paper.say(f"　　第{number}项，制发规章 3 件，行政许可 20 件，都已公开。", 100, 700 - 20 * number)
    assert all(len(cells) == 1 for cells in paper.rows(tmp_path))


def test_a_blank_between_words_stays_as_it_was_written(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("制发规章 3 件，《条例》要求都已公开。", 100, 700)
    assert paper.rows(tmp_path) == [("制发规章 3 件，《条例》要求都已公开。",)]


def test_a_label_over_several_lines_is_put_together_wherever_its_figures_stand() -> None:
    rows = [row("1.属于国", None), row(None, "3"), row("家秘密", None), row("2.重复", "4"), row("申请", None)]
    assert [found.cells for found in rejoin_broken_labels(rows, load_labels("2021"))] == [
        ("1.属于国家秘密", "3"),
        ("2.重复申请", "4"),
    ]


def test_a_heading_over_several_lines_is_put_together() -> None:
    rows = [row("结果", "其他", "总计"), row("维持", "结果", None), row("1", "0", "1")]
    found = [
        [cell for cell in whole.cells if cell]
        for whole in rejoin_broken_labels(rows, load_labels("2021"))
        if whole.text
    ]
    assert found == [["结果维持", "其他结果", "总计"], ["1", "0", "1"]]


def test_figures_beside_lines_that_are_no_label_together_stay_apart() -> None:
    rows = [row("某某", "3"), row("项目", None), row("1.属于国家秘密", "4")]
    assert list(rejoin_broken_labels(rows, load_labels("2021"))) == rows


def test_two_columns_of_text_are_read_one_after_the_other(tmp_path: Path) -> None:
    paper = Paper()
    for number, line in enumerate(PROSE):
        paper.say(line, 60, 700 - 20 * number)
        paper.say(line.replace("。", "！"), 320, 700 - 20 * number)
    found = "".join(cell or "" for cells in paper.rows(tmp_path) for cell in cells)
    assert found == "".join(PROSE) + "".join(PROSE).replace("。", "！")


def test_the_table_on_the_right_half_of_a_sheet_goes_on_with_the_columns_of_the_left(tmp_path: Path) -> None:
    paper = Paper()
    for half in (60, 320):
        for number, line in enumerate(PROSE):
            paper.say(line, half, 760 - 20 * number)
        paper.cell(half, 600, 60, 20, "甲项")
        paper.cell(half + 60, 600, 60, 20, "1" if half == 60 else "2")
    tables = [cells for cells in paper.rows(tmp_path) if len(cells) > 1]
    assert tables == [("甲项", "1"), ("甲项", "2")]
