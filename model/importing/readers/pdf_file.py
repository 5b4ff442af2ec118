"""Reads a PDF: tables by their ruling lines, over page ends too, or by their columns; prose by its indents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile
from model.files.pdfium import PdfError, PdfPage, open_pdf
from model.importing.document import Document, DocumentRow
from model.importing.readers.pdf_columns_of_text import PageObjects, split_columns
from model.importing.readers.pdf_lines import (
    CELL_PADDING,
    TextLine,
    build_lines,
    is_in_margin,
    is_page_number,
    join_paragraphs,
    mask_page_number,
)
from model.importing.readers.pdf_objects import Glyph, read_glyphs, read_ruling_lines
from model.importing.readers.pdf_ruled_tables import RuledCell, RuledTable, find_ruled_tables, merge_near
from model.importing.readers.pdf_unruled_tables import assign_cells, split_prose_and_tables, split_strips
from model.text import clean_line

MAX_BYTES = 50_000_000
MAX_PAGES = 200
"""More is no report of one body: the longest known have thirty pages."""
MAX_GLYPHS = 150_000
"""Three times the longest known report; a full page has some two thousand."""

_NUMBER = re.compile(r"[\d,.]+")
_DIGIT_WIDTH = 0.5
"""The width of a digit, in its height."""


@dataclass(frozen=True)
class _PageContent:
    """A page, or half of one, as far as its ink goes."""

    glyphs: tuple[Glyph, ...]
    ruled_tables: tuple[RuledTable, ...]
    height: float
    page_number: int


def read(path: Path) -> Document:
    """The rows of a PDF; raises UnreadableFile for one that is locked, broken, too long or only a picture."""
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    try:
        with open_pdf(path.read_bytes()) as document:
            if len(document) > MAX_PAGES:
                raise UnreadableFile(
                    path.name, f"有 {len(document)} 页，不像一份报告。请把报告单独存成一个文件，再试一次。"
                )
            pages = list(_read_pages(path.name, document))
    except PdfError as error:
        locked = "密码" if "assword" in str(error) or "ecurity" in str(error) else ""
        why = (
            f"文件加了{locked}。请先取消密码，再试一次。"
            if locked
            else "文件坏了，或者不是 PDF。请重新取得，再试一次。"
        )
        raise UnreadableFile(path.name, why) from error
    sheets = [
        _PageContent(ink.glyphs, tuple(find_ruled_tables(ink.ruling_lines)), ink.height, ink.page_number)
        for ink in split_columns(pages)
    ]
    if not any(sheet.glyphs for sheet in sheets):
        raise UnreadableFile(path.name, "里面没有文字，像是扫描的图片。请向原单位要 Word、Excel 文件，或者手工填写。")
    return Document(tuple(_build_rows(sheets)))


def _read_pages(name: str, document: Iterable[PdfPage]) -> Iterator[PageObjects]:
    count = 0
    for number, page in enumerate(document, start=1):
        found = tuple(glyph for glyph in read_glyphs(page) if 0 <= glyph.centre <= page.get_width())
        count += len(found)
        if count > MAX_GLYPHS:
            raise UnreadableFile(name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
        yield PageObjects(found, tuple(read_ruling_lines(page)), page.get_width(), page.get_height(), number)


def _build_rows(sheets: Sequence[_PageContent]) -> Iterator[DocumentRow]:
    """Paragraphs and tables in reading order; prose goes on over page ends until a table comes."""
    every = [grid for sheet in sheets for grid in sheet.ruled_tables]
    repeated = _find_running_titles(sheets)
    count = tables = 0
    prose: list[TextLine] = []

    def told() -> Iterator[DocumentRow]:
        nonlocal count
        for is_table, some in split_prose_and_tables(prose):
            if is_table:
                yield from _read_unruled_table(some)
                continue
            for text in join_paragraphs(some):
                count += 1
                yield DocumentRow((clean_line(text),), f"第 {count} 段")
        prose.clear()

    for sheet in sheets:
        rest = list(sheet.glyphs)
        for grid in sheet.ruled_tables:
            top, bottom = grid.edges[3], grid.edges[2]
            prose += _build_text_lines((glyph for glyph in rest if glyph.baseline > top), sheet, repeated)
            yield from told()
            tables += 1
            inside = [glyph for glyph in rest if bottom <= glyph.baseline <= top]
            yield from _read_ruled_table(grid, every, inside, f"第 {sheet.page_number} 页表格")
            rest = [glyph for glyph in rest if glyph.baseline < bottom]
        prose += _build_text_lines(rest, sheet, repeated)
    yield from told()


def _find_running_titles(sheets: Sequence[_PageContent]) -> frozenset[str]:
    """What stands at the top or foot of more than half of all pages, two at least: no part of the report."""
    said = Counter(
        text
        for sheet in sheets
        for text in {mask_page_number(line) for line in build_lines(sheet.glyphs) if is_in_margin(line, sheet.height)}
    )
    return frozenset(text for text, count in said.items() if count > max(1, len(sheets) / 2))


def _build_text_lines(some: Iterable[Glyph], sheet: _PageContent, repeated: Collection[str]) -> list[TextLine]:
    return [
        line
        for line in build_lines(some, sheet.page_number)
        if not is_page_number(line, sheet.height)
        and not (is_in_margin(line, sheet.height) and mask_page_number(line) in repeated)
    ]


def _read_unruled_table(table: Sequence[TextLine]) -> Iterator[DocumentRow]:
    """The rows of a table without ruling lines, a row for each line of text.

    Each strip has places of its own, or the headings over one would count for the figures of the next. One whose
    pieces stand in no columns is running text, in which only whole labels count.
    """
    number, page, begin = 0, 0, 0
    for strip in split_strips(table):
        found = assign_cells(strip)
        for at, line in enumerate(strip):
            number, page = number + 1 if line.page_number == page else 1, line.page_number
            where = f"第 {page} 页表格第 {number} 行"
            if found:
                shown = (text and clean_line(text) for text in found[at])
                yield DocumentRow((*[None] * begin, *shown), where, is_table=True, is_aligned=True)
            else:
                yield DocumentRow((clean_line(line.text),), where)
        begin += len(found[0]) if found else 0


def _read_ruled_table(
    grid: RuledTable, every: Sequence[RuledTable], inside: Sequence[Glyph], name: str
) -> Iterator[DocumentRow]:
    """The rows of a table; the columns of all tables between the same margins are counted alike."""
    xs = merge_near(rule.position for other in every if other.has_same_margins(grid) for rule in other.vertical_lines)
    regions = grid.find_cells(xs)
    by_row: dict[int, dict[int, str]] = {}
    for region in regions:
        text = _join_cell_lines(region, build_lines(_select_glyphs(region, inside)))
        by_row.setdefault(region.rows[0], {})[region.columns[0]] = text
    for row in range(max(region.rows[1] for region in regions) + 1):
        cells = by_row.get(row, {})
        yield DocumentRow(
            tuple(cells.get(column) for column in range(len(xs) - 1)),
            f"{name}第 {row + 1} 行",
            is_table=True,
            is_aligned=True,
        )


def _join_cell_lines(region: RuledCell, some: Sequence[TextLine]) -> str:
    """What a cell says, line by line; a number too long for its column goes on in the next line."""
    wraps = all(_NUMBER.fullmatch(line.text) for line in some) and all(
        line.right - line.left + line.size * _DIGIT_WIDTH > region.right - region.left - CELL_PADDING
        for line in some[:-1]
    )
    return ("" if wraps else "\n").join(clean_line(line.text) for line in some)


def _select_glyphs(region: RuledCell, inside: Sequence[Glyph]) -> list[Glyph]:
    return [
        glyph
        for glyph in inside
        if region.left <= glyph.centre <= region.right
        and region.bottom <= glyph.baseline + glyph.size / 4 <= region.top
    ]
