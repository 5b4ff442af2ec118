"""A table of the form as an HTML table: merged cells, headings that say what they head, frames that survive pasting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exporters.content.blocks import SheetBlock
from exporters.typesetting import justification
from exporters.typesetting.printable import escaped
from exporters.typesetting.punctuation import width_of
from exporters.web.markup import element
from model.form.sheet import Sheet, Tile

_TABLE = "width:100%;border-collapse:collapse;border:1px solid #000"
_BOX = "border:1px solid #000;padding:4px 3px;text-align:center"
_LABEL = "border:1px solid #000;padding:4px 3px;text-align:left"
_HEAD = f"{_BOX};font-weight:normal"
_STUB = f"{_LABEL};font-weight:normal"
_UPRIGHT = "display:inline-block;width:1em;margin-right:4px"
"""One character under another; a mark that must not begin a line hangs beside its character."""

_NARROW = 0.07
"""A merged heading in a column of a smaller part of the table's width is set upright."""
_ACROSS = 50
"""So many characters fill the table's width; a heading with room for its own is left alone."""
_PRINTED, _AIR = 49, 0.75
"""So many characters fill the table's width in print, and what a box's frame and white take of its own."""
_SHORT = 6
"""A heading of no more characters consists of words of two."""


def table(block: SheetBlock, caption: str) -> str:
    """The table with its figures. caption: how screen readers announce it; for eyes the heading above says it."""
    columns = "\n".join(_columns(block.sheet))
    groups = "\n".join(_groups(block))
    wide = element("table", f"\n{columns}\n{groups}\n", _TABLE, **{"aria-label": caption})
    return element("div", f"\n{wide}\n", "overflow-x:auto")


def _columns(sheet: Sheet) -> Iterator[str]:
    """The columns' widths; those under one heading are a group."""
    column = 0
    for start, width in [*_column_groups(sheet), (sheet.columns, 0)]:
        for first, last in [*((plain, plain + 1) for plain in range(column, start)), (start, start + width)]:
            if first < last:
                cols = (f'<col style="width:{share:.2%}">' for share in sheet.widths[first:last])
                yield element("colgroup", "".join(cols))
        column = start + width


def _column_groups(sheet: Sheet) -> list[tuple[int, int]]:
    """First column and width of each group: the innermost headings over several columns."""
    tiles = (tile for tile in sheet.tiles if tile.row < sheet.head and tile.width > 1)
    spans = {(tile.column, tile.width) for tile in tiles}
    return sorted(outer for outer in spans if not any(_within(inner, outer) for inner in spans - {outer}))


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and sum(inner) <= sum(outer)


def _groups(block: SheetBlock) -> Iterator[str]:
    """The rows that repeat on each printed page, and the others: those under one heading are a group."""
    sheet = block.sheet
    if sheet.head:
        yield _group("thead", block, range(sheet.head))
    starts = {sheet.head, sheet.rows}
    for tile in sheet.tiles:
        if _heads_a_group(tile):
            starts |= {tile.row} if tile.role == "title" else {tile.row, tile.row + tile.height}
    for start, end in pairwise(sorted(starts)):
        yield _group("tbody", block, range(start, end))


def _heads_a_group(tile: Tile) -> bool:
    """Whether a group of rows is its own: a heading over the table's width, or an outermost one down the side."""
    return tile.role == "title" or (tile.role == "stub" and tile.column == 0 and tile.height > 1)


def _group(tag: str, block: SheetBlock, rows: range) -> str:
    lines = (element("tr", "".join(_row(block, row))) for row in rows)
    return element(tag, "\n" + "\n".join(lines) + "\n")


def _row(block: SheetBlock, row: int) -> Iterator[str]:
    for tile in block.sheet.tiles:
        if tile.row == row:
            yield _box(block, tile)


def _box(block: SheetBlock, tile: Tile) -> str:
    spans = {"rowspan": tile.height, "colspan": tile.width}
    if tile.cell:
        figure = block.figures[tile.cell.id]
        return element("td", escaped(figure), _BOX + _fit(figure, _share(block.sheet, tile)), **spans)
    scope = _scope(tile, block.sheet)
    if tile.role == "stub" and tile.height == 1 and block.sheet.stub > 1:
        return element("th", escaped(tile.text), _STUB, scope=scope, **spans)
    if tile.role == "stub" and tile.height > 1 and block.sheet.widths[tile.column] < _NARROW:
        return element("th", element("span", escaped(tile.text), _UPRIGHT), _HEAD, scope=scope, **spans)
    room = _share(block.sheet, tile) * _ACROSS
    parts = _parts(tile.text) if len(tile.text) > room else [tile.text]
    style = f"{_HEAD};word-break:keep-all" if len(parts) > 1 else _HEAD
    return element("th", "<wbr>".join(map(escaped, parts)), style, scope=scope, **spans)


def _share(sheet: Sheet, tile: Tile) -> float:
    """The part of the table's width that a tile takes."""
    return sum(sheet.widths[tile.column : tile.column + tile.width])


def _fit(figure: str, share: float) -> str:
    """To what part of its size a figure must shrink in print, where no one can scroll; "" where it fits."""
    fit = (share * _PRINTED - _AIR) / max(1.0, width_of(figure) / 2)
    return f";--fit:{fit:.2f}" if fit < 1 else ""


def _parts(words: str) -> list[str]:
    """Where a heading may be broken: where its sense pauses, or else after each word of two characters."""
    if len(words) <= _SHORT:
        return [words[i : i + 2] for i in range(0, len(words), 2)] if len(words) % 2 == 0 else [words]
    return justification.pauses(words)


def _scope(tile: Tile, sheet: Sheet) -> str:
    """What a heading heads. A group's heading reaches to the group's end, any other just as far as its span."""
    if _heads_a_group(tile):
        return "rowgroup"
    if tile.role == "stub":
        return "row"
    return "colgroup" if (tile.column, tile.width) in _column_groups(sheet) else "col"
