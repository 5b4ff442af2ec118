"""Reads a PDF: tables by their ruling lines, over page ends too, or by their columns; prose by its indents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile
from model.files.pdfium import Page, Trouble, opened
from model.importing.document import Document, Row
from model.importing.readers.pdf_columns_of_text import Ink, parted
from model.importing.readers.pdf_lines import PADDING, Line, in_margin, is_page_number, lines, paragraphs, running
from model.importing.readers.pdf_objects import Glyph, glyphs, rules
from model.importing.readers.pdf_ruled_tables import Grid, Region, grids, places
from model.importing.readers.pdf_unruled_tables import cells, parts, strips
from model.text import clean

MOST_BYTES = 50_000_000
MOST_PAGES = 200
"""More is no report of one body: the longest known have thirty pages."""
MOST_GLYPHS = 150_000
"""Three times the longest known report; a full page has some two thousand."""

_NUMBER = re.compile(r"[\d,.]+")
_DIGIT = 0.5
"""The width of a digit, in its height."""


@dataclass(frozen=True)
class _Sheet:
    """A page, or half of one, as far as its ink goes."""

    glyphs: tuple[Glyph, ...]
    grids: tuple[Grid, ...]
    height: float
    page: int


def read(path: Path) -> Document:
    """The rows of a PDF; raises UnreadableFile for one that is locked, broken, too long or only a picture."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    try:
        with opened(path.read_bytes()) as document:
            if len(document) > MOST_PAGES:
                raise UnreadableFile(
                    path.name, f"有 {len(document)} 页，不像一份报告。请把报告单独存成一个文件，再试一次。"
                )
            pages = list(_pages(path.name, document))
    except Trouble as error:
        locked = "密码" if "assword" in str(error) or "ecurity" in str(error) else ""
        why = (
            f"文件加了{locked}。请先取消密码，再试一次。"
            if locked
            else "文件坏了，或者不是 PDF。请重新取得，再试一次。"
        )
        raise UnreadableFile(path.name, why) from error
    sheets = [_Sheet(ink.glyphs, tuple(grids(ink.rules)), ink.height, ink.page) for ink in parted(pages)]
    if not any(sheet.glyphs for sheet in sheets):
        raise UnreadableFile(path.name, "里面没有文字，像是扫描的图片。请向原单位要 Word、Excel 文件，或者手工填写。")
    return Document(tuple(_rows(sheets)))


def _pages(name: str, document: Iterable[Page]) -> Iterator[Ink]:
    count = 0
    for number, page in enumerate(document, start=1):
        found = tuple(glyph for glyph in glyphs(page) if 0 <= glyph.middle <= page.get_width())
        count += len(found)
        if count > MOST_GLYPHS:
            raise UnreadableFile(name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
        yield Ink(found, tuple(rules(page)), page.get_width(), page.get_height(), number)


def _rows(sheets: Sequence[_Sheet]) -> Iterator[Row]:
    """Paragraphs and tables in reading order; prose goes on over page ends until a table comes."""
    every = [grid for sheet in sheets for grid in sheet.grids]
    repeated = _repeated(sheets)
    count = tables = 0
    prose: list[Line] = []

    def told() -> Iterator[Row]:
        nonlocal count
        for is_table, some in parts(prose):
            if is_table:
                yield from _unruled(some)
                continue
            for text in paragraphs(some):
                count += 1
                yield Row((clean(text),), f"第 {count} 段")
        prose.clear()

    for sheet in sheets:
        rest = list(sheet.glyphs)
        for grid in sheet.grids:
            top, bottom = grid.edges[3], grid.edges[2]
            prose += _kept((glyph for glyph in rest if glyph.base > top), sheet, repeated)
            yield from told()
            tables += 1
            inside = [glyph for glyph in rest if bottom <= glyph.base <= top]
            yield from _table(grid, every, inside, f"第 {sheet.page} 页表格")
            rest = [glyph for glyph in rest if glyph.base < bottom]
        prose += _kept(rest, sheet, repeated)
    yield from told()


def _repeated(sheets: Sequence[_Sheet]) -> frozenset[str]:
    """What stands at the top or foot of more than half of all pages, two at least: no part of the report."""
    said = Counter(
        text
        for sheet in sheets
        for text in {running(line) for line in lines(sheet.glyphs) if in_margin(line, sheet.height)}
    )
    return frozenset(text for text, count in said.items() if count > max(1, len(sheets) / 2))


def _kept(some: Iterable[Glyph], sheet: _Sheet, repeated: Collection[str]) -> list[Line]:
    return [
        line
        for line in lines(some, sheet.page)
        if not is_page_number(line, sheet.height) and not (in_margin(line, sheet.height) and running(line) in repeated)
    ]


def _unruled(table: Sequence[Line]) -> Iterator[Row]:
    """The rows of a table without ruling lines, a row for each line of text.

    Each strip has places of its own, or the headings over one would count for the figures of the next. One whose
    pieces stand in no columns is running text, in which only whole labels count.
    """
    number, page, begin = 0, 0, 0
    for strip in strips(table):
        found = cells(strip)
        for at, line in enumerate(strip):
            number, page = number + 1 if line.page == page else 1, line.page
            where = f"第 {page} 页表格第 {number} 行"
            if found:
                shown = (text and clean(text) for text in found[at])
                yield Row((*[None] * begin, *shown), where, table=True, aligned=True)
            else:
                yield Row((clean(line.text),), where)
        begin += len(found[0]) if found else 0


def _table(grid: Grid, every: Sequence[Grid], inside: Sequence[Glyph], name: str) -> Iterator[Row]:
    """The rows of a table; the columns of all tables between the same margins are counted alike."""
    xs = places(rule.at for other in every if other.beside(grid) for rule in other.upright)
    regions = grid.regions(xs)
    by_row: dict[int, dict[int, str]] = {}
    for region in regions:
        text = _text(region, lines(_within(region, inside)))
        by_row.setdefault(region.rows[0], {})[region.columns[0]] = text
    for row in range(max(region.rows[1] for region in regions) + 1):
        cells = by_row.get(row, {})
        yield Row(
            tuple(cells.get(column) for column in range(len(xs) - 1)),
            f"{name}第 {row + 1} 行",
            table=True,
            aligned=True,
        )


def _text(region: Region, some: Sequence[Line]) -> str:
    """What a cell says, line by line; a number too long for its column goes on in the next line."""
    wraps = all(_NUMBER.fullmatch(line.text) for line in some) and all(
        line.right - line.left + line.size * _DIGIT > region.right - region.left - PADDING for line in some[:-1]
    )
    return ("" if wraps else "\n").join(clean(line.text) for line in some)


def _within(region: Region, inside: Sequence[Glyph]) -> list[Glyph]:
    return [
        glyph
        for glyph in inside
        if region.left <= glyph.middle <= region.right and region.bottom <= glyph.base + glyph.size / 4 <= region.top
    ]
