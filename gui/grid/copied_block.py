"""Collects what is copied of a sheet: the selected rows and columns, with or without their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gui.grid.clipboard import CopiedCell
from model.form.form import Cell
from model.form.sheet import Sheet, Tile, header_height
from model.pasting.repeated_block import choose_columns

CellFormat = Callable[[Cell], str]
"""Gives the text of a cell's figure."""


def collect_figures(sheet: Sheet, cells: Iterable[Cell], format_cell: CellFormat) -> list[CopiedCell]:
    """The cells where a selected row and a selected column cross, moved together without gaps."""
    tiles = [sheet.tiles_by_cell[cell.id] for cell in cells]
    return _collect_cells(sheet, sorted({tile.row for tile in tiles}), choose_columns(tiles), format_cell)


def collect_with_headings(sheet: Sheet, cells: Iterable[Cell], format_cell: CellFormat) -> list[CopiedCell]:
    """The same with the labels left of the rows and the headings over the columns, of every block that is met."""
    tiles = [sheet.tiles_by_cell[cell.id] for cell in cells]
    rows = {tile.row for tile in tiles}
    columns = set(choose_columns(tiles))
    block_top = 0
    for block in sheet.table.blocks:
        first_row = block_top + bool(block.title) + header_height(block)
        block_end = first_row + len(block.rows)
        if not rows.isdisjoint(range(first_row, block_end)):
            rows.update(range(block_top, first_row))
            columns.update(range(block.stub_columns))
        block_top = block_end
    return _collect_cells(sheet, sorted(rows), sorted(columns), format_cell)


def _collect_cells(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[int], format_cell: CellFormat
) -> list[CopiedCell]:
    """The tiles that these rows and columns meet; a merged one is as large as what is copied of it."""
    first_places: dict[Tile, tuple[int, int]] = {}
    for block_row, row in enumerate(rows):
        for block_column, column in enumerate(columns):
            first_places.setdefault(sheet.tile_at(row, column), (block_row, block_column))
    return [
        CopiedCell(
            block_row,
            block_column,
            height=sum(row in _row_range(tile) for row in rows),
            width=sum(column in _column_range(tile) for column in columns),
            text=format_cell(tile.cell) if tile.cell else tile.text,
            is_heading=tile.cell is None,
        )
        for tile, (block_row, block_column) in first_places.items()
    ]


def _row_range(tile: Tile) -> range:
    return range(tile.row, tile.row + tile.height)


def _column_range(tile: Tile) -> range:
    return range(tile.column, tile.column + tile.width)
