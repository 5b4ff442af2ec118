"""Reads an OpenDocument spreadsheet (.ods): every visible sheet, as it shows (ISO/IEC 26300).

Its XML is read itself: it keeps beside each number what its cell shows, and which text is struck out or hidden.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from lxml import etree

from model.errors import UnreadableFile
from model.importing.document import DERIVED_SHEETS, EMBEDDED_SHEET, Document, DocumentRow
from model.importing.readers import zip_guard
from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.workbooks.date_formats import write_moment
from model.importing.readers.workbooks.ods_styles import OdsStyles, local_name, read_attribute
from model.importing.readers.workbooks.sheet_rows import (
    MAX_COLUMNS,
    MAX_ROWS,
    CellPlace,
    MergedRange,
    SheetTexts,
    build_rows,
)
from model.importing.readers.workbooks.shown_cells import ShownCells
from model.importing.readers.workbooks.shown_numbers import reconcile_shown_number
from model.importing.readers.workbooks.xlsx_parts import parse_xml
from model.importing.readers.workbooks.xlsx_sheet import parse_stored_number
from model.importing.readers.workbooks.xlsx_styles import CellLook, TextRun, judge_font

_BROKEN_FILE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    ValueError,
    ArithmeticError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
)

_GROUPS = ("table-row-group", "table-header-rows", "table-rows")
_COLUMN_GROUPS = ("table-column-group", "table-header-columns", "table-columns")
_NUMBERS = ("float", "currency", "percentage")
_NO_TEXT = ("annotation", "ruby-text", "note", "frame", "custom-shape")


def read(path: Path) -> Document:
    """The rows of a spreadsheet; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check_unpackable(path, ".ods", ".xlsx")
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableFile(path.name, "文件加了密码。请用 WPS 或 Excel 打开，取消密码后另存，再试一次。")
            content = parse_xml(archive.read("content.xml"))
            styles = parse_xml(archive.read("styles.xml")) if "styles.xml" in names else None
        return _BookReader(content, OdsStyles([content] if styles is None else [styles, content])).read()
    except _BROKEN_FILE_ERRORS as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是表格。请用 WPS 或 Excel 打开，另存为 .xlsx，再试一次。"
        ) from error


class _BookReader:
    """Reads all sheets of a spreadsheet."""

    def __init__(self, content: etree._Element, styles: OdsStyles) -> None:
        self._tables = list(content.iterfind("{*}body/{*}spreadsheet/{*}table"))
        self._styles = styles

    def read(self) -> Document:
        """The Document of the spreadsheet."""
        hidden = HiddenText()
        notes: list[str] = []
        rows: list[DocumentRow] = []
        embedded_cells: tuple[str, ...] | None = None
        is_ours = any(read_attribute(table, "name") == EMBEDDED_SHEET for table in self._tables)
        for table in self._tables:
            title = read_attribute(table, "name")
            told = HiddenText() if title == EMBEDDED_SHEET or title in DERIVED_SHEETS else hidden
            sheet = SheetTexts(title)
            reader = _SheetReader(sheet, ShownCells(sheet, told, is_ours=is_ours), self._styles, told)
            if title == EMBEDDED_SHEET:
                reader.read(table)
                embedded_cells = sheet.read_first_column()
            elif not self._styles.is_shown(table):
                notes.append(f"{sheet.name}是隐藏的，没有读。")
            else:
                sheet_notes = reader.read(table)
                if not sheet.is_derived:
                    notes += sheet_notes
                    rows += build_rows(sheet, told)
        return Document(tuple(rows), (*notes, *hidden.describe()), embedded_cells)


class _SheetReader:
    """Reads one sheet."""

    def __init__(self, sheet: SheetTexts, cells: ShownCells, styles: OdsStyles, hidden: HiddenText) -> None:
        self._sheet = sheet
        self._cells = cells
        self._styles = styles
        self._hidden = hidden

    def read(self, table: etree._Element) -> list[str]:
        """Take in the cells of a table; sentences for the clerk about what was not read."""
        column = 1
        for element, is_shown in _iter_nested(table, "table-column", _COLUMN_GROUPS):
            count = _read_count(element, "number-columns-repeated", MAX_COLUMNS)
            if not is_shown or not self._styles.is_shown(element):
                self._sheet.hidden_columns.update(range(column, column + count))
            column += count
        row = 1
        for element, is_shown in _iter_nested(table, "table-row", _GROUPS):
            count = _read_count(element, "number-rows-repeated", MAX_ROWS)
            for number in range(row, min(row + count, MAX_ROWS + 2)):
                if not is_shown or not self._styles.is_shown(element):
                    self._sheet.hidden_rows.add(number)
                if self._sheet.is_full or not self._take_row(element, number):
                    break  # rows without any content, often a million of them
            row += count
        return [*self._sheet.describe_limits(), *self._cells.describe()]

    def _take_row(self, element: etree._Element, row: int) -> bool:
        """Take in the cells of a row; whether any holds something."""
        column = 1
        has_content = False
        for cell in element:
            if local_name(cell) not in ("table-cell", "covered-table-cell"):
                continue
            count = _read_count(cell, "number-columns-repeated", MAX_COLUMNS)
            if read_attribute(cell, "value-type") or len(cell):
                has_content = True
                for at in range(column, min(column + count, MAX_COLUMNS + 2)):
                    self._take_cell(cell, CellPlace(row, at))
            elif read_attribute(cell, "style-name") and count < MAX_COLUMNS:
                self._sheet.note_place(CellPlace(row, min(column + count - 1, MAX_COLUMNS)), has_content=False)
            column += count
        return has_content

    def _take_cell(self, cell: etree._Element, place: CellPlace) -> None:
        if not self._sheet.note_place(place, has_content=True):
            return
        rows, columns = (_read_count(cell, f"number-{name}-spanned", MAX_ROWS) for name in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self._sheet.merged.append(MergedRange(*place, place.row + rows - 1, place.column + columns - 1))
        ground = self._styles.find_ground(cell)
        unseen = judge_font(self._styles.find_unseen(cell), self._styles.find_ink(cell), ground)
        look = CellLook(unseen=unseen, ground=ground)
        runs = list(self._iter_runs(cell))
        shown = "".join(run.text for run in runs)
        kind, value = read_attribute(cell, "value-type"), read_attribute(cell, "value")
        if kind in _NUMBERS and shown not in ("TRUE", "FALSE"):
            stored = parse_stored_number(value)
            is_whole = all(not run.has_own_font or run.judge(look) is None for run in runs)
            if is_whole:
                self._cells.take_shown(reconcile_shown_number(shown, stored), f"{stored:f}", look, place)
                return
        if kind == "date":
            runs = [TextRun(write_moment(datetime.fromisoformat(read_attribute(cell, "date-value")[:19])))]
        self._cells.take_text(runs, look, place)

    def _iter_runs(self, cell: etree._Element) -> Iterator[TextRun]:
        """The pieces of a cell's text, its paragraphs one under the other."""
        for number, paragraph in enumerate(cell.iterfind("{*}p")):
            if number:
                yield TextRun("\n")
            yield from self._iter_pieces(paragraph, None)

    def _iter_pieces(self, element: etree._Element, run: TextRun | None) -> Iterator[TextRun]:
        """The pieces in an element. run: the font they stand in, None for that of the cell."""
        pattern = run or TextRun("")
        yield replace(pattern, text=element.text or "")
        for child in element:
            name = local_name(child)
            if name == "span":
                unseen, ink = self._styles.find_unseen(child), self._styles.find_ink(child)
                yield from self._iter_pieces(child, TextRun("", True, unseen, ink) if unseen or ink else run)
            elif name in ("s", "tab", "line-break"):
                yield replace(pattern, text="\n" if name == "line-break" else " ")
            elif name not in _NO_TEXT:
                yield from self._iter_pieces(child, run)
            yield replace(pattern, text=child.tail or "")


def _iter_nested(element: etree._Element, name: str, groups: tuple[str, ...]) -> Iterator[tuple[etree._Element, bool]]:
    """The rows or columns of a table, also those in groups, each with whether its groups are shown."""
    for child in element:
        kind = local_name(child)
        if kind == name:
            yield child, True
        elif kind in groups:
            is_shown = read_attribute(child, "display") != "false"
            for inner, is_inner_shown in _iter_nested(child, name, groups):
                yield inner, is_shown and is_inner_shown


def _read_count(element: etree._Element, name: str, most: int) -> int:
    """A number of rows or columns, at least 1; one far beyond what is read is cut."""
    text = read_attribute(element, name)
    return max(1, min(int(text), most + 2)) if text.isdigit() else 1
