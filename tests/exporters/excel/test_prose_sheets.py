"""The sheets of the words: text stays text, and is seen whole."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

import exporters
from model.form import editions
from model.report.report import Report
from tests.exporters.excel.test_writer import LONG


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    form = editions.load_form("2021")
    report = Report("2021", {"unit": "=1+1", "address": "=A1"}, prose={"overview": "=1+1\n甲\x07乙"})
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    pages = [page for page in book.worksheets if page.title not in ("校验", "图表")]
    cells = [cell for page in pages for row in page.iter_rows() for cell in row]
    formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
    assert all(formula.startswith("=IF(COUNT(") for formula in formulas)  # totals
    assert [cell.quotePrefix for cell in cells if cell.data_type == "s" and cell.value == "=1+1"] == [True, True]
    assert "甲乙" in {cell.value for cell in cells}


def test_a_row_of_text_grows_with_it_unless_it_is_higher_than_excel_allows(tmp_path: Path) -> None:
    prose = {"overview": "短的一段。\n" + "长" * 3000}
    exporters.write_report(
        editions.load_form("2021"), Report("2021", {"unit": "甲局"}, prose=prose), tmp_path / "a.xlsx"
    )
    book = load_workbook(tmp_path / "a.xlsx")
    page = book["一、总体情况"]
    assert sorted(str(area) for area in page.merged_cells.ranges) == ["A1:B1", "A3:A6"]
    with ZipFile(tmp_path / "a.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    fixed = {row: "customHeight" in attributes for row, attributes in re.findall(r'<row r="(\d+)"([^>]*)>', sheet)}
    assert (fixed["2"], fixed["3"]) == (False, True)


def test_a_long_paragraph_has_room_to_be_seen_whole(tmp_path: Path) -> None:
    exporters.write_report(editions.load_form("2021"), LONG, tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx")["一、总体情况"]
    heights = [page.row_dimensions[row].height or 15 for row in range(2, page.max_row + 1)]
    assert max(heights) <= 409.5
    characters_a_line = 38
    assert sum(heights) > 21_000 / characters_a_line * 12
