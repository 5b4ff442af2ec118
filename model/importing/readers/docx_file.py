"""Reads a Word file: its paragraphs with their automatic numbers and its tables, in reading order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from model.errors import UnreadableFile
from model.importing.document import Document, DocumentRow
from model.importing.readers import zip_guard
from model.importing.readers.docx_numbering import AutomaticNumbers, local_name, read_attribute
from model.importing.readers.merged_cells import SpanningCell, build_rows
from model.text import clean_line, split_paragraphs

_MAX_SKIPPED = 60
"""Places that a row may skip before its first cell."""

# read from the XML: python-docx knows no automatic numbers, no tracked changes and no content controls
_BODY_PART = "word/document.xml"
_NUMBERING_PART = "word/numbering.xml"
_PROPERTIES_PART = "docProps/core.xml"
_SKIPPED_TAGS = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "sectPr"})
"""Elements not to be read: properties, what was deleted or moved away, and repetitions for older programs."""


def read(path: Path) -> Document:
    """The rows of a Word file; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check_unpackable(path, ".doc", ".docx")
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            body = _parse_xml(package.read(_BODY_PART))
            numbering = _parse_xml(package.read(_NUMBERING_PART)) if _NUMBERING_PART in names else None
            titles = _parse_xml(package.read(_PROPERTIES_PART)) if _PROPERTIES_PART in names else None
        collector = _RowCollector(AutomaticNumbers(numbering))
        collector.collect_rows(body)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, SyntaxError) as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是 Word 文档。请用 Word 或 WPS 打开，另存为 .docx，再试一次。"
        ) from error
    named = [] if titles is None else [clean_line(part.text or "") for part in titles if local_name(part) == "title"]
    return Document(tuple(collector.rows), titles=tuple(named))


def _parse_xml(content: bytes) -> etree._Element:
    """The XML of a part; no entity is expanded, nothing is fetched. Raises SyntaxError, as all XML parsers do."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


class _RowCollector:
    """Collects the paragraphs and tables of a document as rows, in reading order."""

    def __init__(self, numbers: AutomaticNumbers) -> None:
        self.rows: list[DocumentRow] = []
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0

    def collect_rows(self, element: etree._Element) -> None:
        """Add the paragraphs and tables in an element, also those in content controls and in what was inserted."""
        for child in element:
            if local_name(child) == "p":
                for line in self._read_lines(child):
                    self._paragraphs += 1
                    self.rows.append(DocumentRow((line,), f"第 {self._paragraphs} 段"))
            elif local_name(child) == "tbl":
                self._take_table(child)
            elif local_name(child) not in _SKIPPED_TAGS:
                self.collect_rows(child)

    def _take_table(self, table: etree._Element) -> None:
        """Add the rows of a table, or what is in its cells where it is only there to lay the page out."""
        rows = list(_find_nearest(table, "tr"))
        if _is_layout(rows):
            for row in rows:
                for cell in _find_nearest(row, "tc"):
                    self.collect_rows(cell)
            return
        self._tables += 1
        self.rows += build_rows([list(self._read_cells(row)) for row in rows], f"第 {self._tables} 张表")

    def _read_cells(self, row: etree._Element) -> Iterator[SpanningCell]:
        """The cells of a row; the places it skips before its first cell (gridBefore) are blank."""
        skipped = next((int(read_attribute(part)) for part in row.iter() if local_name(part) == "gridBefore"), 0)
        for _ in range(min(skipped, _MAX_SKIPPED)):
            yield SpanningCell("")
        for cell in _find_nearest(row, "tc"):
            lines: list[str] = []
            spans: dict[str, str] = {}
            for part in cell.iter():
                name = local_name(part)
                if name == "p":
                    lines += self._read_lines(part)
                elif name in ("gridSpan", "vMerge"):
                    spans[name] = read_attribute(part)
            columns = spans.get("gridSpan", "1")
            joins_above = "vMerge" in spans and spans["vMerge"] != "restart"
            yield SpanningCell("\n".join(lines), int(columns) if columns.isdigit() else 1, joins_above=joins_above)

    def _read_lines(self, paragraph: etree._Element) -> list[str]:
        """The lines of a paragraph, its automatic number before the first."""
        return split_paragraphs(self._numbers.next_number(paragraph) + "".join(_iter_texts(paragraph)))


def _is_layout(rows: Sequence[etree._Element]) -> bool:
    """Whether a table, given by its rows, holds another one or has a single column: it only lays the page out."""
    if any(local_name(inner) == "tbl" for row in rows for inner in row.iter()):
        return True
    return all(len(list(_find_nearest(row, "tc"))) < 2 for row in rows)


def _find_nearest(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The nearest elements of a name inside another, also those in content controls and in what was inserted."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "bookmarkStart"):
            yield from _find_nearest(child, name)


def _iter_texts(element: etree._Element) -> Iterator[str]:
    """The texts of what a paragraph shows, in order; breaks as line ends."""
    for child in element:
        name = local_name(child)
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
            yield from _iter_texts(child)
        elif name not in _SKIPPED_TAGS:
            yield from _iter_texts(child)
