"""Draws what stands of a table on a page of the PDF: boxes, words, and a frame closed all around."""

from __future__ import annotations

from exporters.drawing.pen import Pen
from exporters.pdf.pagination import TableSlice
from exporters.typesetting.table_layout import measure_cell_text
from model.form.sheet import Tile


def draw_table_slice(pen: Pen, slice: TableSlice, left: float) -> None:
    """Draw what stands of a table on a page: boxes, words, and a frame closed all around."""
    plan = slice.layout
    head = plan.sheet.header_rows if slice.first_row >= plan.sheet.header_rows else 0
    rows = [*range(head), *range(slice.first_row, slice.end_row)]
    tops = {}
    y = slice.top
    for row in rows:
        tops[row] = y
        y += plan.heights[row]
    pen.canvas.setLineWidth(plan.style.rule)
    for tile in plan.sheet.tiles:
        shown = [row for row in range(tile.row, tile.row + tile.height) if row in tops]
        if shown:
            bottom = tops[shown[-1]] + plan.heights[shown[-1]]
            box = (
                left + plan.edges[tile.column],
                tops[shown[0]],
                left + plan.edges[tile.column + tile.width],
                bottom,
            )
            _draw_tile(pen, slice, tile, box)
    pen.canvas.setLineWidth(plan.style.frame)
    pen.canvas.rect(left, pen.page_height - y, plan.edges[-1], y - slice.top)


def _draw_tile(pen: Pen, slice: TableSlice, tile: Tile, box: tuple[float, float, float, float]) -> None:
    x, top, right, bottom = box
    pen.canvas.rect(x, pen.page_height - bottom, right - x, bottom - top)
    style, words = slice.layout.style, slice.layout.texts[tile.row, tile.column]
    need = measure_cell_text(words, style)
    shrunk = min(1.0, (bottom - top) / need)
    size = words.size * shrunk
    leading = style.leading * size
    middle = (top + bottom) / 2 - (len(words.lines) - 1) * leading / 2
    for line in words.lines:
        start = x + style.padding
        if words.is_centred:
            start = (x + right - line.width * size) / 2
        pen.draw_text_line(words.glyphs, line, start, middle, size, size)
        middle += leading
