"""How a ruled table is set: widths, heights, words in their boxes, and where it may go on to the next page.

Lengths in points. A merged heading down the side may be cut by a page: it is then set again on both, so a break is
refused only where one of its parts would be too short for its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import FontSet, GlyphRun
from exporters.typesetting.page_standard import PageStandard, TableStyle
from exporters.typesetting.punctuation import NO_LINE_START
from model.form.sheet import Sheet, Tile

_NARROW_COLUMN = 3.2
"""A merged heading in a column narrower than this many characters is set one character under another."""
_MIN_FIGURE_SCALE = 0.5
"""A figure too long for its box is set smaller, down to this part of the table's type."""
_MAX_ROOMY_ROWS = 6
"""A table of no more rows has roomy ones."""
_MIN_ROWS_AFTER_BREAK = 2
"""So many rows at least go to the next page."""

_HEADING_ROLES = frozenset({"title", "corner", "head"})


@dataclass(frozen=True, slots=True)
class CellText:
    """What stands in a box: letters and lines, in which size, centred or from the left."""

    glyphs: GlyphRun
    lines: list[justification.PlacedLine]
    size: float
    is_centred: bool = True


@dataclass(frozen=True, eq=False)
class TableLayout:
    """A table ready to be drawn: its columns' edges, its rows' heights, the words of every tile."""

    sheet: Sheet
    style: TableStyle
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    texts: Mapping[tuple[int, int], CellText]

    def compute_head_height(self) -> float:
        """The height of the rows that repeat on each page."""
        return sum(self.heights[: self.sheet.header_rows])

    def measure_rows(self, first: int, last: int) -> float:
        """The height of some rows, the last not included."""
        return sum(self.heights[first:last])

    @cached_property
    def page_breaks(self) -> frozenset[int]:
        """The rows before which a page may end."""
        return frozenset(
            row
            for row in range(self.sheet.header_rows + 1, self.sheet.row_count - _MIN_ROWS_AFTER_BREAK + 1)
            if self._may_break_before(row)
        )

    def _may_break_before(self, row: int) -> bool:
        """A heading stays with its first row, and each part of a merged heading keeps room for its words."""
        above = (tile for tile in self.sheet.tiles if tile.row < row <= tile.row + tile.height)
        if any(tile.role in _HEADING_ROLES for tile in above):
            return False
        cut = (tile for tile in self.sheet.tiles if tile.row < row < tile.row + tile.height)
        return all(
            min(self.measure_rows(tile.row, row), self.measure_rows(row, tile.row + tile.height))
            >= self.measure_tile(tile)
            for tile in cut
        )

    def measure_tile(self, tile: Tile) -> float:
        """The height a tile's words take."""
        return measure_cell_text(self.texts[tile.row, tile.column], self.style)


def measure_cell_text(words: CellText, style: TableStyle) -> float:
    """The height words take in a box, with the white above and below."""
    return ((len(words.lines) - 1) * style.leading + 1) * words.size + style.padding


def lay_out_table(
    sheet: Sheet, figures: Mapping[str, str], standard: PageStandard, font_set: FontSet = fonts.BUNDLED_FONTS
) -> TableLayout:
    """Set a table in the width of the type area."""
    style = standard.table_style
    dense = sheet.column_count >= style.dense_from
    size = style.dense if dense else style.roomy
    lowest = style.dense_row if dense and sheet.row_count > _MAX_ROOMY_ROWS else style.roomy_row
    edges = (0.0, *accumulate(width * standard.text_width for width in sheet.relative_widths))
    words = {}
    for tile in sheet.tiles:
        glyphs = fonts.make_glyph_run([(figures[tile.cell.id] if tile.cell else tile.text, "table")], font_set)
        words[tile.row, tile.column] = _set_cell_text(sheet, tile, glyphs, edges, size, style)
    return TableLayout(sheet, style, edges, tuple(_compute_row_heights(sheet, words, style, lowest)), words)


def _set_cell_text(
    sheet: Sheet, tile: Tile, glyphs: GlyphRun, edges: Sequence[float], size: float, style: TableStyle
) -> CellText:
    width = edges[tile.column + tile.width] - edges[tile.column]
    if tile.cell:
        return _set_figure(glyphs, width - style.padding, size)
    if tile.role == "stub" and tile.height > 1 and width < _NARROW_COLUMN * size:
        return CellText(glyphs, list(_stack_characters(glyphs)), size)
    if tile.role == "stub" and tile.height == 1 and sheet.stub_columns > 1:
        inside = width - 2 * style.padding
        return CellText(
            glyphs,
            justification.break_into_lines(glyphs.text, glyphs.widths, inside / size, justify=False),
            size,
            False,
        )
    return CellText(
        glyphs, justification.balance_heading(glyphs.text, glyphs.widths, (width - style.padding) / size), size
    )


def _set_figure(glyphs: GlyphRun, inside: float, size: float) -> CellText:
    """A figure on one line: in smaller type where it would not fit, and broken only where that is not enough."""
    whole = sum(glyphs.widths)
    fitting = max(min(size, inside / whole), size * _MIN_FIGURE_SCALE) if whole else size
    return CellText(
        glyphs, justification.break_into_lines(glyphs.text, glyphs.widths, inside / fitting, justify=False), fitting
    )


def _stack_characters(glyphs: GlyphRun) -> Iterator[justification.PlacedLine]:
    """One character a line; a mark stays beside the character before it."""
    starts = [i for i, char in enumerate(glyphs.text) if i == 0 or char not in NO_LINE_START]
    for start, end in zip(starts, [*starts[1:], len(glyphs.text)], strict=True):
        places = tuple(sum(glyphs.widths[start:i]) for i in range(start, end))
        yield justification.PlacedLine(start, end, places, glyphs.widths[start])


def _compute_row_heights(
    sheet: Sheet, words: Mapping[tuple[int, int], CellText], style: TableStyle, lowest: float
) -> list[float]:
    """Each row as high as its highest words; a merged heading that needs more raises its rows alike."""
    heights = [lowest] * sheet.row_count
    for tile in sorted(sheet.tiles, key=lambda tile: tile.height):
        need = measure_cell_text(words[tile.row, tile.column], style) + style.padding
        rows = range(tile.row, tile.row + tile.height)
        short = need - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, short) / tile.height
    return heights
