"""What is selected from a cell by Shift and the keys that move, by Shift and a click, and by dragging, as in Excel.

The current cell stays where the selection began; what moves is its far end. Headings select in heading_clicks.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from gui import grid_areas
from gui.grid.auto_scroll import EdgeScroll, beyond
from model.form.sheet import Sheet

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
        return grid_areas.whole(self._sheet, self._base.united(QRect(self._end.x(), self._end.y(), 1, 1)))

    def _select(self) -> None:
        selection = QItemSelection(self._kept)
        selection.merge(grid_areas.selection(self._table, self._area()), self._how)
        self._selecting = True
        self._table.selectionModel().select(selection, Select.ClearAndSelect)
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
