"""Tables of PDF files whose cells are told apart by drawn borders."""

from __future__ import annotations

from pathlib import Path

from tests.model.importing.readers.drawn_pdf import Paper


def test_cells_are_told_apart_by_their_borders(tmp_path: Path) -> None:
    paper = Paper()
    paper.cell(100, 700, 100, 40, "项目名称", "折了一行")
    paper.cell(200, 700, 50, 40, "12")
    paper.cell(250, 700, 50, 40, "3")
    paper.cell(100, 680, 200, 20, "跨三列")
    assert paper.rows(tmp_path) == [("项目名称\n折了一行", "12", "3"), ("跨三列", None, None)]


def test_an_upright_heading_covers_its_rows(tmp_path: Path) -> None:
    paper = Paper()
    paper.cell(100, 660, 20, 60, "结", "果")
    for number in range(3):
        paper.cell(120, 700 - 20 * number, 80, 20, f"{number + 1}.项")
        paper.cell(200, 700 - 20 * number, 40, 20, str(number))
    assert paper.rows(tmp_path) == [("结\n果", "1.项", "0"), (None, "2.项", "1"), (None, "3.项", "2")]


def test_the_columns_of_a_table_over_two_pages_are_the_same(tmp_path: Path) -> None:
    """Below the break no row has the narrow middle column any more; the numbers stay in theirs."""
    paper = Paper()
    paper.cell(100, 100, 60, 20, "组")
    paper.cell(160, 100, 60, 20, "项")
    paper.cell(220, 100, 60, 20, "7")
    paper.page()
    paper.cell(100, 700, 120, 20, "总计")
    paper.cell(220, 700, 60, 20, "8")
    assert paper.rows(tmp_path) == [("组", "项", "7"), ("总计", None, "8")]


def test_a_row_that_ends_without_a_border_has_a_cell_less(tmp_path: Path) -> None:
    """As browsers print a page where a <td> is missing; a blank cell with a border is a cell."""
    paper = Paper()
    for number, cells in enumerate([("规章", "1", "2"), ("规范性文件", "3"), ("行政许可", "4", "")]):
        for at, text in enumerate(cells):
            paper.cell(100 + 80 * at, 700 - 20 * number, 80, 20, text)
    rows = paper.document(tmp_path).rows
    assert [row.own_cells for row in rows] == [("规章", "1", "2"), ("规范性文件", "3"), ("行政许可", "4", "")]
