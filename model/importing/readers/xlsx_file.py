"""Reads a workbook: every visible sheet row by row, as it shows, and the hidden sheet of our own workbooks."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import UnreadableFile
from model.importing.document import DERIVED_SHEETS, EMBEDDED_SHEET, Document, DocumentRow, column_letters
from model.importing.readers import zip_guard
from model.text import split_paragraphs
from model.workbook_text import unescape_from_excel

MAX_ROWS = 2_000
MAX_COLUMNS = 60
"""Rows and columns of a sheet that are read; the clerk is told of more. A report needs 40 and 15."""

_BROKEN_FILE_ERRORS = (
    zipfile.BadZipFile,
    InvalidFileException,
    SyntaxError,  # what every XML parser's errors are
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
)
"""All that openpyxl was seen to raise for files that are no workbooks inside."""

# What a number format prints as it stands: "text" in quotes, or one character behind a backslash
_FORMAT_LITERAL = re.compile(r'"([^"]*)"|\\(.)')

MONEY_UNITS = ("亿元", "万元", "元")
"""Units of money that a number format may print behind a number, the longest first."""


def read(path: Path) -> Document:
    """The rows of a workbook; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check_unpackable(path, ".xls", ".xlsx")
    content = path.read_bytes()
    try:
        shown = _load_quietly(content, data_only=True)
        written = _load_quietly(content, data_only=False, read_only=True)
        embedded_cells = _read_embedded_cells(shown)
        notes: list[str] = []
        rows = [row for page in shown.worksheets for row in _read_rows(page, written[page.title], notes)]
    except _BROKEN_FILE_ERRORS as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx，再试一次。"
        ) from error
    return Document(tuple(rows), tuple(notes), embedded_cells)


def _load_quietly(content: bytes, data_only: bool, read_only: bool = False) -> Workbook:
    """The workbook, without openpyxl's warnings of what it would lose in writing: we only read.

    data_only: the results of formulas instead of the formulas. read_only: in a third of the time, and without the
    merged cells.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(content), read_only, data_only=data_only)


def _read_embedded_cells(book: Workbook) -> tuple[str, ...] | None:
    """The first column of the hidden sheet of our own workbooks; None in others."""
    if EMBEDDED_SHEET not in book.sheetnames:
        return None
    return tuple(str(cell.value or "") for (cell,) in book[EMBEDDED_SHEET].iter_rows(max_col=1))


def _read_rows(page: Worksheet, written: Any, notes: list[str]) -> Iterator[DocumentRow]:
    """The rows of one visible sheet; none of those that only our own workbooks have.

    written: the same sheet with its formulas, loaded read_only. notes: sentences for the clerk are added to it.
    """
    name = f"工作表“{page.title}”"
    if page.title == EMBEDDED_SHEET or page["A1"].value == DERIVED_SHEETS.get(page.title, ""):
        return
    if page.sheet_state != "visible":
        notes.append(f"{name}是隐藏的，没有读。")
        return
    if page.max_row > MAX_ROWS or page.max_column > MAX_COLUMNS:
        notes.append(f"{name}太大，只读了前 {MAX_ROWS} 行、前 {MAX_COLUMNS} 列。")
    covered = _find_covered(page)
    formulas = _find_formulas(written) - covered
    last = (min(page.max_row, MAX_ROWS), min(page.max_column, MAX_COLUMNS))
    for number, cells in enumerate(page.iter_rows(max_row=last[0], max_col=last[1]), start=1):
        location = f"{name}第 {number} 行"
        texts: list[str | None] = []
        for at, cell in enumerate(cells):
            text = _format_cell(cell)
            if not text and (number, at + 1) in formulas:
                notes.append(
                    f"{location} {column_letters(at)} 列是公式，文件里没有存它的结果，按未填读入。"
                    "请在 Excel 里打开、保存后再读。"
                )
            is_covered = not text and (number, at + 1) in covered
            texts.append(None if is_covered else text)
        yield DocumentRow(tuple(texts), location, is_table=True, is_aligned=True, worksheet=page.title)


def _find_covered(page: Worksheet) -> set[tuple[int, int]]:
    """The rows and columns, counted from 1, of the places that merged cells cover, but for the first of each."""
    places: set[tuple[int, int]] = set()
    for span in page.merged_cells.ranges:
        rows = range(span.min_row, min(span.max_row, MAX_ROWS) + 1)
        columns = range(span.min_col, min(span.max_col, MAX_COLUMNS) + 1)
        places.update(product(rows, columns))
        places.discard((span.min_row, span.min_col))
    return places


def _find_formulas(page: Any) -> set[tuple[int, int]]:
    """The rows and columns, counted from 1, of the places where a formula stands, in a sheet loaded read_only."""
    page.reset_dimensions()  # which WPS may state wrongly
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as in _load_quietly: only now is the sheet parsed
        rows = page.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
        return {
            (cell.row, cell.column)
            for row in rows
            for cell in row
            if cell.data_type == "f" and isinstance(cell.value, str) and cell.value.startswith("=")
        }


def _format_cell(cell: Any) -> str:
    """The text of a cell: a number with every digit and, where its format prints one, its unit of money."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _format_number(value) + _find_money_unit(cell.number_format or "")
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return "\n".join(split_paragraphs(unescape_from_excel(str(value))))


def _format_number(value: int | float) -> str:
    """A spreadsheet's number as it shows it: 15 digits at most, never 1E+15."""
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(f'{value:.15g}'):f}"


def _find_money_unit(number_format: str) -> str:
    """The unit of money that a number format prints: 0"元" → 元; "" where it prints none."""
    literals = "".join(text or mark for text, mark in _FORMAT_LITERAL.findall(number_format))
    return next((unit for unit in MONEY_UNITS if unit in literals), "")
