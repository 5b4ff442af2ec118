"""Renders a table of the form as HTML: merged cells, headings with their scope, frames that survive pasting.

Editors of web sites drop styles (TinyMCE) or a table inside another element (wangEditor): so frame, width and alignment
stand in old attributes too, and nothing stands around a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exporters.content.blocks import TableBlock
from exporters.typesetting import justification
from exporters.typesetting.printable import escape_markup
from exporters.typesetting.punctuation import measure_half_widths
from exporters.web.markup import render_element
from model.form.sheet import Sheet, Tile

_TABLE_STYLE = "width:100%;border-collapse:collapse;border:1px solid #000"
_TABLE_ATTRIBUTES = {"border": "1", "cellspacing": "0", "cellpadding": "4", "width": "100%"}
_CELL_STYLE = "border:1px solid #000;padding:4px 3px;text-align:center"
_LABEL_STYLE = "border:1px solid #000;padding:4px 3px;text-align:left"
_HEAD_STYLE = f"{_CELL_STYLE};font-weight:normal"
_STUB_STYLE = f"{_LABEL_STYLE};font-weight:normal"
_VERTICAL_STYLE = "display:inline-block;width:1em;margin-right:8px"
"""One character under another; a mark that must not begin a line hangs beside its character, in the margin."""

_NARROW_SHARE = 0.07
"""A merged heading in a column with a smaller share of the table's width is set vertically."""
_CHARACTERS_ACROSS = 50
"""So many characters fill the table's width on the screen; a heading that fits its cell gets no break points."""
_CHARACTERS_IN_PRINT, _CELL_PADDING = 49, 0.75
"""So many characters fill the table's width in print; the frame and the white of a cell take this much of its own."""
_MAX_COLUMNS_ON_A_PHONE = 4
"""A table with more columns is scrolled on a phone; it must take the focus, so that the arrow keys scroll it."""
_MAX_SHORT_HEADING = 6
"""A heading of no more characters consists of words of two characters."""


def render_table(block: TableBlock, caption: str) -> str:
    """The table with its figures. caption: how screen readers announce it."""
    columns = "\n".join(_render_columns(block.sheet))
    groups = "\n".join(_render_row_groups(block))
    attributes = {**_TABLE_ATTRIBUTES, "aria-label": caption}
    if block.sheet.column_count > _MAX_COLUMNS_ON_A_PHONE:
        attributes["tabindex"] = "0"
    return render_element("table", f"\n{columns}\n{groups}\n", _TABLE_STYLE, **attributes)


def _render_columns(sheet: Sheet) -> Iterator[str]:
    """The columns' widths; those under one heading are a group, any other column is a group of its own."""
    group_widths = dict(_find_column_groups(sheet))
    column = 0
    while column < sheet.column_count:
        end = column + group_widths.get(column, 1)
        cols = (f'<col style="width:{share:.2%}">' for share in sheet.relative_widths[column:end])
        yield render_element("colgroup", "".join(cols))
        column = end


def _find_column_groups(sheet: Sheet) -> list[tuple[int, int]]:
    """First column and width of each innermost heading over several columns, from left to right."""
    tiles = (tile for tile in sheet.tiles if tile.row < sheet.header_rows and tile.width > 1)
    spans = {(tile.column, tile.width) for tile in tiles}
    return sorted(outer for outer in spans if not any(_is_within(inner, outer) for inner in spans - {outer}))


def _is_within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Whether one span of (first column, width) lies inside another."""
    return outer[0] <= inner[0] and sum(inner) <= sum(outer)


def _render_row_groups(block: TableBlock) -> Iterator[str]:
    """The rows of the head, which repeat on each printed page, and the others: those under one heading are a group."""
    sheet = block.sheet
    if sheet.header_rows:
        yield _render_row_group("thead", block, range(sheet.header_rows))
    bounds = {sheet.header_rows, sheet.row_count}
    for tile in sheet.tiles:
        if _heads_a_group(tile):
            bounds.add(tile.row)
            if tile.role != "title":
                bounds.add(tile.row + tile.height)
    for start, end in pairwise(sorted(bounds)):
        yield _render_row_group("tbody", block, range(start, end))


def _heads_a_group(tile: Tile) -> bool:
    """Whether a tile is the heading of a group of rows: over the table's width, or outermost at the left side."""
    return tile.role == "title" or (tile.role == "stub" and tile.column == 0 and tile.height > 1)


def _render_row_group(tag: str, block: TableBlock, rows: range) -> str:
    lines = (render_element("tr", _render_row(block, row)) for row in rows)
    return render_element(tag, "\n" + "\n".join(lines) + "\n")


def _render_row(block: TableBlock, row: int) -> str:
    """The tiles that begin in a row."""
    return "".join(_render_tile(block, tile) for tile in block.sheet.tiles if tile.row == row)


def _render_tile(block: TableBlock, tile: Tile) -> str:
    """A tile as a cell: a figure, the label of a row, a vertical heading, or a heading with break points."""
    spans = {"rowspan": tile.height, "colspan": tile.width}
    share = _compute_share(block.sheet, tile)
    if tile.cell:
        figure = block.figures[tile.cell.id]
        style = _CELL_STYLE + _make_fit_style(figure, share)
        return render_element("td", escape_markup(figure), style, align="center", **spans)
    scope = _choose_scope(tile, block.sheet)
    if tile.role == "stub" and tile.height == 1 and block.sheet.stub_columns > 1:
        return render_element("th", escape_markup(tile.text), _STUB_STYLE, align="left", scope=scope, **spans)
    if tile.role == "stub" and tile.height > 1 and block.sheet.relative_widths[tile.column] < _NARROW_SHARE:
        vertical = render_element("span", escape_markup(tile.text), _VERTICAL_STYLE)
        return render_element("th", vertical, _HEAD_STYLE, align="center", scope=scope, **spans)
    parts = [tile.text]
    if len(tile.text) > share * _CHARACTERS_ACROSS:
        parts = _split_heading(tile.text)
    style = f"{_HEAD_STYLE};word-break:keep-all" if len(parts) > 1 else _HEAD_STYLE
    content = "<wbr>".join(map(escape_markup, parts))
    return render_element("th", content, style, align="center", scope=scope, **spans)


def _compute_share(sheet: Sheet, tile: Tile) -> float:
    """The share of the table's width that a tile takes, from 0 to 1."""
    return sum(sheet.relative_widths[tile.column : tile.column + tile.width])


def _make_fit_style(figure: str, share: float) -> str:
    """CSS with the part of its size to which a figure must shrink in print, where no one can scroll; "" if it fits."""
    fit = (share * _CHARACTERS_IN_PRINT - _CELL_PADDING) / max(1.0, measure_half_widths(figure) / 2)
    return f";--fit:{fit:.2f}" if fit < 1 else ""


def _split_heading(text: str) -> list[str]:
    """A heading in parts between which it may be broken: at its punctuation, or, if short, every two characters."""
    if len(text) > _MAX_SHORT_HEADING:
        return justification.split_at_pauses(text)
    if len(text) % 2:
        return [text]
    return [text[i : i + 2] for i in range(0, len(text), 2)]


def _choose_scope(tile: Tile, sheet: Sheet) -> str:
    """The attribute scope of a heading, from which screen readers tell the cells it belongs to."""
    if _heads_a_group(tile):
        return "rowgroup"
    if tile.role == "stub":
        return "row"
    return "colgroup" if (tile.column, tile.width) in _find_column_groups(sheet) else "col"
