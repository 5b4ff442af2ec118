"""Areas of a sheet, in columns (x) and rows (y): what a heading heads, and what cuts no cell in two."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QItemSelection, QRect
from PySide6.QtWidgets import QTableView

from model.form.sheet import Sheet, Tile


def place(tile: Tile) -> QRect:
    """What a tile covers."""
    return QRect(tile.column, tile.row, tile.width, tile.height)


def headed(sheet: Sheet, tile: Tile) -> QRect:
    """What a tile heads in its block: a cell itself, a title all."""
    if tile.cell:
        return place(tile)
    blocks = ([sheet.places[cell.id] for cell in block.cells.values()] for block in sheet.table.blocks)
    cells = next(block for block in blocks if block[-1].row >= tile.row)
    if tile.role == "head":
        cells = [cell for cell in cells if tile.column <= cell.column < tile.column + tile.width]
    elif tile.role == "stub":
        cells = [cell for cell in cells if tile.row <= cell.row < tile.row + tile.height]
    return _around(cells)


def whole(sheet: Sheet, area: QRect) -> QRect:
    """An area so much larger that it cuts no cell in two, where blocks of other columns stand one below the other."""
    wider = _around(tile for tile in sheet.places.values() if place(tile).intersects(area))
    return area if wider == area else whole(sheet, wider)


def selection(table: QTableView, area: QRect) -> QItemSelection:
    """An area as what can be selected in the table that shows the sheet."""
    model = table.model()
    return QItemSelection(model.index(area.top(), area.left()), model.index(area.bottom(), area.right()))


def _around(tiles: Iterable[Tile]) -> QRect:
    return reduce(QRect.united, map(place, tiles), QRect())
