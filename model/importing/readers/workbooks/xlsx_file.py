"""Reads an .xlsx workbook: every visible sheet row by row, as it shows, and the hidden sheet of our own workbooks.

The XML is read itself: openpyxl refuses whole files for a style or drawing nobody needs, and tells nothing of pieces
of a text that are struck out.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.document import DERIVED_SHEETS, EMBEDDED_SHEET, Document, DocumentRow
from model.importing.readers import zip_guard
from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.workbooks.sheet_rows import build_rows
from model.importing.readers.workbooks.xlsx_parts import Package, is_true
from model.importing.readers.workbooks.xlsx_sheet import BookContents, SheetReader
from model.importing.readers.workbooks.xlsx_styles import CellLook, read_looks, read_shared_texts

_BROKEN_FILE_ERRORS = (
    zipfile.BadZipFile,
    SyntaxError,  # what every XML parser's errors are
    ValueError,
    ArithmeticError,
    LookupError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)

_NO_LOOKS = "这个工作簿的格式坏了，读不出哪些字是划去的、数字按什么单位显示，请与原表核对。"


def read(path: Path) -> Document:
    """The rows of a workbook; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check_unpackable(path, ".xls", ".xlsx", max_xml_bytes=zip_guard.MAX_BYTES)
    try:
        with zipfile.ZipFile(path) as archive:
            package = Package(archive)
            unread = {sheet.part for sheet in package.sheets if sheet.title in DERIVED_SHEETS}
            zip_guard.check_text_length(path, package.list_members_without(unread))
            return _BookReader(package).read()
    except _BROKEN_FILE_ERRORS as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx，再试一次。"
        ) from error


class _BookReader:
    """Reads all sheets of a package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._hidden = HiddenText()
        self._notes: list[str] = []
        self._book = BookContents(
            self._read_looks(),
            read_shared_texts(package.read_related("sharedStrings")),
            any(is_true(part.get("date1904")) for part in package.workbook.iter("{*}workbookPr")),
            any(sheet.title == EMBEDDED_SHEET for sheet in package.sheets),
        )

    def read(self) -> Document:
        """The Document of the workbook."""
        embedded_cells: tuple[str, ...] | None = None
        rows: list[DocumentRow] = []
        for sheet in self._package.sheets:
            content = self._package.read(sheet.part)
            if sheet.title == EMBEDDED_SHEET:
                embedded_cells = self._read_first_column(content)
            elif self._is_derived(sheet.title, content):
                continue
            elif not sheet.is_visible:
                self._notes.append(f"工作表“{sheet.title}”是隐藏的，没有读。")
            else:
                rows += self._read_rows(sheet.title, content)
        return Document(tuple(rows), (*self._notes, *self._hidden.describe()), embedded_cells)

    def _read_looks(self) -> Sequence[CellLook]:
        """The looks of cells; none, which the clerk is told, where the part with them is broken."""
        try:
            return read_looks(self._package.read_related("styles"))
        except (SyntaxError, ValueError):
            self._notes.append(_NO_LOOKS)
            return ()

    def _read_rows(self, title: str, content: bytes) -> Iterator[DocumentRow]:
        reader = SheetReader(title, self._book, self._hidden)
        sheet = reader.read(content)
        self._notes += [*sheet.describe_limits(), *reader.notes]
        yield from build_rows(sheet, self._hidden)

    def _read_first_column(self, content: bytes) -> tuple[str, ...]:
        return SheetReader(EMBEDDED_SHEET, self._book, HiddenText()).read(content).read_first_column()

    def _is_derived(self, title: str, content: bytes) -> bool:
        """Whether a sheet is one of our own workbooks that is computed from the others."""
        heading = DERIVED_SHEETS.get(title)
        return heading is not None and SheetReader(title, self._book, HiddenText()).read_first_text(content) == heading
