"""Reads a Word file: its paragraphs with their automatic numbers and its tables, in reading order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from model.errors import UnreadableFile
from model.importing.document import Document, Row
from model.importing.readers import zip_guard
from model.importing.readers.docx_numbering import Numbers, tag, value
from model.importing.readers.merged_cells import Box, spread
from model.text import clean

_BODY = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_TITLES = "docProps/core.xml"
_AWAY = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "sectPr"})
"""What is no text, was struck out, or says the same again for older programs."""


def read(path: Path) -> Document:
    """The rows of a Word file; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check(path, ".doc", ".docx")
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            body = _parsed(package.read(_BODY))
            numbering = _parsed(package.read(_NUMBERING)) if _NUMBERING in names else None
            titles = _parsed(package.read(_TITLES)) if _TITLES in names else None
        page = _Page(Numbers(numbering))
        page.walk(body)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, SyntaxError) as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是 Word 文档。请用 Word 或 WPS 打开，另存为 .docx，再试一次。"
        ) from error
    named = [] if titles is None else [clean(part.text or "") for part in titles if tag(part) == "title"]
    return Document(tuple(page.rows), tuple(page.notes), titles=tuple(named))


def _parsed(content: bytes) -> etree._Element:
    """The XML of a part; no entity is expanded, nothing is fetched. Raises SyntaxError, as all XML parsers do."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


class _Page:
    """Collects paragraphs and tables. notes: what stands in the file and was not read."""

    def __init__(self, numbers: Numbers) -> None:
        self.rows: list[Row] = []
        self.notes: list[str] = []
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0

    def walk(self, element: etree._Element) -> None:
        """Take the paragraphs and tables in an element, and those of content controls and of what was inserted."""
        for child in element:
            if tag(child) == "p":
                for line in self._lines(child):
                    self._paragraphs += 1
                    self.rows.append(Row((line,), f"第 {self._paragraphs} 段"))
            elif tag(child) == "tbl":
                self._take_table(child)
            elif tag(child) not in _AWAY:
                self.walk(child)

    def _take_table(self, table: etree._Element) -> None:
        """A table; one of a single column, or around another, is only there to lay the page out."""
        rows = list(_found(table, "tr"))
        if any(tag(inner) == "tbl" for row in rows for inner in row.iter()) or all(
            sum(1 for _ in _found(row, "tc")) < 2 for row in rows
        ):
            for row in rows:
                for cell in _found(row, "tc"):
                    self.walk(cell)
            return
        self._tables += 1
        self.rows += spread([list(self._boxes(row)) for row in rows], f"第 {self._tables} 张表")

    def _boxes(self, row: etree._Element) -> Iterator[Box]:
        """The cells of a row; places skipped before its first cell are blank."""
        skipped = next((int(value(part)) for part in row.iter() if tag(part) == "gridBefore"), 0)
        yield from (Box("") for _ in range(min(skipped, 60)))
        for cell in _found(row, "tc"):
            texts = [line for part in cell.iter() if tag(part) == "p" for line in self._lines(part)]
            marks = {tag(part): value(part) for part in cell.iter() if tag(part) in ("gridSpan", "vMerge")}
            across = marks.get("gridSpan", "1")
            joins = "vMerge" in marks and marks["vMerge"] != "restart"
            yield Box("\n".join(texts), int(across) if across.isdigit() else 1, joins=joins)

    def _lines(self, paragraph: etree._Element) -> list[str]:
        """The lines of a paragraph, its automatic number before the first."""
        text = self._numbers.of(paragraph) + "".join(_texts(paragraph))
        return [line for part in text.split("\n") if (line := clean(part))]


def _found(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The nearest elements of a name inside another, through content controls."""
    for child in element:
        if tag(child) == name:
            yield child
        elif tag(child) in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "bookmarkStart"):
            yield from _found(child, name)


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of what is shown in a paragraph."""
    for child in element:
        name = tag(child)
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "ptab"):
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "p":
            yield "\n"
            yield from _texts(child)
        elif name not in _AWAY:
            yield from _texts(child)
