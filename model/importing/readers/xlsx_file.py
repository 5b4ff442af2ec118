"""Reads a workbook: every visible sheet row by row, as it shows, and the parcel our own workbooks carry."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import UnreadableFile
from model.files.visible_text import unescape
from model.importing import embedded_report
from model.importing.document import BESIDE, Document, Row, letters
from model.importing.matching.values import money_unit, number_text
from model.importing.readers import zip_guard
from model.text import clean

MOST_ROWS = 2_000
MOST_COLUMNS = 60
"""What lies beyond is not read, and said: a report needs 40 rows and 15 columns."""

_BROKEN = (
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

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


def read(path: Path) -> Document:
    """The rows of a workbook; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check(path, ".xls", ".xlsx")
    content = path.read_bytes()
    try:
        shown, written = _loaded(content, data_only=True), _loaded(content, data_only=False, read_only=True)
        carried = _parcel(shown)
        notes: list[str] = []
        rows = [row for page in shown.worksheets for row in _rows(page, written[page.title], notes)]
    except _BROKEN as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx，再试一次。"
        ) from error
    if embedded_report.SHEET in shown.sheetnames and carried is None:
        notes.append("随文件保存的完整记录已经损坏，只按看得见的内容读入；备注和上年数据没有了。")
    return Document(tuple(rows), tuple(notes), carried)


def _loaded(content: bytes, data_only: bool, read_only: bool = False) -> Workbook:
    """The workbook, without openpyxl's remarks on what it leaves aside: we only read.

    read_only: row by row, in a third of the time, and without the merged cells.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(content), read_only, data_only=data_only)


def _parcel(book: Workbook) -> embedded_report.Parcel | None:
    if embedded_report.SHEET not in book.sheetnames:
        return None
    texts = [str(cell.value or "") for (cell,) in book[embedded_report.SHEET].iter_rows(max_col=1)]
    return embedded_report.unpack(texts[1:]) if texts[0] == embedded_report.MARK else None


def _rows(page: Worksheet, written: Any, notes: list[str]) -> Iterator[Row]:
    """The rows of one visible sheet down to the last that says anything."""
    name = f"工作表“{page.title}”"
    if page.title == embedded_report.SHEET or page["A1"].value == BESIDE.get(page.title, ""):
        return
    if page.sheet_state != "visible":
        notes.append(f"{name}是隐藏的，没有读。")
        return
    if page.max_row > MOST_ROWS or page.max_column > MOST_COLUMNS:
        notes.append(f"{name}太大，只读了前 {MOST_ROWS} 行、前 {MOST_COLUMNS} 列。")
    covered = _covered(page)
    formulas = _formulas(written) - covered
    last = (min(page.max_row, MOST_ROWS), min(page.max_column, MOST_COLUMNS))
    for number, cells in enumerate(page.iter_rows(max_row=last[0], max_col=last[1]), start=1):
        where = f"{name}第 {number} 行"
        texts: list[str | None] = []
        for at, cell in enumerate(cells):
            text = _text(cell)
            if not text and (number, at + 1) in formulas:
                notes.append(
                    f"{where} {letters(at)} 列是公式，文件里没有存它的结果，按未填读入。请在 Excel 里打开、保存后再读。"
                )
            texts.append(None if not text and (number, at + 1) in covered else text)
        yield Row(tuple(texts), where, table=True, aligned=True, part=page.title)


def _covered(page: Worksheet) -> set[tuple[int, int]]:
    """The places that merged cells cover, but for the first of each."""
    places: set[tuple[int, int]] = set()
    for span in page.merged_cells.ranges:
        low, high = min(span.max_row, MOST_ROWS), min(span.max_col, MOST_COLUMNS)
        places |= {(row, at) for row in range(span.min_row, low + 1) for at in range(span.min_col, high + 1)}
        places.discard((span.min_row, span.min_col))
    return places


def _formulas(page: Any) -> set[tuple[int, int]]:
    """The places where a formula stands in a sheet that is read row by row, for which openpyxl states no type."""
    page.reset_dimensions()  # which WPS may state wrongly
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as in _loaded: only now is the sheet looked into
        rows = page.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        return {
            (cell.row, cell.column)
            for row in rows
            for cell in row
            if cell.data_type == "f" and isinstance(cell.value, str) and cell.value.startswith("=")
        }


def _text(cell: Any) -> str:
    """What a cell shows: a number with every digit and, where its format prints one, its unit of money."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        words = "".join(text or mark for text, mark in _LITERAL.findall(cell.number_format or ""))
        return number_text(value) + money_unit(words)
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return "\n".join(line for raw in unescape(str(value)).split("\n") if (line := clean(raw)))
