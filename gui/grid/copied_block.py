"""What is copied of a sheet: the selected rows and columns, with or without the headings that name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gui.grid.clipboard import Box
from model.form.form import Cell
from model.form.sheet import Sheet, Tile, head_height

Print = Callable[[Cell], str]


def figures(sheet: Sheet, cells: Iterable[Cell], text: Print) -> list[Box]:
    """Every cell where a selected row and a selected column cross, closed up; text prints a cell."""
    tiles = [sheet.places[cell.id] for cell in cells]
    return _boxes(sheet, sorted({tile.row for tile in tiles}), _columns(tiles), text)


def with_headings(sheet: Sheet, cells: Iterable[Cell], text: Print) -> list[Box]:
    """The same with the labels left of the rows and the headings over the columns."""
    tiles = [sheet.places[cell.id] for cell in cells]
    rows, columns, top = {tile.row for tile in tiles}, set(_columns(tiles)), 0
    for block in sheet.table.blocks:
        first = top + bool(block.title) + head_height(block)
        below = first + len(block.rows)
        if rows & set(range(first, below)):
            rows |= set(range(top, first))
            columns |= set(range(block.stub))
        top = below
    return _boxes(sheet, sorted(rows), sorted(columns), text)


def _columns(tiles: Sequence[Tile]) -> list[int]:
    """The fewest columns of the sheet that meet every tile."""
    columns: set[int] = set()
    for tile in sorted(tiles, key=lambda tile: tile.width):
        if not columns & set(_across(tile)):
            columns.add(tile.column)
    return sorted(columns)


def _boxes(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], text: Print) -> list[Box]:
    """The tiles that these rows and columns meet, as large as what is left of them."""
    first: dict[Tile, tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            first.setdefault(sheet.at(row, column), (r, c))
    return [
        Box(
            r,
            c,
            height=sum(row in _down(tile) for row in rows),
            width=sum(column in _across(tile) for column in columns),
            text=text(tile.cell) if tile.cell else tile.text,
            heading=tile.cell is None,
        )
        for tile, (r, c) in first.items()
    ]


def _down(tile: Tile) -> range:
    return range(tile.row, tile.row + tile.height)


def _across(tile: Tile) -> range:
    return range(tile.column, tile.column + tile.width)
