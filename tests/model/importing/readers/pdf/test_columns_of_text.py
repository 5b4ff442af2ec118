"""Pages of a PDF that are set in two columns."""

from __future__ import annotations

from pathlib import Path

from tests.model.importing.readers.drawn_pdf import Paper

PROSE = ("全年公开信息很多，群众都说好。", "依申请公开都按时办结，没有超期。", "信息管理照章办事，随时清理文件。")


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


def test_a_narrow_table_over_short_lines_is_no_column_beside_them(tmp_path: Path) -> None:
    paper = Paper()
    for at, text in enumerate(("结果维持", "12")):
        paper.cell(320 + 100 * at, 760, 100, 20, text)
    for number, line in enumerate(PROSE):
        paper.say(line, 60, 700 - 20 * number)
    assert paper.rows(tmp_path) == [("结果维持", "12"), ("".join(PROSE),)]
