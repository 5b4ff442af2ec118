"""Ways through a sheet: which cell comes next, headings and, for typing, totals passed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import takewhile

from model.form.form import Cell
from model.form.sheet import Sheet, Tile


def steps(sheet: Sheet, row: int, column: int, down: int, right: int) -> Iterator[Tile]:
    """The tiles with cells met going one way from a place, nearest first."""
    seen = sheet.at(row, column)
    while 0 <= row < sheet.rows and 0 <= column < sheet.columns:
        tile = sheet.at(row, column)
        if tile is not seen and tile.cell:
            seen = tile
            yield tile
        row, column = row + down, column + right


def step(sheet: Sheet, row: int, column: int, down: int, right: int, locked: bool) -> Tile | None:
    """The next cell one way, totals too if locked; None at the edge."""
    return next((t for t in steps(sheet, row, column, down, right) if locked or not _locked(t)), None)


def farthest(sheet: Sheet, row: int, column: int, down: int, right: int) -> Tile | None:
    """The last cell one way; None at the edge."""
    last = deque(steps(sheet, row, column, down, right), maxlen=1)
    return last[0] if last else None


def along(sheet: Sheet, row: int, column: int, forward: bool) -> Tile | None:
    """The next or previous cell to type in, in reading order; None at either end."""
    open_tiles = [tile for tile in sheet.places.values() if not _locked(tile)]
    if forward:
        return next((t for t in open_tiles if (t.row, t.column) > (row, column)), None)
    before = list(takewhile(lambda t: (t.row, t.column) < (row, column), open_tiles))
    return before[-1] if before else None


def next_line(sheet: Sheet, row: int, column: int, down: bool) -> Tile | None:
    """Past the end of a column (or of a row) to the first cell to type in of the next one; None at the very end."""
    open_tiles = [tile for tile in sheet.places.values() if not _locked(tile)]
    if down:
        later = [tile for tile in open_tiles if tile.column > column]
        return min(later, key=lambda tile: (tile.column, tile.row), default=None)
    return next((tile for tile in open_tiles if tile.row > row), None)


def line(sheet: Sheet, at: Tile, which: str) -> list[Cell]:
    """The cells of the "row" or the "column" a tile stands in, or of the whole "table"."""
    return [
        tile.cell
        for tile in sheet.places.values()
        if tile.cell and (which == "table" or (tile.row == at.row if which == "row" else _overlap(tile, at)))
    ]


def _locked(tile: Tile) -> bool:
    return tile.cell is not None and tile.cell.computed


def _overlap(one: Tile, other: Tile) -> bool:
    """Whether two tiles share a column of the sheet."""
    return one.column < other.column + other.width and other.column < one.column + one.width
