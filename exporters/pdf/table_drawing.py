"""Draws the part of a table that stands on a page of the PDF: the rules of its cells, their text and its frame."""

from __future__ import annotations

from exporters.drawing.pen import Pen
from exporters.pages.pagination import TableSlice
from exporters.typesetting.table_layout import TableLayout, measure_cell_text
from model.form.sheet import Tile


def draw_table_slice(pen: Pen, slice: TableSlice, left: float) -> None:
    """Draw a slice with its left edge at left (points); the repeated head comes first, the frame is closed all around.

    A tile that spans several rows is drawn over those of them that stand on this page.
    """
    layout = slice.layout
    header_rows = layout.sheet.header_rows if slice.first_row >= layout.sheet.header_rows else 0
    row_tops = {}
    y = slice.top
    for row in [*range(header_rows), *range(slice.first_row, slice.end_row)]:
        row_tops[row] = y
        y += layout.heights[row]
    pen.canvas.setLineWidth(layout.style.rule)
    for tile in layout.sheet.tiles:
        shown = [row for row in range(tile.row, tile.row + tile.height) if row in row_tops]
        if not shown:
            continue
        tile_left, tile_right = layout.edges[tile.column], layout.edges[tile.column + tile.width]
        bottom = row_tops[shown[-1]] + layout.heights[shown[-1]]
        _draw_tile(pen, layout, tile, (left + tile_left, row_tops[shown[0]], left + tile_right, bottom))
    pen.canvas.setLineWidth(layout.style.frame)
    pen.canvas.rect(left, pen.page_height - y, layout.edges[-1], y - slice.top)


def _draw_tile(pen: Pen, layout: TableLayout, tile: Tile, box: tuple[float, float, float, float]) -> None:
    """Draw a tile's rules and its text; box: left, top, right, bottom. Text too high for the box is set smaller."""
    left, top, right, bottom = box
    pen.canvas.rect(left, pen.page_height - bottom, right - left, bottom - top)
    style, cell_text = layout.style, layout.texts[tile.row, tile.column]
    scale = min(1.0, (bottom - top) / measure_cell_text(cell_text, style))
    size = cell_text.size * scale
    leading = style.leading * size
    middle = (top + bottom) / 2 - (len(cell_text.lines) - 1) * leading / 2
    for line in cell_text.lines:
        start = left + style.padding
        if cell_text.is_centred:
            start = (left + right - line.width * size) / 2
        pen.draw_text_line(cell_text.glyphs, line, start, middle, size, size)
        middle += leading
