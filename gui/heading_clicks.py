"""A click on a heading selects the cells it heads, as in Excel: Shift extends, Ctrl adds, dragging goes along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from model.sheet import Sheet, Tile

Select = QItemSelectionModel.SelectionFlag
_LEFT = Qt.MouseButton.LeftButton


class HeadingClicks(QObject):
    """Selects in a table that shows a sheet.

    ready ends what is being typed and tells whether the mouse may go on; asked at every press.
    """

    def __init__(self, sheet: Sheet, table: QTableView, ready: Callable[[], bool]) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._ready = ready
        self._from: Tile | None = None
        self._current = QPersistentModelIndex()
        self._last: Tile | None = None
        self._kept = QItemSelection()

    def press(self, tile: Tile, event: QMouseEvent) -> None:
        """The mouse went down on a heading; with the right button only where its cells are not selected anyway."""
        area = headed(self._sheet, tile)
        if not self._ready() or (event.button() != _LEFT and self._selected(area)):
            return
        selection, here = self._table.selectionModel(), self._table.currentIndex()
        extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._kept = selection.selection() if adding and not extending else QItemSelection()
        if not extending:
            self._from, first = tile, self._sheet.at(area.y(), area.x())
            self._current = QPersistentModelIndex(self._table.model().index(first.row, first.column))
            self._set_current()
        elif self._from is None or self._from.role != tile.role or self._current != here:
            self._from, self._current = self._sheet.at(here.row(), here.column()), QPersistentModelIndex(here)
        self._extend(tile)
        self._last = tile if event.button() == _LEFT else None

    def drag(self, tile: Tile) -> None:
        """The mouse, still down since it was pressed on a heading, is over this heading or cell now."""
        if self._last not in (None, tile):
            self._last = tile
            self._extend(tile)

    def drag_on(self, event: QMouseEvent) -> bool:
        """Whether a move of the mouse over the table's cells goes on with what began on a heading; then it is done."""
        goes_on = self._last is not None and bool(event.buttons() & _LEFT)
        index = self._table.indexAt(event.position().toPoint())
        if goes_on and index.isValid():
            self.drag(self._sheet.at(index.row(), index.column()))
        return goes_on

    def let_go(self) -> None:
        """The mouse does something else now."""
        self._last = None

    def _set_current(self) -> None:
        """Without scrolling: a click on a heading would carry off what the clerk is looking at."""
        self._table.setAutoScroll(False)
        self._table.selectionModel().setCurrentIndex(self._current, Select.NoUpdate)
        self._table.setAutoScroll(True)

    def _extend(self, tile: Tile) -> None:
        start = headed(self._sheet, self._from or tile)
        selection = QItemSelection(self._kept)
        selection.merge(self._range(whole(self._sheet, start.united(headed(self._sheet, tile)))), Select.Select)
        self._table.selectionModel().select(selection, Select.ClearAndSelect)

    def _range(self, area: QRect) -> QItemSelection:
        model = self._table.model()
        return QItemSelection(model.index(area.top(), area.left()), model.index(area.bottom(), area.right()))

    def _selected(self, area: QRect) -> bool:
        chosen = self._table.selectionModel()
        model = self._table.model()
        tiles = (tile for tile in self._sheet.places.values() if _place(tile).intersects(area))
        return all(chosen.isSelected(model.index(tile.row, tile.column)) for tile in tiles)


def headed(sheet: Sheet, tile: Tile) -> QRect:
    """What a tile heads in its block, in columns (x) and rows (y) of the sheet: a cell itself, a title all."""
    if tile.cell:
        return _place(tile)
    blocks = ([sheet.places[cell.id] for cell in block.cells.values()] for block in sheet.table.blocks)
    cells = next(block for block in blocks if block[-1].row >= tile.row)
    if tile.role == "head":
        cells = [cell for cell in cells if tile.column <= cell.column < tile.column + tile.width]
    elif tile.role == "stub":
        cells = [cell for cell in cells if tile.row <= cell.row < tile.row + tile.height]
    return _around(cells)


def whole(sheet: Sheet, area: QRect) -> QRect:
    """An area so much larger that it cuts no cell in two, where blocks of other columns stand one below the other."""
    wider = _around(tile for tile in sheet.places.values() if _place(tile).intersects(area))
    return area if wider == area else whole(sheet, wider)


def _place(tile: Tile) -> QRect:
    return QRect(tile.column, tile.row, tile.width, tile.height)


def _around(tiles: Iterable[Tile]) -> QRect:
    return reduce(QRect.united, map(_place, tiles), QRect())
