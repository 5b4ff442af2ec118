"""Reads plain text (.txt): tables and paragraphs.

A row of a table is a line with tabs or bars between its cells, or several lines of one cell each that begin with a tab.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.document import MAX_ROWS, Document, DocumentRow
from model.importing.readers.encoding import decode_text
from model.importing.readers.text.blank_lines import remove_rhythm
from model.importing.readers.text.columns import split_tables
from model.importing.readers.text.line_ends import join_lines
from model.importing.readers.text.pages import split_lines
from model.importing.readers.whole_file import read_whole
from model.text import clean_line

MAX_BYTES = 2_000_000
"""Bytes of a file; a report has not a tenth of it."""

_BAR = re.compile(r"[|｜│┃║]")
_ROW_OF_BARS = re.compile(r"\s*[|｜│┃║].*[|｜│┃║]\s*|(?:[^|｜│┃║]*[|｜│┃║]){2,}[^|｜│┃║]*")
_FRAME_OF_BARS = re.compile(r"[\s|:+\-=\u2500-\u257f]*")
"""A line of bars that only draws the frame of a table."""
_FRAME_LINE = re.compile(r"\s*[\u2500-\u257f+][\s\u2500-\u257f+\-=]+")
_MARKDOWN_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|\*\*(?=.*\*\*\s*$))")
_NEW_PART = re.compile(r"\s*(?:[一二三四五六七八九十]、|#)")


def read(path: Path) -> Document:
    """The rows of a text file; raises UnreadableFile for one that is no text, blank or too large."""
    raw = read_whole(path, MAX_BYTES)
    text = decode_text(path.name, raw)
    if not text.strip():
        raise UnreadableFile(path.name, "文件是空的。")
    return Document(tuple(split_rows(text)))


def split_rows(text: str) -> list[DocumentRow]:
    """The rows of tables and the paragraphs of a text, up to MAX_ROWS."""
    rows: list[DocumentRow] = []
    for block in split_tables(join_lines(remove_rhythm(split_lines(text)))):
        reader = _RowCollector()
        for part in block:
            if isinstance(part, DocumentRow):
                rows.append(part)
            else:
                reader.take_line(part.text, f"第 {part.number} 行")
            if len(rows) + len(reader.rows) > MAX_ROWS:
                break  # a document with more is refused
        reader.end_row()
        rows += reader.rows
    return rows


class _RowCollector:
    """Puts lines together into rows. A row of one cell a line ends at an empty line or at any other row."""

    def __init__(self) -> None:
        self.rows: list[DocumentRow] = []
        self._cells: list[str] = []
        self._location = ""
        self._blank_lines = 0

    def take_line(self, line: str, location: str) -> None:
        """Add a line: a row, a cell of the open row, more of its last cell, or a paragraph."""
        if line.startswith("\t") and "\t" not in line.strip():
            self._add_cell(line.strip(), location)
        elif "\t" in line.strip():
            self._add_table_row([cell.strip() for cell in line.split("\t")], location)
        elif _ROW_OF_BARS.fullmatch(line):
            if not _FRAME_OF_BARS.fullmatch(line):
                inner = _BAR.sub("|", line.strip()).removeprefix("|").removesuffix("|")
                self._add_table_row([cell.strip() for cell in inner.split("|")], location)
        elif _FRAME_LINE.fullmatch(line):
            self.end_row()
        elif not line.strip():
            self.end_row()
            self._blank_lines += 1
        elif self._cells and self._cells[-1] and not _NEW_PART.match(line):
            self._cells[-1] += line.strip()
        else:
            self.end_row()
            text = _MARKDOWN_MARKS.sub("", line).rstrip("* ")
            self._add_row([text], location, is_table=False)

    def _add_cell(self, text: str, location: str) -> None:
        """Add a cell to the open row, or open one with it."""
        if not self._cells:
            self._location = location
        self._cells.append(clean_line(text))

    def _add_table_row(self, cells: list[str], location: str) -> None:
        self.end_row()
        self._add_row(cells, location, is_table=True)

    def end_row(self) -> None:
        """Close the row of cells that is open, if one is."""
        if self._cells:
            cells, self._cells = self._cells, []
            self._add_row(cells, self._location, is_table=True)

    def _add_row(self, cells: Sequence[str], location: str, is_table: bool) -> None:
        texts = tuple(clean_line(cell) for cell in cells)
        self.rows.append(DocumentRow(texts, location, is_table=is_table, blank_lines_before=self._blank_lines))
        self._blank_lines = 0
