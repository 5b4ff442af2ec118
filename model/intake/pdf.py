"""Reads a PDF: tables by their ruling lines, over page ends too, and prose by its indents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile
from model.intake.document import Document, Row
from model.intake.pdf_grid import Grid, Region, grids, places
from model.intake.pdf_ink import Glyph, glyphs, rules
from model.intake.pdf_lines import Line, is_page_number, lines, paragraphs
from model.intake.pdfium import Page, Trouble, opened
from model.intake.visible import clean

MOST_BYTES = 50_000_000
MOST_PAGES = 200
"""More is no report of one body: the longest known have thirty pages."""
MOST_GLYPHS = 400_000


@dataclass(frozen=True)
class _Sheet:
    """A page as far as its ink goes."""

    glyphs: tuple[Glyph, ...]
    grids: tuple[Grid, ...]
    height: float


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
            sheets = list(_sheets(document))
    except Trouble as error:
        locked = "密码" if "assword" in str(error) or "ecurity" in str(error) else ""
        why = (
            f"文件加了{locked}。请先取消密码，再试一次。"
            if locked
            else "文件坏了，或者不是 PDF。请重新取得，再试一次。"
        )
        raise UnreadableFile(path.name, why) from error
    if not any(sheet.glyphs for sheet in sheets):
        raise UnreadableFile(path.name, "里面没有文字，像是扫描的图片。请向原单位要 Word、Excel 文件，或者手工填写。")
    return Document(tuple(_rows(sheets)))


def _sheets(document: Iterable[Page]) -> Iterator[_Sheet]:
    left = MOST_GLYPHS
    for page in document:
        found = tuple(glyphs(page)[:left])
        left -= len(found)
        yield _Sheet(found, tuple(grids(rules(page))), page.get_height())


def _rows(sheets: Sequence[_Sheet]) -> Iterator[Row]:
    """Paragraphs and tables in reading order; prose goes on over page ends until a table comes."""
    every = [grid for sheet in sheets for grid in sheet.grids]
    count = tables = 0
    prose: list[Line] = []

    def told() -> Iterator[Row]:
        nonlocal count
        for text in paragraphs(prose):
            count += 1
            yield Row((clean(text),), f"第 {count} 段")
        prose.clear()

    for number, sheet in enumerate(sheets, start=1):
        rest = list(sheet.glyphs)
        for grid in sheet.grids:
            top, bottom = grid.edges[3], grid.edges[2]
            prose += _kept((glyph for glyph in rest if glyph.base > top), sheet)
            yield from told()
            tables += 1
            inside = [glyph for glyph in rest if bottom <= glyph.base <= top]
            yield from _table(grid, every, inside, f"第 {number} 页表格")
            rest = [glyph for glyph in rest if glyph.base < bottom]
        prose += _kept(rest, sheet)
    yield from told()


def _kept(some: Iterable[Glyph], sheet: _Sheet) -> list[Line]:
    return [line for line in lines(some) if not is_page_number(line, sheet.height)]


def _table(grid: Grid, every: Sequence[Grid], inside: Sequence[Glyph], name: str) -> Iterator[Row]:
    """The rows of a table; the columns of all tables between the same margins are counted alike."""
    xs = places(rule.at for other in every if other.beside(grid) for rule in other.upright)
    regions = grid.regions(xs)
    by_row: dict[int, dict[int, str]] = {}
    for region in regions:
        text = "\n".join(clean(line.text) for line in lines(_within(region, inside)))
        by_row.setdefault(region.rows[0], {})[region.columns[0]] = text
    for row in range(max(region.rows[1] for region in regions) + 1):
        cells = by_row.get(row, {})
        yield Row(
            tuple(cells.get(column) for column in range(len(xs) - 1)),
            f"{name}第 {row + 1} 行",
            table=True,
            aligned=True,
        )


def _within(region: Region, inside: Sequence[Glyph]) -> list[Glyph]:
    return [
        glyph
        for glyph in inside
        if region.left <= glyph.middle <= region.right and region.bottom <= glyph.base + glyph.size / 4 <= region.top
    ]
