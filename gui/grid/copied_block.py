"""What is copied of a sheet: the selected rows and columns, with or without the headings that name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gui.grid.clipboard import CopiedCell
from model.form.form import Cell
from model.form.sheet import Sheet, Tile, header_height

CellFormat = Callable[[Cell], str]


def collect_figures(sheet: Sheet, cells: Iterable[Cell], text: CellFormat) -> list[CopiedCell]:
    """Every cell where a selected row and a selected column cross, closed up; text prints a cell."""
    tiles = [sheet.tiles_by_cell[cell.id] for cell in cells]
    return _collect_cells(sheet, sorted({tile.row for tile in tiles}), _choose_columns(tiles), text)


def collect_with_headings(sheet: Sheet, cells: Iterable[Cell], text: CellFormat) -> list[CopiedCell]:
    """The same with the labels left of the rows and the headings over the columns."""
    tiles = [sheet.tiles_by_cell[cell.id] for cell in cells]
    rows, columns, top = {tile.row for tile in tiles}, set(_choose_columns(tiles)), 0
    for block in sheet.table.blocks:
        first = top + bool(block.title) + header_height(block)
        below = first + len(block.rows)
        if rows & set(range(first, below)):
            rows |= set(range(top, first))
            columns |= set(range(block.stub_columns))
        top = below
    return _collect_cells(sheet, sorted(rows), sorted(columns), text)


def _choose_columns(tiles: Sequence[Tile]) -> list[int]:
    """The fewest columns of the sheet that meet every tile."""
    columns: set[int] = set()
    for tile in sorted(tiles, key=lambda tile: tile.width):
        if not columns & set(_column_range(tile)):
            columns.add(tile.column)
    return sorted(columns)


def _collect_cells(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], text: CellFormat) -> list[CopiedCell]:
    """The tiles that these rows and columns meet, as large as what is left of them."""
    first: dict[Tile, tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            first.setdefault(sheet.tile_at(row, column), (r, c))
    return [
        CopiedCell(
            r,
            c,
            height=sum(row in _row_range(tile) for row in rows),
            width=sum(column in _column_range(tile) for column in columns),
            text=text(tile.cell) if tile.cell else tile.text,
            is_heading=tile.cell is None,
        )
        for tile, (r, c) in first.items()
    ]


def _row_range(tile: Tile) -> range:
    return range(tile.row, tile.row + tile.height)


def _column_range(tile: Tile) -> range:
    return range(tile.column, tile.column + tile.width)
