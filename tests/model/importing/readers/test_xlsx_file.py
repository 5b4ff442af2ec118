"""Workbooks that carry no record of ours, or a broken one, are read by what they show."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from model import importing
from model.form import editions, figures
from model.importing.document import EMBEDDED_SHEET
from model.importing.readers import xlsx_file
from tests.model.importing import layouts
from tests.model.importing.test_own_workbook import FOUR, edited


def remove_parcel(book: Workbook) -> None:
    book.remove(book[EMBEDDED_SHEET])


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("sheets", ["one", "each"])
def test_tables_pasted_into_a_strangers_workbook_are_found_by_their_labels(
    edition: str, sheets: str, tmp_path: Path
) -> None:
    report, form = layouts.report(edition), editions.load_form(edition)
    book = Workbook()
    page = book.worksheets[0]
    page.append([f"某局{report.year}年政府信息公开工作年度报告"])
    for table in reversed(list(form.tables.values())) if sheets == "each" else form.tables.values():
        if sheets == "each":
            page = book.create_sheet()
        page.append([None])
        for row in layouts.rows_of(table, report):
            page.append([None, *(int(cell) if cell.isdigit() else cell for cell in row)])
    book.save(tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert reading.report.figures == report.figures
    assert reading.report.stated_totals == {}
    assert (reading.report.unit, reading.report.year) == ("某局", report.year)
    assert reading.leftovers == ()
    assert list(reading.report.unread) == ["overview", "problems", "other"]


def test_a_hidden_sheet_of_a_stranger_is_told_and_not_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        book[FOUR].sheet_state = "hidden"

    reading = edited(tmp_path, change, layouts.report("2021"))
    assert not any(id.startswith("remedies") for id in reading.report.figures)
    assert ["隐藏" in note or "没有读到表四" in note for note in reading.unplaced] == [True, True]


def test_the_reader_knows_every_unit_of_money_that_the_form_does() -> None:
    assert xlsx_file.MONEY_UNITS == figures.MONEY_UNITS
