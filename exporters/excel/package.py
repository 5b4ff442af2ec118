"""Writes a workbook to a file, its formulas with their results, and the same bytes for the same content.

openpyxl writes formulas without results, which previewers and phones would show as empty cells. Programs that compute
do so again when they open the file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import DCTERMS_NS, SHEET_MAIN_NS

from exporters.excel.cell_styles import make_number_format
from exporters.excel.raw_rows import RawRows
from model.form.figures import Number
from model.importing.sealed_workbook import PROPERTIES_PART, SEAL_ELEMENT, compute_seal

FormulaResults = dict[str, Number | str]
"""Address (D6) → the result of the formula there."""

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip archive can state; the time of writing would make equal workbooks differ."""
_CELL, _FORMULA, _VALUE = (f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("c", "f", "v"))
_ROW, _DIMENSION = (f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("row", "dimension"))
_CREATED, _MODIFIED = (f"{{{DCTERMS_NS}}}{tag}" for tag in ("created", "modified"))


def set_formula(sheet_cell: SheetCell, formula: str, result: Number | str, results: FormulaResults) -> None:
    """Write a formula into a cell that has its style already, and add its result to the results of the sheet."""
    sheet_cell.value = formula
    results[sheet_cell.coordinate] = result
    if not isinstance(result, str):
        sheet_cell.number_format = make_number_format(result)


def save_workbook(
    book: Workbook,
    path: Path,
    results: Mapping[str, FormulaResults],
    raw_rows: Mapping[str, RawRows] | None = None,
) -> None:
    """Write the workbook; results: of each sheet with formulas, by the sheet's name. Raises OSError.

    raw_rows: by the name of their sheet, rows that follow those of the workbook.
    """
    written = BytesIO()
    _InMemoryWriter(book, zipfile.ZipFile(written, "w"), results, raw_rows or {}).save()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        parts = {name: source.read(name) for name in source.namelist()}
        parts[PROPERTIES_PART] = _state_creation_and_seal(parts[PROPERTIES_PART], compute_seal(parts))
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)


class _InMemoryWriter(ExcelWriter):
    """Writes the sheets of a workbook in memory, their formulas with results.

    WORKAROUND openpyxl 3.1: it writes each sheet to the temporary folder first, which may be full, and leaves the file
    there where the program is stopped.
    """

    def __init__(
        self,
        book: Workbook,
        archive: zipfile.ZipFile,
        results: Mapping[str, FormulaResults],
        raw_rows: Mapping[str, RawRows],
    ) -> None:
        super().__init__(book, archive)
        self._results = results
        self._raw_rows = raw_rows

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet into the archive."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        content = BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels
        xml = _insert_results(content.getvalue(), self._results.get(ws.title, {}))
        if ws.title in self._raw_rows:
            xml = _insert_rows(xml, self._raw_rows[ws.title])
        self._archive.writestr(ws.path[1:], xml)  # type: ignore[attr-defined]
        self.manifest.append(ws)


def _insert_results(xml: bytes, results: FormulaResults) -> bytes:
    """The XML of a sheet with the result of each formula beside it."""
    if not results:
        return xml
    sheet = etree.fromstring(xml)
    for cell in sheet.iter(_CELL):
        if cell.find(_FORMULA) is None:
            continue
        result = results[cell.get("r")]
        if isinstance(result, str):
            cell.set("t", "str")
        cell.find(_VALUE).text = str(result)
    content: bytes = etree.tostring(sheet)
    return content


def _insert_rows(xml: bytes, rows: RawRows) -> bytes:
    """The XML of a sheet with more rows below its own; it states how far the sheet reaches now."""
    sheet = etree.fromstring(xml)
    own_columns = (int(row.get("spans", "1:1").partition(":")[2]) for row in sheet.iter(_ROW))
    last_column = max(rows.last_column, *own_columns)
    sheet.find(_DIMENSION).set("ref", f"A1:{get_column_letter(last_column)}{rows.last_row}")
    before, end, after = etree.tostring(sheet).partition(b"</sheetData>")
    return bytes(before + rows.xml + end + after)


def _state_creation_and_seal(xml: bytes, seal: str) -> bytes:
    """The XML of the properties with the seal, and the date of creation as that of the last change.

    openpyxl states the clock's.
    """
    properties = etree.fromstring(xml)
    properties.find(_MODIFIED).text = properties.findtext(_CREATED)
    etree.SubElement(properties, SEAL_ELEMENT).text = seal
    content: str = etree.tostring(properties, encoding="unicode")
    return content.encode()
