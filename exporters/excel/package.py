"""The workbook as a file: formulas stored with their results, so that previewers and phones show them; no clock inside.

openpyxl writes a formula without its result. Programs that compute do so again when they open the file.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from exporters.excel.cell_styles import make_number_format
from model.form.figures import Number

FormulaResults = dict[str, Number | str]
"""Address (D6) → what the formula there comes to."""

_FORMULA_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v ?(?:/>|></v>)</c>', re.DOTALL)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_CORE_PROPERTIES = "docProps/core.xml"
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def set_formula(sheet_cell: SheetCell, formula: str, result: Number | str, results: FormulaResults) -> None:
    """Put a formula into a cell that has its look and remember its result."""
    sheet_cell.value = formula
    results[sheet_cell.coordinate] = result
    if not isinstance(result, str):
        sheet_cell.number_format = make_number_format(result)


def save_workbook(book: Workbook, path: Path, results: Mapping[str, FormulaResults]) -> None:
    """Write the workbook; results by the sheet's name. The same content gives the same bytes."""
    written = BytesIO()
    _InMemoryWriter(book, zipfile.ZipFile(written, "w")).save()
    members = {
        _get_member_name(worksheet): results[worksheet.title]
        for worksheet in book.worksheets
        if worksheet.title in results
    }
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name in members:
                content = _insert_results(content.decode("utf-8"), members[name]).encode("utf-8")
            if name == _CORE_PROPERTIES:  # openpyxl states the hour of writing
                content = _MODIFIED.sub(rb"\g<1>" + _CREATED.findall(content)[0], content)
            new.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)


class _InMemoryWriter(ExcelWriter):
    """Holds each sheet in memory: openpyxl parks it in the temporary folder, which may be full or be left behind."""

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        content = BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)


def _get_member_name(worksheet: Worksheet) -> str:
    return worksheet.path.removeprefix("/")


def _insert_results(xml: str, results: FormulaResults) -> str:
    def fill(match: re.Match[str]) -> str:
        address, attributes, formula = match.groups()
        result = results[address]
        kind = ' t="str"' if isinstance(result, str) else ""
        return f'<c r="{address}"{attributes}{kind}><f>{formula}</f><v>{html.escape(str(result), quote=False)}</v></c>'

    return _FORMULA_CELL.sub(fill, xml)
