"""What LibreOffice saves as .xls, .ods, .doc, .rtf and .odt is read with every figure but those it strikes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

import exporters
from model import importing
from model.form import editions
from model.importing.document import EMBEDDED_SHEET
from tests.exporters.invented import invented
from tests.peers.programs import converted, program

pytestmark = pytest.mark.peers


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_strangers_workbook_is_read_as_it_shows(kind: str, edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book.remove(book[EMBEDDED_SHEET])
    page = book["三、申请办理"]
    struck = next(cell for row in page.iter_rows() for cell in row if cell.value == "（一）予以公开")
    page.cell(struck.row or 0, 4).font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    reading = importing.read_report(converted(tmp_path / "a.xlsx", kind))
    expected = {id: figure for id, figure in report.figures.items() if id != "requests.granted.natural"}
    entries = {id: figure for id, figure in expected.items() if not form.cells[id].is_computed}
    assert {id: figure for id, figure in reading.report.figures.items() if id in entries} == entries
    assert "requests.granted.natural" not in reading.report.figures


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_our_own_workbook_comes_back_whole(kind: str, tmp_path: Path) -> None:
    form, report = invented("2021")
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    assert importing.read_report(converted(tmp_path / "a.xlsx", kind)).report == report


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_an_old_word_file_is_read_through_libreoffice(kind: str, tmp_path: Path) -> None:
    program("soffice", "libreoffice")
    form, report = invented("2021")
    exporters.write_report(editions.load_form("2021"), report, tmp_path / "a.docx")
    reading = importing.read_report(converted(tmp_path / "a.docx", kind))
    assert reading.report.figures == report.figures
    assert form.edition == reading.report.edition
