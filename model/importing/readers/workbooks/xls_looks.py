"""How the cells of an .xls workbook look: formats, fonts, hidden rows and columns ([MS-XLS], Excel 5 to 2003)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from model.importing.readers.colours import WHITE, Colour
from model.importing.readers.compound_file import CompoundFile
from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.workbooks.sheet_looks import BookLooks, PasswordNeeded, SheetLooks
from model.importing.readers.workbooks.sheet_rows import MAX_COLUMNS, CellPlace
from model.importing.readers.workbooks.xls_texts import read_rich_texts
from model.importing.readers.workbooks.xlsx_styles import (
    BUILT_IN_FORMATS,
    INDEXED_COLOURS,
    MIN_FONT_SIZE,
    CellLook,
    TextRun,
    judge_font,
)

STREAM_NAMES = ("Workbook", "Book")
"""Of Excel 97 and later, and of Excel 5 and 95."""

_SHARED_TEXTS, _CONTINUED, _SHARED_TEXT_CELL = 0xFC, 0x3C, 0xFD
_BEGIN, _END, _FONT, _FORMAT, _STYLE, _DATE_MODE, _SHEET, _PASSWORD = 0x809, 0x0A, 0x31, 0x41E, 0xE0, 0x22, 0x85, 0x2F
_ROW, _COLUMNS, _WINDOW, _MANY_NUMBERS, _MANY_BLANKS, _BOOLEAN_OR_ERROR, _FORMULA = (
    0x208,
    0x7D,
    0x23E,
    0xBD,
    0xBE,
    0x205,
    0x06,
)
_CELLS = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6, 0x201, _BOOLEAN_OR_ERROR, _FORMULA})
"""NUMBER, RK, LABELSST, LABEL, RSTRING, BLANK: each begins with row, column and style."""
_WORKSHEET, _BIFF8 = 0x10, 0x600
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_MISSING_FONT = 4
"""Fonts are counted without a fourth: what is named 5 is the fifth in the file."""
_SOLID = 1
_ESCAPEMENTS: dict[int, HiddenKind] = {1: "superscript", 2: "subscript"}


def read_xls_looks(content: bytes) -> BookLooks:
    """The looks of a workbook, its worksheets in their order in the file. Raises PasswordNeeded, or ValueError
    and its like where it is broken."""
    compound = CompoundFile(content)
    name = next(name for name in STREAM_NAMES if name in compound.streams)
    stream = compound.read(name)
    reader = _LookReader()
    for offset in reader.read_globals(stream):
        reader.read_sheet(stream, offset)
    return reader.finish()


def _iter_records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The kind and content of each record from a place in the stream on, to the end of its part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _END:
            return


class _LookReader:
    """Collects the looks of a workbook record by record."""

    def __init__(self) -> None:
        self._book = BookLooks()
        self._formats = dict(BUILT_IN_FORMATS)
        self._fonts: list[tuple[HiddenKind | None, Colour | None]] = []
        self._styles: list[tuple[int, int, Colour | None]] = []
        self._rich_texts: Mapping[int, tuple[TextRun, ...]] = {}
        self._is_biff8 = True

    def read_globals(self, stream: bytes) -> list[int]:
        """Read what all sheets share; where each sheet begins in the stream."""
        offsets = []
        text_records: list[bytes] = []
        before = 0
        for kind, record in _iter_records(stream, 0):
            if kind == _SHARED_TEXTS or (kind == _CONTINUED and before == _SHARED_TEXTS):
                text_records.append(record)
                before = _SHARED_TEXTS
                continue
            before = kind
            if kind == _BEGIN:
                self._is_biff8 = struct.unpack_from("<H", record)[0] == _BIFF8
            elif kind == _PASSWORD:
                raise PasswordNeeded
            elif kind == _FONT:
                self._fonts.append(_read_font(record))
            elif kind == _FORMAT:
                self._formats[struct.unpack_from("<H", record)[0]] = self._read_code(record)
            elif kind == _STYLE:
                font, code = struct.unpack_from("<HH", record)
                self._styles.append((font, code, _read_ground(record) if self._is_biff8 else None))
            elif kind == _DATE_MODE:
                self._book.is_1904 = record[:1] == b"\x01"
            elif kind == _SHEET:
                offsets.append(struct.unpack_from("<I", record)[0])
        self._rich_texts = {
            number: tuple(TextRun(text, font is not None, *self._find_font(font)) for text, font in runs)
            for number, runs in read_rich_texts(text_records).items()
        }
        return offsets

    def read_sheet(self, stream: bytes, offset: int) -> None:
        """Read one sheet, whatever it is: charts count as sheets without cells."""
        sheet = SheetLooks()
        self._book.sheets.append(sheet)
        for kind, record in _iter_records(stream, offset):
            if kind in _CELLS:
                self._take_cell(sheet, kind, record)
            elif kind in (_MANY_NUMBERS, _MANY_BLANKS):
                _take_cells(sheet, record, 6 if kind == _MANY_NUMBERS else 2)
            elif kind == _ROW:
                row, height, flags = struct.unpack_from("<H4xH4xH", record)
                if flags & 0x20 or (height & 0x7FFF) < 40:  # in twentieths of a point
                    sheet.hidden_rows.add(row + 1)
            elif kind == _COLUMNS:
                first, last, width, flags = struct.unpack_from("<HHH2xH", record)
                if flags & 1 or width < 77:  # in 256ths of a digit
                    sheet.hidden_columns.update(range(first + 1, min(last + 1, MAX_COLUMNS) + 1))
            elif kind == _WINDOW:
                sheet.shows_zeros = bool(struct.unpack_from("<H", record)[0] & 0x10)

    def finish(self) -> BookLooks:
        """The looks of the workbook."""
        self._book.looks = [
            CellLook(
                self._formats.get(code, "General") or "General", judge_font(*self._find_font(font), ground), ground
            )
            for font, code, ground in self._styles
        ]
        return self._book

    def _take_cell(self, sheet: SheetLooks, kind: int, record: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", record)
        place = CellPlace(row + 1, column + 1)
        sheet.note_cell(place, style)
        if kind == _BOOLEAN_OR_ERROR and record[7:8] == b"\x01":
            sheet.errors[place] = _ERRORS.get(record[6], "#N/A")
        elif kind == _SHARED_TEXT_CELL:
            runs = self._rich_texts.get(struct.unpack_from("<I", record, 6)[0])
            if runs:
                sheet.rich_texts[place] = runs
        elif kind == _FORMULA and record[6:7] == b"\x02" and record[12:14] == b"\xff\xff":
            sheet.errors[place] = _ERRORS.get(record[8], "#N/A")

    def _read_code(self, record: bytes) -> str:
        """The format code in a record, a text of Excel 97 or of the versions before."""
        if not self._is_biff8:
            return record[3 : 3 + record[2]].decode("gb18030", "replace")
        length, flags = struct.unpack_from("<HB", record, 2)
        is_wide = flags & 1
        return record[5 : 5 + length * (2 if is_wide else 1)].decode("utf-16-le" if is_wide else "latin-1", "replace")

    def _find_font(self, number: int | None) -> tuple[HiddenKind | None, Colour | None]:
        if number is None:
            return None, None
        at = number - 1 if number > _MISSING_FONT else number
        return self._fonts[at] if at < len(self._fonts) else (None, None)


def _read_font(record: bytes) -> tuple[HiddenKind | None, Colour | None]:
    """Why text in a font is not to be read, None where it is, and its colour, None where that is not known."""
    height, flags, colour, escapement = struct.unpack_from("<HHH2xH", record)
    ink = INDEXED_COLOURS.get(colour)
    if flags & 0x08:
        return "struck", ink
    return _ESCAPEMENTS.get(escapement) or ("hidden" if height < MIN_FONT_SIZE * 20 else None), ink


def _read_ground(style: bytes) -> Colour | None:
    """The colour of a cell of a style (XF, 2.4.353); None where it is not known."""
    if len(style) < 20:
        return WHITE
    lines, colours = struct.unpack_from("<IH", style, 14)
    pattern = lines >> 26
    if pattern > _SOLID:
        return None
    return INDEXED_COLOURS.get(colours & 0x7F) if pattern else WHITE


def _take_cells(sheet: SheetLooks, record: bytes, size: int) -> None:
    """Take in the cells of a record that holds several side by side, each of so many bytes, its style first."""
    row, first = struct.unpack_from("<HH", record)
    for number, at in enumerate(range(4, len(record) - 2 - size + 1, size)):
        sheet.note_cell(CellPlace(row + 1, first + number + 1), struct.unpack_from("<H", record, at)[0])
