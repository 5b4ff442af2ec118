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
from model.importing.readers.hidden_text import HiddenKind, HiddenText
from model.importing.readers.markup.word_styles import WordStyles, find_child, is_on
from model.importing.readers.markup.word_table_looks import CellPosition, TableLook, read_table_look
from model.importing.readers.markup.word_text import SKIPPED_TAGS, ParagraphReader, TextPiece
from model.importing.readers.merged_cells import SpanningCell, build_rows
from model.text import clean_line, split_paragraphs

_STYLES_OF_ONE_TEXT = frozenset({"title", "signed"})
"""A title, and the name that signs in our own files, are one text over however many lines they are set."""
_MAX_SKIPPED = 60
"""Places that a row may skip before its first cell."""
_MAX_HIDDEN_HEIGHT = 20
"""Twentieths of a point: a row that is exactly so high shows nothing."""

# read from the XML: python-docx knows no automatic numbers, no tracked changes and no content controls
_BODY_PART = "word/document.xml"
_STYLES_PART = "word/styles.xml"
_NUMBERING_PART = "word/numbering.xml"
_PROPERTIES_PART = "docProps/core.xml"


def read(path: Path) -> Document:
    """The rows of a Word file; raises UnreadableFile for one that cannot be opened."""
    zip_guard.check_unpackable(path, ".doc", ".docx")
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            body = _parse_xml(package.read(_BODY_PART))
            styles = _parse_xml(package.read(_STYLES_PART)) if _STYLES_PART in names else None
            numbering = _parse_xml(package.read(_NUMBERING_PART)) if _NUMBERING_PART in names else None
            titles = _parse_xml(package.read(_PROPERTIES_PART)) if _PROPERTIES_PART in names else None
        collector = _RowCollector(AutomaticNumbers(numbering), ParagraphReader(WordStyles(styles)))
        collector.collect_rows(body)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, SyntaxError) as error:
        raise UnreadableFile(
            path.name, "文件坏了，或者里面不是 Word 文档。请用 Word 或 WPS 打开，另存为 .docx，再试一次。"
        ) from error
    named = [] if titles is None else [clean_line(part.text or "") for part in titles if local_name(part) == "title"]
    return Document(tuple(collector.rows), tuple(collector.hidden.describe()), titles=tuple(named))


def _parse_xml(content: bytes) -> etree._Element:
    """The XML of a part; no entity is expanded, nothing is fetched. Raises SyntaxError, as all XML parsers do."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


class _RowCollector:
    """Collects the paragraphs and tables of a document as rows, in reading order. hidden: what it does not show."""

    def __init__(self, numbers: AutomaticNumbers, paragraphs: ParagraphReader) -> None:
        self.rows: list[DocumentRow] = []
        self.hidden = HiddenText()
        self._numbers = numbers
        self._reader = paragraphs
        self._paragraphs = 0
        self._tables = 0

    def collect_rows(self, element: etree._Element) -> None:
        """Add the paragraphs and tables in an element, also those in content controls and in what was inserted."""
        for child in element:
            if local_name(child) == "p":
                self._take_paragraph(child)
            elif local_name(child) == "tbl":
                self._take_table(child)
            elif local_name(child) not in SKIPPED_TAGS:
                self.collect_rows(child)

    def _take_paragraph(self, paragraph: etree._Element) -> None:
        lines, unseen = self._read_lines(paragraph)
        self._hide(unseen, f"第 {self._paragraphs + 1} 段{'' if lines else '之前'}")
        if (_read_property(paragraph, "pPr", "pStyle") or "").lower() in _STYLES_OF_ONE_TEXT:
            lines = ["".join(lines)] if lines else []
        for line in lines:
            self._paragraphs += 1
            self.rows.append(DocumentRow((line,), f"第 {self._paragraphs} 段"))

    def _take_table(self, table: etree._Element) -> None:
        """Add the rows of a table, or what is in its cells where it is only there to lay the page out."""
        rows = list(_find_nearest(table, "tr"))
        around = (self._reader.in_table, self._reader.table_style)
        self._reader.in_table, self._reader.table_style = True, _read_property(table, "tblPr", "tblStyle") or ""
        properties = find_child(table, "tblPr")
        look = read_table_look(None if properties is None else find_child(properties, "tblLook"))
        if _is_layout(rows):
            for row in rows:
                if kind := _find_reason(row):
                    self._skip_row(row, kind, f"第 {self._paragraphs + 1} 段之前")
                    continue
                for cell in _find_nearest(row, "tc"):
                    self.collect_rows(cell)
        else:
            self._tables += 1
            self._take_data_rows(rows, f"第 {self._tables} 张表", look)
        self._reader.table_parts = ()
        self._reader.in_table, self._reader.table_style = around

    def _take_data_rows(self, rows: Sequence[etree._Element], name: str, look: TableLook) -> None:
        """Add the rows of a table that are shown. name: how their location begins."""
        shown: list[list[SpanningCell]] = []
        for at, row in enumerate(rows):
            if kind := _find_reason(row):
                self._skip_row(row, kind, f"{name}第 {len(shown)} 行之后" if shown else f"{name}第 1 行之前")
                continue
            count = sum(1 for _ in _find_nearest(row, "tc"))
            parts = [list(look.list_parts(CellPosition(at, cell, len(rows), count))) for cell in range(count)]
            shown.append(list(self._read_cells(row, f"{name}第 {len(shown) + 1} 行", parts)))
        self.rows += build_rows(shown, name)

    def _skip_row(self, row: etree._Element, kind: HiddenKind, location: str) -> None:
        """Tell a row that the file does not show as one text."""
        cells = []
        for cell in _find_nearest(row, "tc"):
            read = (self._read_lines(paragraph) for paragraph in _iter_paragraphs(cell))
            cells.append("".join("".join(lines) + "".join(piece.text for piece in unseen) for lines, unseen in read))
        self.hidden.add(kind, " ".join(text for text in cells if text), location)

    def _read_cells(self, row: etree._Element, location: str, parts: Sequence[Sequence[str]]) -> Iterator[SpanningCell]:
        """The cells of a row; the places it skips before its first cell (gridBefore) are blank.

        parts: of the table's style, for each cell.
        """
        skipped = _read_property(row, "trPr", "gridBefore")
        for _ in range(min(int(skipped or 0), _MAX_SKIPPED)):
            yield SpanningCell("")
        for number, cell in enumerate(_find_nearest(row, "tc"), start=1):
            place = f"{location}第 {number} 格"
            self._reader.table_parts = parts[number - 1]
            lines: list[str] = []
            for paragraph in _iter_paragraphs(cell):
                shown, unseen = self._read_lines(paragraph)
                lines += shown
                self._hide(unseen, place)
            text = "\n".join(lines)
            columns = _read_property(cell, "tcPr", "gridSpan") or "1"
            joins_above = _read_property(cell, "tcPr", "vMerge") not in (None, "restart")
            if _read_property(cell, "tcPr", "cellDel") is not None:
                self.hidden.add("deleted", text, place)
                text = ""
            elif joins_above:
                self.hidden.add("hidden", text, place)
            yield SpanningCell(text, int(columns) if columns.isdigit() else 1, joins_above=joins_above)

    def _read_lines(self, paragraph: etree._Element) -> tuple[list[str], list[TextPiece]]:
        """The lines that a paragraph shows, its automatic number before the first, and what it does not show.

        A paragraph of which nothing is shown shows no number; where its end is hidden too, it is not counted.
        """
        pieces = self._reader.read(paragraph)
        shown = "".join(piece.text for piece in pieces if piece.kind is None)
        unseen = [piece for piece in pieces if piece.kind is not None]
        is_unseen = bool(unseen) and not shown.strip()
        if is_unseen and self._reader.has_hidden_mark(paragraph):
            return [], unseen
        number = self._numbers.next_number(paragraph)
        return split_paragraphs(("" if is_unseen else number) + shown), unseen

    def _hide(self, pieces: Sequence[TextPiece], location: str) -> None:
        for piece in pieces:
            if piece.kind is not None:
                self.hidden.add(piece.kind, piece.text, location)


def _find_reason(row: etree._Element) -> HiddenKind | None:
    """Why a row is not shown; None where it is."""
    if _read_property(row, "trPr", "del") is not None:
        return "deleted"
    hidden = _read_property(row, "trPr", "hidden")
    if hidden is not None and is_on(hidden):
        return "hidden"
    properties = find_child(row, "trPr")
    height = None if properties is None else find_child(properties, "trHeight")
    if height is None or read_attribute(height, "hRule") != "exact":
        return None
    stated = read_attribute(height)
    return "hidden" if stated.isdigit() and int(stated) <= _MAX_HIDDEN_HEIGHT else None


def _read_property(element: etree._Element, group: str, name: str) -> str | None:
    """The value of a property of a row (trPr) or cell (tcPr), "" for one without a value; None where it is missing."""
    properties = find_child(element, group)
    stated = None if properties is None else find_child(properties, name)
    return None if stated is None else read_attribute(stated)


def _iter_paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in a cell, also those in content controls; those of text boxes are read with the one around."""
    for child in element:
        if local_name(child) == "p":
            yield child
        elif local_name(child) not in SKIPPED_TAGS:
            yield from _iter_paragraphs(child)


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
