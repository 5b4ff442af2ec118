"""Lays out a ruled table: widths, heights, the text of its cells, and the rows before which a page may break.

Lengths in points. A page may break through a merged heading at the side: its text is then set on both pages, so a
break is refused only where one of the parts would be too low for the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import FontSet, GlyphRun
from exporters.typesetting.page_standard import PageStandard, TableStyle
from exporters.typesetting.punctuation import NO_LINE_START
from model.form.sheet import Sheet, Tile

_NARROW_COLUMN = 3.2
"""Characters; a merged heading in a narrower column is set one character under another."""
_MIN_FIGURE_SCALE = 0.5
"""A figure too long for its cell is set smaller, down to this part of the table's type size."""
_MAX_ROOMY_ROWS = 6
"""A table with more rows has lower ones, if it is dense."""
_MIN_ROWS_AFTER_BREAK = 2
"""At least so many rows follow a page break."""

_HEADING_ROLES = frozenset({"title", "corner", "head"})


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell: its glyphs, its lines, the type size in points, and whether it is centred or set left."""

    glyphs: GlyphRun
    lines: list[justification.PlacedLine]
    size: float
    is_centred: bool = True


@dataclass(frozen=True, eq=False)
class TableLayout:
    """A table ready to be drawn.

    edges: of the columns, from the table's left edge; heights: of the rows; texts: by row and column of each tile;
    is_dense: whether it is set by the style's measures for dense tables.
    """

    sheet: Sheet
    style: TableStyle
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    texts: Mapping[tuple[int, int], CellText]
    is_dense: bool = False

    @property
    def row_range(self) -> tuple[float, float, float]:
        """The least, the usual and the greatest height of a row whose text needs no more."""
        style = self.style
        if self.is_dense:
            return style.dense_min, style.dense_row, style.dense_max
        return style.roomy_min, style.roomy_row, style.roomy_max

    def with_row_height(self, lowest: float) -> TableLayout:
        """The same table with rows at least so high."""
        return replace(self, heights=tuple(_compute_row_heights(self.sheet, self.texts, self.style, lowest)))

    def compute_head_height(self) -> float:
        """The height of the rows that repeat on each page."""
        return sum(self.heights[: self.sheet.header_rows])

    def measure_rows(self, first: int, last: int) -> float:
        """The height of the rows first to last, the last not included."""
        return sum(self.heights[first:last])

    @cached_property
    def page_breaks(self) -> frozenset[int]:
        """The rows before which a page may break."""
        first, last = self.sheet.header_rows + 1, self.sheet.row_count - _MIN_ROWS_AFTER_BREAK
        return frozenset(row for row in range(first, last + 1) if self._may_break_before(row))

    @cached_property
    def group_breaks(self) -> frozenset[int]:
        """Those page breaks that part no group of rows: before a block of table 二, between two results of table 三."""
        block_starts = {tile.row for tile in self.sheet.tiles if tile.role == "title"}
        if block_starts:
            return self.page_breaks & block_starts
        stubs = [tile for tile in self.sheet.tiles if tile.role == "stub" and tile.column > 0]
        inside_groups = {row for tile in stubs for row in range(tile.row + 1, tile.row + tile.height)}
        return self.page_breaks - inside_groups

    def _may_break_before(self, row: int) -> bool:
        """Whether no heading would stand alone above the break, and no part of a merged cell too low for its text."""
        for tile in self.sheet.tiles:
            end = tile.row + tile.height
            if tile.row < row <= end and tile.role in _HEADING_ROLES:
                return False
            if tile.row < row < end:
                lower_part = min(self.measure_rows(tile.row, row), self.measure_rows(row, end))
                if lower_part < self.measure_tile(tile):
                    return False
        return True

    def measure_tile(self, tile: Tile) -> float:
        """The height the text of a tile needs."""
        return measure_cell_text(self.texts[tile.row, tile.column], self.style)


def measure_cell_text(text: CellText, style: TableStyle) -> float:
    """The height the text of a cell needs, with the white above and below."""
    return ((len(text.lines) - 1) * style.leading + 1) * text.size + style.padding


def lay_out_table(
    sheet: Sheet, figures: Mapping[str, str], standard: PageStandard, font_set: FontSet = fonts.BUNDLED_FONTS
) -> TableLayout:
    """Lay out a table as wide as the type area; figures: what is printed in each cell, by cell id."""
    style = standard.table_style
    has_many_columns = sheet.column_count >= style.dense_from
    size = style.dense if has_many_columns else style.roomy
    is_dense = has_many_columns and sheet.row_count > _MAX_ROOMY_ROWS
    lowest = style.dense_row if is_dense else style.roomy_row
    edges = (0.0, *accumulate(width * standard.text_width for width in sheet.relative_widths))
    texts = {}
    for tile in sheet.tiles:
        content = figures[tile.cell.id] if tile.cell else tile.text
        glyphs = fonts.make_glyph_run([(content, "table")], font_set)
        texts[tile.row, tile.column] = _set_cell_text(sheet, tile, glyphs, edges, size, style)
    _set_rows_in_one_size(sheet, texts, edges, style)
    heights = _compute_row_heights(sheet, texts, style, lowest)
    return TableLayout(sheet, style, edges, tuple(heights), texts, is_dense)


def _set_cell_text(
    sheet: Sheet, tile: Tile, glyphs: GlyphRun, edges: Sequence[float], size: float, style: TableStyle
) -> CellText:
    """Set the text of a tile: a figure, a vertical heading, the label of a row, or a heading."""
    width = edges[tile.column + tile.width] - edges[tile.column]
    if tile.cell:
        return _set_figure(glyphs, width - style.padding, size)
    if tile.role == "stub" and tile.height > 1 and width < _NARROW_COLUMN * size:
        return CellText(glyphs, list(_stack_characters(glyphs)), size)
    if tile.role == "stub" and tile.height == 1 and sheet.stub_columns > 1:
        measure = (width - 2 * style.padding) / size
        lines = justification.break_into_lines(glyphs.text, glyphs.widths, measure, justify=False)
        return CellText(glyphs, lines, size, is_centred=False)
    measure = (width - style.padding) / size
    return CellText(glyphs, justification.balance_heading(glyphs.text, glyphs.widths, measure), size)


def _set_figure(glyphs: GlyphRun, room: float, size: float) -> CellText:
    """Set a figure on one line: smaller where it is longer than the room (points), broken where that is not enough."""
    width = sum(glyphs.widths)
    if width:
        size = max(min(size, room / width), size * _MIN_FIGURE_SCALE)
    lines = justification.break_into_lines(glyphs.text, glyphs.widths, room / size, justify=False)
    return CellText(glyphs, lines, size)


def _set_rows_in_one_size(
    sheet: Sheet, texts: dict[tuple[int, int], CellText], edges: Sequence[float], style: TableStyle
) -> None:
    """Set the figures of a row in the size of the smallest of them, where one had to be set smaller than the others."""
    rows: dict[int, list[Tile]] = {}
    for tile in sheet.tiles:
        if tile.cell:
            rows.setdefault(tile.row, []).append(tile)
    for tiles in rows.values():
        smallest = min(texts[tile.row, tile.column].size for tile in tiles)
        for tile in tiles:
            place = tile.row, tile.column
            if texts[place].size > smallest:
                room = edges[tile.column + tile.width] - edges[tile.column] - style.padding
                texts[place] = _set_figure(texts[place].glyphs, room, smallest)


def _stack_characters(glyphs: GlyphRun) -> Iterator[justification.PlacedLine]:
    """One line for each character; a mark that may not begin a line stays beside the character before it."""
    starts = [i for i, char in enumerate(glyphs.text) if i == 0 or char not in NO_LINE_START]
    for start, end in zip(starts, [*starts[1:], len(glyphs.text)], strict=True):
        offsets = tuple(sum(glyphs.widths[start:i]) for i in range(start, end))
        yield justification.PlacedLine(start, end, offsets, glyphs.widths[start])


def _compute_row_heights(
    sheet: Sheet, texts: Mapping[tuple[int, int], CellText], style: TableStyle, lowest: float
) -> list[float]:
    """Each row as high as its highest text, at least lowest; a merged cell that needs more raises its rows alike."""
    heights = [lowest] * sheet.row_count
    for tile in sorted(sheet.tiles, key=lambda tile: tile.height):
        needed = measure_cell_text(texts[tile.row, tile.column], style) + style.padding
        rows = range(tile.row, tile.row + tile.height)
        lacking = needed - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, lacking) / tile.height
    return heights
