"""Reads plain text: cells one a line behind a tab, rows of tabs or of bars, everything else paragraphs."""

from __future__ import annotations

import re
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.document import MOST_ROWS, Document, Row
from model.importing.readers.encoding import decoded
from model.text import clean

MOST_BYTES = 2_000_000

_BAR = re.compile(r"[|｜│┃║]")
_BARS = re.compile(r"\s*[|｜│┃║].*[|｜│┃║]\s*|(?:[^|｜│┃║]*[|｜│┃║]){2,}[^|｜│┃║]*")
_RULE = re.compile(r"[\s|:+\-=\u2500-\u257f]*")
"""A line that only draws the frame."""
_FRAME = re.compile(r"\s*[\u2500-\u257f+][\s\u2500-\u257f+\-=]+")
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|\*\*(?=.*\*\*\s*$))")
_NEW_PART = re.compile(r"\s*(?:[一二三四五六七八九十]、|#)")


def read(path: Path) -> Document:
    """The rows of a text file; raises UnreadableFile for one that is no text."""
    raw = path.read_bytes()
    if len(raw) > MOST_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    text = decoded(path.name, raw)
    if not text.strip():
        raise UnreadableFile(path.name, "文件是空的。")
    return Document(tuple(rows(text)))


def rows(text: str) -> list[Row]:
    """The rows and paragraphs of a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    reader = _Lines()
    for number, line in enumerate(lines, start=1):
        reader.take(line, f"第 {number} 行")
        if len(reader.rows) > MOST_ROWS:
            break  # what comes of it is refused
    reader.end_row()
    return reader.rows


class _Lines:
    """Puts lines together into rows: a row of cells one a line ends at an empty line."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._cells: list[str] = []
        self._where = ""
        self._gap = 0

    def take(self, line: str, where: str) -> None:
        if line.startswith("\t") and "\t" not in line.strip():
            self._cell(line.strip(), where)
        elif "\t" in line.strip():
            self._whole([cell.strip() for cell in line.split("\t")], where)
        elif _BARS.fullmatch(line):
            if not _RULE.fullmatch(line):
                inner = _BAR.sub("|", line.strip()).removeprefix("|").removesuffix("|")
                self._whole([cell.strip() for cell in inner.split("|")], where)
        elif _FRAME.fullmatch(line):
            self.end_row()
        elif not line.strip():
            self.end_row()
            self._gap += 1
        elif self._cells and self._cells[-1] and not _NEW_PART.match(line):
            self._cells[-1] += line.strip()
        else:
            self.end_row()
            self._add(Row((clean(_MARKS.sub("", line).rstrip("* ")),), where, gap=self._gap))

    def _cell(self, text: str, where: str) -> None:
        if not self._cells:
            self._where = where
        self._cells.append(clean(text))

    def _whole(self, cells: list[str], where: str) -> None:
        self.end_row()
        self._add(Row(tuple(clean(cell) for cell in cells), where, table=True, gap=self._gap))

    def end_row(self) -> None:
        """Close the row of cells that is open, if one is."""
        if self._cells:
            cells, self._cells = tuple(self._cells), []
            self._add(Row(cells, self._where, table=True, gap=self._gap))

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self._gap = 0
