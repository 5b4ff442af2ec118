"""Reads .xls, .et and .xlsb workbooks: their values through python-calamine, their looks through modules beside it.

python-calamine (0.9) tells no number formats, fonts or hidden rows, and aborts the program where a sheet reaches too
far; so looks are read first.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from model.errors import UnreadableFile
from model.importing.document import DERIVED_SHEETS, EMBEDDED_SHEET, Document, DocumentRow
from model.importing.readers import zip_guard
from model.importing.readers.compound_file import MAGIC
from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.whole_file import read_whole
from model.importing.readers.workbooks.date_formats import write_moment
from model.importing.readers.workbooks.sheet_looks import BookLooks, PasswordNeeded, SheetLooks
from model.importing.readers.workbooks.sheet_rows import CellPlace, MergedRange, SheetTexts, build_rows
from model.importing.readers.workbooks.shown_cells import ShownCells
from model.importing.readers.workbooks.xls_looks import read_xls_looks
from model.importing.readers.workbooks.xlsb_looks import read_xlsb_looks
from model.importing.readers.workbooks.xlsx_sheet import parse_stored_number
from model.importing.readers.workbooks.xlsx_styles import CellLook, TextRun

MAX_BYTES = 20_000_000
"""Bytes of a file; a report has not a hundredth of it."""

MAX_CELLS = 1_000_000
"""Places between the first and the last cell of a sheet, all of which python-calamine keeps in memory."""

_BROKEN_FILE_ERRORS = (
    ValueError,
    LookupError,
    struct.error,
    StopIteration,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)
_BROKEN = "文件坏了，或者里面不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx，再试一次。"
_TOO_LARGE = "里面的表格太大，不像一份报告。请核对是不是选错了文件。"
_EPOCH = datetime(1899, 12, 31)

CellValue = int | float | str | bool | time | date | datetime | timedelta


def read(path: Path) -> Document:
    """The rows of a workbook; raises UnreadableFile for one that cannot be opened."""
    content = read_whole(path, MAX_BYTES, _TOO_LARGE)
    looks = _read_looks(path, content)
    if any(sheet.last_row * sheet.last_column > MAX_CELLS for sheet in looks.sheets):
        raise UnreadableFile(path.name, _TOO_LARGE)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return _read_book(book, looks)
    except (CalamineError, *_BROKEN_FILE_ERRORS) as error:
        raise UnreadableFile(path.name, _BROKEN) from error
    except BaseException as error:
        # WORKAROUND: python-calamine 0.9 lets panics of its Rust through, which are no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile(path.name, _BROKEN) from error


def _read_looks(path: Path, content: bytes) -> BookLooks:
    """How the cells of a workbook look. Raises UnreadableFile where it is broken or asks for a password."""
    try:
        if content.startswith(MAGIC):
            return read_xls_looks(content)
        if not zipfile.is_zipfile(path):
            raise UnreadableFile(path.name, _BROKEN)
        zip_guard.check_unpackable(path, ".xls", ".xlsx")
        return read_xlsb_looks(content)
    except PasswordNeeded as error:
        raise UnreadableFile(path.name, "文件加了密码。请用 Excel 或 WPS 打开，取消密码后另存，再试一次。") from error
    except _BROKEN_FILE_ERRORS as error:
        raise UnreadableFile(path.name, _BROKEN) from error


def _read_book(book: CalamineWorkbook, looks: BookLooks) -> Document:
    hidden = HiddenText()
    notes: list[str] = []
    rows: list[DocumentRow] = []
    embedded_cells: tuple[str, ...] | None = None
    is_ours = EMBEDDED_SHEET in book.sheet_names
    for number, (entry, sheet_looks) in enumerate(zip(book.sheets_metadata, looks.sheets, strict=True)):
        is_embedded = entry.name == EMBEDDED_SHEET
        if entry.typ != SheetTypeEnum.WorkSheet:
            continue
        if entry.visible != SheetVisibleEnum.Visible and not is_embedded:
            notes.append(f"工作表“{entry.name}”是隐藏的，没有读。")
            continue
        sheet = SheetTexts(entry.name, hidden_rows=sheet_looks.hidden_rows, hidden_columns=sheet_looks.hidden_columns)
        is_told = not is_embedded and entry.name not in DERIVED_SHEETS
        cells = ShownCells(sheet, hidden if is_told else HiddenText(), looks.is_1904, is_ours)
        cells.shows_zeros = sheet_looks.shows_zeros
        _SheetFiller(sheet, cells, looks, sheet_looks).fill(book.get_sheet_by_index(number))
        if is_embedded:
            embedded_cells = sheet.read_first_column()
        elif not sheet.is_derived:
            notes += [*sheet.describe_limits(), *cells.describe()]
            rows += build_rows(sheet, hidden)
    return Document(tuple(rows), (*notes, *hidden.describe()), embedded_cells)


class _SheetFiller:
    """Takes the values of one sheet in, each with its look."""

    def __init__(self, sheet: SheetTexts, cells: ShownCells, book: BookLooks, looks: SheetLooks) -> None:
        self._sheet = sheet
        self._cells = cells
        self._book = book
        self._looks = looks

    def fill(self, source: CalamineSheet) -> None:
        """Take in all cells, and which are merged."""
        sheet, looks = self._sheet, self._looks
        for place in looks.style_at:
            sheet.note_place(place, has_content=False)
        for (top, left), (bottom, right) in source.merged_cell_ranges or ():
            sheet.merged.append(MergedRange(top + 1, left + 1, bottom + 1, right + 1))
        for place, text in looks.errors.items():
            if place.is_within_limits:
                self._cells.take_text([TextRun(text)], self._find_look(place), place)
        values = source.to_python(skip_empty_area=False)
        for row, line in enumerate(values, start=1):
            for column, value in enumerate(line, start=1):
                if value != "":
                    self._take_value(value, CellPlace(row, column))

    def _take_value(self, value: CellValue, place: CellPlace) -> None:
        if not self._sheet.note_place(place, has_content=True):
            return
        look = self._find_look(place)
        if isinstance(value, int | float) and not isinstance(value, bool):
            self._cells.take_number(parse_stored_number(repr(value)), look, place)
        else:
            runs = self._looks.rich_texts.get(place) or [TextRun(_write_value(value))]
            self._cells.take_text(runs, look, place)

    def _find_look(self, place: CellPlace) -> CellLook:
        style = self._looks.style_at.get(place, -1)
        return self._book.looks[style] if 0 <= style < len(self._book.looks) else CellLook()


def _write_value(value: CellValue) -> str:
    """The text of a value that is no number; a date in our own order."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return write_moment(value)
    if isinstance(value, date):
        return write_moment(datetime.combine(value, time()))
    if isinstance(value, timedelta):
        value = _EPOCH + value
    if isinstance(value, time | datetime):
        return f"{value.hour}:{value.minute:02}"
    return str(value)
