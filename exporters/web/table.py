"""A table of the form as an HTML table: merged cells, headings that say what they head, frames that survive pasting."""

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
_CELL_STYLE = "border:1px solid #000;padding:4px 3px;text-align:center"
_LABEL_STYLE = "border:1px solid #000;padding:4px 3px;text-align:left"
_HEAD_STYLE = f"{_CELL_STYLE};font-weight:normal"
_STUB_STYLE = f"{_LABEL_STYLE};font-weight:normal"
_VERTICAL_STYLE = "display:inline-block;width:1em;margin-right:4px"
"""One character under another; a mark that must not begin a line hangs beside its character."""

_NARROW_SHARE = 0.07
"""A merged heading in a column of a smaller part of the table's width is set upright."""
_CHARACTERS_ACROSS = 50
"""So many characters fill the table's width; a heading with room for its own is left alone."""
_CHARACTERS_IN_PRINT, _CELL_PADDING = 49, 0.75
"""So many characters fill the table's width in print, and what a box's frame and white take of its own."""
_MAX_SHORT_HEADING = 6
"""A heading of no more characters consists of words of two."""


def render_table(block: TableBlock, caption: str) -> str:
    """The table with its figures. caption: how screen readers announce it; for eyes the heading above says it."""
    columns = "\n".join(_render_columns(block.sheet))
    groups = "\n".join(_render_row_groups(block))
    wide = render_element("table", f"\n{columns}\n{groups}\n", _TABLE_STYLE, **{"aria-label": caption})
    return render_element("div", f"\n{wide}\n", "overflow-x:auto")


def _render_columns(sheet: Sheet) -> Iterator[str]:
    """The columns' widths; those under one heading are a group."""
    column = 0
    for start, width in [*_find_column_groups(sheet), (sheet.column_count, 0)]:
        for first, last in [*((plain, plain + 1) for plain in range(column, start)), (start, start + width)]:
            if first < last:
                cols = (f'<col style="width:{share:.2%}">' for share in sheet.relative_widths[first:last])
                yield render_element("colgroup", "".join(cols))
        column = start + width


def _find_column_groups(sheet: Sheet) -> list[tuple[int, int]]:
    """First column and width of each group: the innermost headings over several columns."""
    tiles = (tile for tile in sheet.tiles if tile.row < sheet.header_rows and tile.width > 1)
    spans = {(tile.column, tile.width) for tile in tiles}
    return sorted(outer for outer in spans if not any(_is_within(inner, outer) for inner in spans - {outer}))


def _is_within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and sum(inner) <= sum(outer)


def _render_row_groups(block: TableBlock) -> Iterator[str]:
    """The rows that repeat on each printed page, and the others: those under one heading are a group."""
    sheet = block.sheet
    if sheet.header_rows:
        yield _render_row_group("thead", block, range(sheet.header_rows))
    starts = {sheet.header_rows, sheet.row_count}
    for tile in sheet.tiles:
        if _heads_a_group(tile):
            starts |= {tile.row} if tile.role == "title" else {tile.row, tile.row + tile.height}
    for start, end in pairwise(sorted(starts)):
        yield _render_row_group("tbody", block, range(start, end))


def _heads_a_group(tile: Tile) -> bool:
    """Whether a group of rows is its own: a heading over the table's width, or an outermost one down the side."""
    return tile.role == "title" or (tile.role == "stub" and tile.column == 0 and tile.height > 1)


def _render_row_group(tag: str, block: TableBlock, rows: range) -> str:
    lines = (render_element("tr", "".join(_render_row(block, row))) for row in rows)
    return render_element(tag, "\n" + "\n".join(lines) + "\n")


def _render_row(block: TableBlock, row: int) -> Iterator[str]:
    for tile in block.sheet.tiles:
        if tile.row == row:
            yield _render_tile(block, tile)


def _render_tile(block: TableBlock, tile: Tile) -> str:
    spans = {"rowspan": tile.height, "colspan": tile.width}
    if tile.cell:
        figure = block.figures[tile.cell.id]
        return render_element(
            "td",
            escape_markup(figure),
            _CELL_STYLE + _make_fit_style(figure, _compute_share(block.sheet, tile)),
            **spans,
        )
    scope = _choose_scope(tile, block.sheet)
    if tile.role == "stub" and tile.height == 1 and block.sheet.stub_columns > 1:
        return render_element("th", escape_markup(tile.text), _STUB_STYLE, scope=scope, **spans)
    if tile.role == "stub" and tile.height > 1 and block.sheet.relative_widths[tile.column] < _NARROW_SHARE:
        return render_element(
            "th", render_element("span", escape_markup(tile.text), _VERTICAL_STYLE), _HEAD_STYLE, scope=scope, **spans
        )
    room = _compute_share(block.sheet, tile) * _CHARACTERS_ACROSS
    parts = _split_heading(tile.text) if len(tile.text) > room else [tile.text]
    style = f"{_HEAD_STYLE};word-break:keep-all" if len(parts) > 1 else _HEAD_STYLE
    return render_element("th", "<wbr>".join(map(escape_markup, parts)), style, scope=scope, **spans)


def _compute_share(sheet: Sheet, tile: Tile) -> float:
    """The part of the table's width that a tile takes."""
    return sum(sheet.relative_widths[tile.column : tile.column + tile.width])


def _make_fit_style(figure: str, share: float) -> str:
    """To what part of its size a figure must shrink in print, where no one can scroll; "" where it fits."""
    fit = (share * _CHARACTERS_IN_PRINT - _CELL_PADDING) / max(1.0, measure_half_widths(figure) / 2)
    return f";--fit:{fit:.2f}" if fit < 1 else ""


def _split_heading(words: str) -> list[str]:
    """Where a heading may be broken: where its sense pauses, or else after each word of two characters."""
    if len(words) <= _MAX_SHORT_HEADING:
        return [words[i : i + 2] for i in range(0, len(words), 2)] if len(words) % 2 == 0 else [words]
    return justification.split_at_pauses(words)


def _choose_scope(tile: Tile, sheet: Sheet) -> str:
    """What a heading heads. A group's heading reaches to the group's end, any other just as far as its span."""
    if _heads_a_group(tile):
        return "rowgroup"
    if tile.role == "stub":
        return "row"
    return "colgroup" if (tile.column, tile.width) in _find_column_groups(sheet) else "col"
