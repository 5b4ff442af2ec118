"""PDF files whose tables have no ruling lines, and pages that are read half by half."""

from __future__ import annotations

from pathlib import Path

from model.importing.document import DocumentRow
from tests.model.importing.readers.drawn_pdf import Paper


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
