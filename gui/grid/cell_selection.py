"""What is selected from a cell by Shift and the keys that move, by Shift and a click, and by dragging, as in Excel.

The current cell stays where the selection began; what moves is its far end. What a heading
selects: heading_selection. Areas are given in columns (x) and rows (y).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from gui.grid.auto_scroll import EdgeScroll, beyond
from model.form.sheet import Sheet, Tile

Select = QItemSelectionModel.SelectionFlag
_LEFT = Qt.MouseButton.LeftButton


class GridReach(QObject):
    """Selects in a table that shows a sheet; it has its model already."""

    def __init__(self, sheet: Sheet, table: QTableView, edge: EdgeScroll) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._edge = edge
        self._from = QPersistentModelIndex()
        self._base = QRect()
        self._end = QPoint()
        self._kept = QItemSelection()
        self._how = Select.Select
        self._selecting = False
        self._dragging = False
        table.selectionModel().selectionChanged.connect(self._overtaken)

    def begin(self, base: QRect, end: QPoint, kept: QItemSelection) -> None:
        """Select from the current cell: base is what stays selected, end (column, row) moves, kept is there besides."""
        self._from = QPersistentModelIndex(self._table.currentIndex())
        self._base, self._end, self._kept, self._how = base, end, kept, Select.Select
        self._select()

    def end(self) -> QPoint:
        """The place (column, row) that a key moves on from: the current cell's, where nothing was selected from it."""
        if self._from != self._table.currentIndex():
            self._begin_here(QItemSelection())
        return self._end

    def move(self, end: QPoint) -> None:
        """Let the selection reach to another place, in sight where it grew or shrank."""
        before, across = self._area(), end.x() != self._end.x()
        self._end, self._how = end, Select.Select
        if self._area() != before:
            self._select()
            other = self._table.verticalScrollBar() if across else self._table.horizontalScrollBar()
            scrolled = other.value()
            self._table.scrollTo(self._table.model().index(end.y(), end.x()))
            other.setValue(scrolled)

    def press(self, event: QMouseEvent) -> None:
        """The left button went down on a cell, which is the current one unless Shift is held; a drag may begin."""
        index = self._table.indexAt(event.position().toPoint())
        chosen = self._table.selectionModel()
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.end()
            self._end = QPoint(index.column(), index.row())
            self._select()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._begin_here(chosen.selection())
            self._how = Select.Select if chosen.isSelected(index) else Select.Deselect
        else:
            self._begin_here(QItemSelection())
            self._select()  # Qt waits until the button is let go where the cell was selected before

    def drag_on(self, event: QMouseEvent) -> bool:
        """Whether a move of the mouse goes on with what began on a cell; then it is done, and scrolls at the edge."""
        goes_on = self._dragging and bool(event.buttons() & _LEFT)
        if goes_on:
            self._follow(event.position().toPoint())
        return goes_on

    def let_go(self) -> None:
        """The mouse does something else now."""
        self._dragging = False
        self._edge.stop()

    def _follow(self, at: QPoint) -> None:
        index = self._table.indexAt(inside(self._table, at))
        if index.isValid() and QPoint(index.column(), index.row()) != self._end:
            self._end = QPoint(index.column(), index.row())
            self._select()
        self._edge.mind(beyond(self._table.viewport().rect(), at), lambda: self._follow(at))

    def _begin_here(self, kept: QItemSelection) -> None:
        here = self._table.currentIndex()
        self._from = QPersistentModelIndex(here)
        self._base, self._end = QRect(here.column(), here.row(), 1, 1), QPoint(here.column(), here.row())
        self._kept, self._how = kept, Select.Select

    def _area(self) -> QRect:
        return whole(self._sheet, self._base.united(QRect(self._end.x(), self._end.y(), 1, 1)))

    def _select(self) -> None:
        selected = QItemSelection(self._kept)
        selected.merge(selection(self._table, self._area()), self._how)
        self._selecting = True
        self._table.selectionModel().select(selected, Select.ClearAndSelect)
        self._selecting = False

    def _overtaken(self) -> None:
        """Something else was selected by other means: the next Shift begins at the current cell, no drag goes on."""
        if not self._selecting:
            self._from = QPersistentModelIndex()
            self.let_go()


def inside(table: QTableView, at: QPoint) -> QPoint:
    """The point nearest to another one where the table has cells in sight."""
    seen = table.viewport().rect()
    right = min(seen.right(), table.horizontalHeader().length() - table.horizontalHeader().offset() - 1)
    bottom = min(seen.bottom(), table.verticalHeader().length() - table.verticalHeader().offset() - 1)
    return QPoint(max(0, min(at.x(), right)), max(0, min(at.y(), bottom)))


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
