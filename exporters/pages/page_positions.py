"""Where on the pages of a paper its parts stand: each cell of a table, each heading, each paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exporters.pages.flow import TextLine
from exporters.pages.pagination import PageContents, TableSlice
from exporters.typesetting.page_standard import PageStandard


@dataclass(frozen=True, slots=True)
class PagePosition:
    """A height on a page. page is counted from 0; top in points from the page's upper edge."""

    page: int = 0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class PagePositions:
    """The positions of cells by id, of headings of the first level by their words, of the paragraphs below a heading.

    What stands above the first heading, as the preamble, is below "".
    """

    cells: Mapping[str, PagePosition] = field(default_factory=dict)
    headings: Mapping[str, PagePosition] = field(default_factory=dict)
    paragraphs: Mapping[str, Sequence[PagePosition]] = field(default_factory=dict)

    def find(self, heading: str, paragraph: int, cell: str) -> PagePosition:
        """The position of a cell, or else of a paragraph below a heading, counted from 0, or else of the heading.

        The beginning of the paper where none of these is on it.
        """
        if cell in self.cells:
            return self.cells[cell]
        paragraphs = self.paragraphs.get(heading, ())
        if paragraphs and paragraph >= 0:
            return paragraphs[min(paragraph, len(paragraphs) - 1)]
        return self.headings.get(heading, PagePosition())


def find_positions(pages: Sequence[PageContents], standard: PageStandard) -> PagePositions:
    """The positions of what stands on these pages."""
    cells: dict[str, PagePosition] = {}
    headings: dict[str, PagePosition] = {}
    paragraphs: dict[str, list[PagePosition]] = {}
    heading = ""
    glyphs_above: object = None
    for number, page in enumerate(pages):
        for part in page:
            if isinstance(part, TableSlice):
                cells |= _find_cells(part, number)
                continue
            line = part.piece
            if not isinstance(line, TextLine):
                continue
            position = PagePosition(number, part.top)
            is_new = line.glyphs is not glyphs_above
            glyphs_above = line.glyphs
            if line.bookmark:
                heading = line.bookmark
                headings[heading] = position
            elif is_new and line.size == standard.type_sizes["body"] and headings.get(heading) != position:
                paragraphs.setdefault(heading, []).append(position)
    return PagePositions(cells, headings, paragraphs)


def _find_cells(part: TableSlice, page: int) -> dict[str, PagePosition]:
    """The positions of the cells of the rows of a table that stand on one page."""
    layout, top = part.layout, part.top
    if part.first_row >= layout.sheet.header_rows:
        top += layout.compute_head_height()
    tops: dict[int, float] = {}
    for row in range(part.first_row, part.end_row):
        tops[row] = top
        top += layout.heights[row]
    tiles = layout.sheet.tiles_by_cell
    return {id: PagePosition(page, tops[tile.row]) for id, tile in tiles.items() if tile.row in tops}
