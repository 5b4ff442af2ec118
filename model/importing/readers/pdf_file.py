"""Reads a PDF: tables by their ruling lines or by their columns, paragraphs by their indents, over page ends too.

The steps are in the room pdf/; this module puts them together to the rows of a Document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile
from model.files.pdfium import PdfError, PdfPage, open_pdf
from model.importing.document import Document, DocumentRow
from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.pdf.columns_of_text import split_columns
from model.importing.readers.pdf.page_objects import Glyph
from model.importing.readers.pdf.page_reading import HiddenGlyph, PageObjects, read_page
from model.importing.readers.pdf.ruled_tables import RuledCell, RuledTable, find_ruled_tables, merge_near
from model.importing.readers.pdf.text_lines import (
    CELL_PADDING,
    TextLine,
    build_lines,
    is_in_margin,
    is_page_number,
    join_paragraphs,
    mask_page_number,
)
from model.importing.readers.pdf.unruled_tables import assign_cells, split_prose_and_tables, split_strips
from model.importing.readers.whole_file import read_whole
from model.text import clean_line

MAX_BYTES = 50_000_000
MAX_PAGES = 200
"""Pages; the longest known reports of one body have thirty."""
MAX_GLYPHS = 150_000
"""Characters; three times the longest known report. A full page has some two thousand."""

_SCAN_NOTE = "第 {} 页是扫描的图片，文字是别的程序认出来的，可能有错。请对着图片逐格核对。"

_NUMBER = re.compile(r"[\d,.]+")
_DIGIT_WIDTH = 0.5
"""The width of a digit, in its height."""


@dataclass(frozen=True)
class _PageContent:
    """The characters and ruled tables of a page, or of half of one; its height in points.

    hidden: the characters that are not read.
    """

    glyphs: tuple[Glyph, ...]
    ruled_tables: tuple[RuledTable, ...]
    height: float
    page_number: int
    hidden: tuple[HiddenGlyph, ...]


def read(path: Path) -> Document:
    """The rows of a PDF; raises UnreadableFile for one that is encrypted, broken, too long or only a picture."""
    content = read_whole(path, MAX_BYTES)
    try:
        with open_pdf(content) as document:
            if len(document) > MAX_PAGES:
                raise UnreadableFile(
                    path.name, f"有 {len(document)} 页，不像一份报告。请把报告单独存成一个文件，再试一次。"
                )
            pages = list(_read_pages(path.name, document))
    except PdfError as error:
        why = "文件坏了，或者不是 PDF。请重新取得，再试一次。"
        if "assword" in str(error) or "ecurity" in str(error):
            why = "文件加了密码。请先取消密码，再试一次。"
        raise UnreadableFile(path.name, why) from error
    contents = []
    for page in split_columns(pages):
        tables = find_ruled_tables(page.ruling_lines)
        contents.append(_PageContent(page.glyphs, tuple(tables), page.height, page.page_number, page.hidden))
    if not any(content.glyphs for content in contents):
        raise UnreadableFile(path.name, "里面没有文字，像是扫描的图片。请向原单位要 Word、Excel 文件，或者手工填写。")
    rows = tuple(_RowBuilder(contents).build_rows())
    scans = [page.page_number for page in pages if page.is_scan]
    notes = [_SCAN_NOTE.format("、".join(map(str, scans)))] if scans else []
    return Document(rows, (*notes, *_describe_hidden(contents)))


def _read_pages(name: str, document: Iterable[PdfPage]) -> Iterator[PageObjects]:
    """What stands on each page. Raises UnreadableFile where there are too many."""
    count = 0
    for number, page in enumerate(document, start=1):
        read = read_page(page, number)
        count += len(read.glyphs) + len(read.hidden)
        if count > MAX_GLYPHS:
            raise UnreadableFile(name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
        yield read


def _describe_hidden(pages: Sequence[_PageContent]) -> Iterator[str]:
    """Sentences for the clerk on the characters that were not read, by the row of a table or the line of a page."""
    texts = HiddenText()
    for page in pages:
        for hidden in page.hidden:
            texts.add(hidden.kind, hidden.glyph.text, _locate(hidden.glyph, page))
    return texts.describe()


def _locate(glyph: Glyph, page: _PageContent) -> str:
    """Where on its page a character stands, in words."""
    for table in page.ruled_tables:
        left, right, bottom, top = table.edges
        if left <= glyph.centre <= right and bottom <= glyph.baseline <= top:
            row = sum(
                height > glyph.baseline for height in merge_near(line.position for line in table.horizontal_lines)
            )
            return f"第 {page.page_number} 页表格第 {row} 行"
    above = {round(other.baseline) for other in page.glyphs if other.baseline > glyph.baseline + glyph.size}
    return f"第 {page.page_number} 页第 {len(above) + 1} 行"


class _RowBuilder:
    """Builds the rows of a document from its pages: paragraphs, which go on over page ends, and tables."""

    def __init__(self, pages: Sequence[_PageContent]) -> None:
        self._pages = pages
        self._ruled_tables = [table for page in pages for table in page.ruled_tables]
        self._running_titles = _find_running_titles(pages)
        self._open_lines: list[TextLine] = []
        self._paragraphs = 0

    def build_rows(self) -> Iterator[DocumentRow]:
        """All rows in reading order."""
        for page in self._pages:
            rest = list(page.glyphs)
            for table in page.ruled_tables:
                _, _, bottom, top = table.edges
                self._open_lines += self._text_lines([glyph for glyph in rest if glyph.baseline > top], page)
                yield from self._close_lines()
                inside = [glyph for glyph in rest if bottom <= glyph.baseline <= top]
                location = f"第 {page.page_number} 页表格"
                yield from _read_ruled_table(table, self._column_edges(table), inside, location)
                rest = [glyph for glyph in rest if glyph.baseline < bottom]
            self._open_lines += self._text_lines(rest, page)
        yield from self._close_lines()

    def _close_lines(self) -> Iterator[DocumentRow]:
        """The rows of the lines that were read since the last ruled table: paragraphs and tables without ruling."""
        for is_table, lines in split_prose_and_tables(self._open_lines):
            if is_table:
                yield from _read_unruled_table(lines)
                continue
            for text in join_paragraphs(lines):
                self._paragraphs += 1
                yield DocumentRow((clean_line(text),), f"第 {self._paragraphs} 段")
        self._open_lines.clear()

    def _text_lines(self, glyphs: Sequence[Glyph], page: _PageContent) -> list[TextLine]:
        """The lines that characters of a page make, without page numbers and running titles."""
        lines = []
        for line in build_lines(glyphs, page.page_number):
            is_running = is_in_margin(line, page.height) and mask_page_number(line) in self._running_titles
            if not is_running and not is_page_number(line, page.height):
                lines.append(line)
        return lines

    def _column_edges(self, table: RuledTable) -> list[float]:
        """The edges of a table's columns, in points; those of all tables between the same margins are taken alike."""
        alike = [other for other in self._ruled_tables if other.has_same_margins(table)]
        return merge_near(line.position for other in alike for line in other.vertical_lines)


def _find_running_titles(pages: Sequence[_PageContent]) -> frozenset[str]:
    """What stands at the top or foot of more than half of all pages, two at least, its page number masked."""
    counts = Counter[str]()
    for page in pages:
        lines = [line for line in build_lines(page.glyphs) if is_in_margin(line, page.height)]
        counts.update({mask_page_number(line) for line in lines})
    return frozenset(text for text, count in counts.items() if count > max(1, len(pages) / 2))


def _read_unruled_table(table: Sequence[TextLine]) -> Iterator[DocumentRow]:
    """The rows of a table without ruling lines, a row for each line of text.

    Each strip has places of its own, or the headings over one would count for the figures of the next. One whose
    pieces stand in no columns is running text, in which only whole labels count.
    """
    number = page = width_before = 0
    for strip in split_strips(table):
        rows = assign_cells(strip)
        for at, line in enumerate(strip):
            number = number + 1 if line.page_number == page else 1
            page = line.page_number
            location = f"第 {page} 页表格第 {number} 行"
            if rows:
                cells = [text and clean_line(text) for text in rows[at]]
                yield DocumentRow((*[None] * width_before, *cells), location, is_table=True, is_aligned=True)
            else:
                yield DocumentRow((clean_line(line.text),), location)
        if rows:
            width_before += len(rows[0])


def _read_ruled_table(
    table: RuledTable, column_edges: Sequence[float], inside: Sequence[Glyph], name: str
) -> Iterator[DocumentRow]:
    """The rows of a table with ruling lines. inside: its characters. name: how the location of its rows begins."""
    cells = table.find_cells(column_edges)
    texts: dict[tuple[int, int], str] = {}
    from_above = sorted(inside, key=lambda glyph: -glyph.baseline)
    depths = [-glyph.baseline for glyph in from_above]
    tallest = max((glyph.size for glyph in inside), default=0.0)
    for cell in cells:
        begin, end = bisect_left(depths, -cell.top), bisect_right(depths, tallest / 4 - cell.bottom)
        lines = build_lines(_select_glyphs(cell, from_above[begin:end]))
        texts[cell.rows[0], cell.columns[0]] = _join_cell_lines(cell, lines)
    row_count = max(cell.rows[1] for cell in cells) + 1
    for row in range(row_count):
        row_texts = tuple(texts.get((row, column)) for column in range(len(column_edges) - 1))
        spans = _find_spans_of_short_row([cell for cell in cells if cell.rows[0] == row], row_texts)
        yield DocumentRow(row_texts, f"{name}第 {row + 1} 行", is_table=True, is_aligned=True, column_spans=spans)


def _find_spans_of_short_row(cells: Sequence[RuledCell], texts: Sequence[str | None]) -> tuple[int, ...]:
    """How many columns each cell of a row covers, where its last place has no frame: there it has no cell.

    () for every other row.
    """
    if not cells or not cells[-1].is_open or texts[cells[-1].columns[0]]:
        return ()
    spans = [0] * len(texts)
    for cell in cells[:-1]:
        spans[cell.columns[0]] = cell.columns[1] - cell.columns[0] + 1
    return tuple(spans)


def _join_cell_lines(cell: RuledCell, lines: Sequence[TextLine]) -> str:
    """The text of a cell, line by line; a number that fills its column goes on in the next line."""
    room = cell.right - cell.left - CELL_PADDING
    is_number = all(_NUMBER.fullmatch(line.text) for line in lines)
    is_full = all(line.right - line.left + line.size * _DIGIT_WIDTH > room for line in lines[:-1])
    separator = "" if is_number and is_full else "\n"
    return separator.join(clean_line(line.text) for line in lines)


def _select_glyphs(cell: RuledCell, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters whose middle, a quarter of their height over the baseline, stands in a cell."""
    in_column = [glyph for glyph in glyphs if cell.left <= glyph.centre <= cell.right]
    return [glyph for glyph in in_column if cell.bottom <= glyph.baseline + glyph.size / 4 <= cell.top]
