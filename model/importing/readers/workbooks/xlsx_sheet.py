"""Reads one sheet of an .xlsx file: what each of its cells shows, which rows, columns and texts cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lxml import etree

from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.workbooks.date_formats import write_moment
from model.importing.readers.workbooks.sheet_rows import MAX_COLUMNS, MAX_ROWS, CellPlace, MergedRange, SheetTexts
from model.importing.readers.workbooks.shown_cells import ShownCells
from model.importing.readers.workbooks.xlsx_parts import is_true, iter_elements
from model.importing.readers.workbooks.xlsx_styles import CellLook, TextRun, read_runs

MIN_ROW_HEIGHT = 2.0
"""Points; what is lower shows nothing that could be read."""

MIN_COLUMN_WIDTH = 0.3
"""In digits of the standard font."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
_OWN_TOTAL = re.compile(r'IF\(COUNT\(([A-Z0-9:,]+)\)=0,"",SUM\(\1\)\)')
"""The formula of a total in our own workbooks: its result can be missing, as the parts are there to be added up."""
_UNCOMPUTED = "是公式，文件里没有存它的结果，没有读。请在 Excel 里打开、保存后再读。"


@dataclass(frozen=True)
class BookContents:
    """What all sheets of a workbook share.

    is_1904: its days are counted from 1904. is_ours: it carries our record.
    """

    looks: Sequence[CellLook]
    shared_texts: Sequence[tuple[TextRun, ...]]
    is_1904: bool = False
    is_ours: bool = False


class SheetReader:
    """Reads a sheet once. notes: sentences for the clerk about cells that were not read as they are stored."""

    def __init__(self, title: str, book: BookContents, hidden: HiddenText) -> None:
        self._sheet = SheetTexts(title)
        self._book = book
        self._cells = ShownCells(self._sheet, hidden, book.is_1904, book.is_ours)
        self._uncomputed: list[CellPlace] = []
        self._own_totals: set[CellPlace] = set()
        self.notes: list[str] = []

    def read(self, content: bytes) -> SheetTexts:
        """The texts of the sheet in a part. Raises SyntaxError, ValueError and IndexError where it is broken."""
        row = 0
        for element in iter_elements(content, "sheetView", "col", "row", "mergeCell"):
            name = element.tag.rpartition("}")[2]
            if name == "row":
                row = int(element.get("r", row + 1))
                if row <= MAX_ROWS or len(element):  # some programs write a million rows without a cell
                    self._take_row(element, row)
            elif name == "col":
                self._take_columns(element)
            elif name == "mergeCell":
                self._sheet.merged += _parse_range(element.get("ref", ""))
            elif element.get("showZeros") is not None:
                self._cells.shows_zeros = is_true(element.get("showZeros"))
        self._add_notes()
        return self._sheet

    def read_first_text(self, content: bytes) -> str:
        """The text of cell A1, "" where there is none; the rest of the sheet is not looked at."""
        for element in iter_elements(content, "row"):
            self._take_row(element, int(element.get("r", 1)))
            break
        return self._sheet.texts.get(CellPlace(1, 1), "")

    def _take_columns(self, element: etree._Element) -> None:
        if not is_true(element.get("hidden")) and float(element.get("width", "8")) >= MIN_COLUMN_WIDTH:
            return
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        self._sheet.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))

    def _take_row(self, element: etree._Element, row: int) -> None:
        if self._sheet.is_full:
            return
        if row > MAX_ROWS:
            self._sheet.is_cut_off = self._sheet.is_cut_off or element.find("{*}c/{*}v") is not None
            return
        if is_true(element.get("hidden")) or float(element.get("ht", "15")) < MIN_ROW_HEIGHT:
            self._sheet.hidden_rows.add(row)
        column = 0
        for cell in element.iterfind("{*}c"):
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column_number(reference[1]) if reference else column + 1
            self._take_cell(cell, CellPlace(row, column))

    def _take_cell(self, cell: etree._Element, place: CellPlace) -> None:
        value = cell.findtext("{*}v") or ""
        inline = cell.find("{*}is")
        has_content = bool(value) or inline is not None
        if not self._sheet.note_place(place, has_content):
            return
        kind = cell.get("t", "n")
        formula = None if value or kind == "str" else cell.find("{*}f")
        if formula is not None:
            self._uncomputed.append(place)
            if _OWN_TOTAL.fullmatch(formula.text or ""):
                self._own_totals.add(place)
        if not has_content:
            return
        style = int(cell.get("s", "0"))
        look = self._book.looks[style] if 0 <= style < len(self._book.looks) else CellLook()
        if kind == "n":
            self._cells.take_number(parse_stored_number(value), look, place)
        else:
            self._cells.take_text(self._read_runs(kind, value, inline), look, place)

    def _read_runs(self, kind: str, value: str, inline: etree._Element | None) -> Sequence[TextRun]:
        """The pieces of a text that a cell holds itself or names by its index among the shared ones."""
        if kind == "s":
            return self._book.shared_texts[int(value)]
        if inline is not None:
            return read_runs(inline)
        if kind == "b":
            return [TextRun("TRUE" if is_true(value) else "FALSE")]
        if kind == "d":
            return [TextRun(write_moment(datetime.fromisoformat(value)))]
        return [TextRun(value)]

    def _add_notes(self) -> None:
        """Add the sentences that only the whole sheet allows: in merged cells a formula counts in the first only."""
        sheet = self._sheet
        covered = {
            place
            for span in sheet.merged
            for place in self._uncomputed
            if span.top <= place.row <= span.bottom and span.left <= place.column <= span.right and place != span.first
        }
        for place in self._uncomputed:
            if place not in covered and self._cells.is_in_sight(place):
                sheet.refused.add(place)
                if place not in self._own_totals:
                    self.notes.append(f"{sheet.locate_cell(place)}{_UNCOMPUTED}")
        self.notes += self._cells.describe()


def parse_stored_number(value: str) -> Decimal:
    """A number as a file stores it: spreadsheets keep 15 digits, what is behind them is noise of the binary number."""
    if _WHOLE_NUMBER.fullmatch(value):
        return Decimal(value)
    number = Decimal(f"{float(value):.15g}")
    if not number.is_finite():
        raise ValueError(value)
    return number if number != number.to_integral_value() else Decimal(f"{number:f}").to_integral_value()


def _parse_range(reference: str) -> Iterator[MergedRange]:
    """The range that a reference like A1:C3 names; nothing for one that is none or a single cell."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        columns = sorted(_column_number(end[1]) for end in ends if end)
        rows = sorted(int(end[2]) for end in ends if end)
        if rows[0] <= MAX_ROWS and columns[0] <= MAX_COLUMNS:
            yield MergedRange(rows[0], columns[0], rows[1], columns[1])


def _column_number(letters: str) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
