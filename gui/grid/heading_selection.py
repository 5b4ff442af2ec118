"""A click on a heading selects the cells it heads, as in Excel: Shift extends, Ctrl adds, dragging goes along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from gui.grid.auto_scroll import EdgeScroll, beyond
from gui.grid.cell_selection import GridReach, headed, inside, place
from gui.grid.heading_view import GridHeader
from model.form.sheet import Role, Sheet, Tile

Select = QItemSelectionModel.SelectionFlag
_LEFT = Qt.MouseButton.LeftButton


class HeadingClicks(QObject):
    """Selects in a table that shows a sheet, by the reach that the keys go on with.

    ready ends what is being typed and tells whether the mouse may go on; asked at every press.
    """

    def __init__(
        self, sheet: Sheet, table: QTableView, reach: GridReach, edge: EdgeScroll, ready: Callable[[], bool]
    ) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._reach = reach
        self._edge = edge
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

    def drag_along(self, header: GridHeader, at: QPoint) -> None:
        """The mouse, still down since it was pressed on a heading of this header, is at this point of it now."""
        if self._last is None:
            return
        self._drag(header.nearest(at))
        far = beyond(header.viewport().rect(), at)
        across = header.orientation() == Qt.Orientation.Horizontal
        far = QPoint(far.x(), 0) if across else QPoint(0, far.y())
        self._edge.mind(far, lambda: self._drag(header.nearest(at)))

    def drag_on(self, event: QMouseEvent) -> bool:
        """Whether a move of the mouse over the table's cells goes on with what began on a heading; then it is done."""
        goes_on = self._last is not None and bool(event.buttons() & _LEFT)
        if goes_on:
            self._follow(event.position().toPoint())
        return goes_on

    def let_go(self) -> None:
        """The mouse does something else now."""
        self._last = None
        self._edge.stop()

    def _follow(self, at: QPoint) -> None:
        index = self._table.indexAt(inside(self._table, at))
        if index.isValid():
            self._drag(self._sheet.at(index.row(), index.column()))
        self._edge.mind(beyond(self._table.viewport().rect(), at), lambda: self._follow(at))

    def _drag(self, tile: Tile) -> None:
        if self._last not in (None, tile) and self._current == self._table.currentIndex():
            self._last = tile
            self._extend(tile)

    def _set_current(self) -> None:
        """Without scrolling: a click on a heading would carry off what the clerk is looking at."""
        self._table.setAutoScroll(False)
        self._table.selectionModel().setCurrentIndex(self._current, Select.NoUpdate)
        self._table.setAutoScroll(True)

    def _extend(self, tile: Tile) -> None:
        """Select what both headings head and lies between; the keys go on from the side farther from the first."""
        start = headed(self._sheet, self._from or tile)
        area = start.united(headed(self._sheet, tile))
        end = QPoint(
            area.left() if area.left() < start.left() else area.right(),
            area.top() if area.top() < start.top() else area.bottom(),
        )
        heading = tile if self._from is None or self._from.cell else self._from
        self._reach.begin(self._base(heading.role, start, area), end, self._kept)

    def _base(self, role: Role, start: QRect, area: QRect) -> QRect:
        """What stays selected whichever way the keys go: of columns the first, of rows the first, else one cell."""
        here = place(self._sheet.at(self._current.row(), self._current.column()))
        left, right = (here.left(), here.right()) if start.left() == area.left() else (start.left(), area.right())
        top, bottom = (here.top(), here.bottom()) if start.top() == area.top() else (start.top(), area.bottom())
        if role == "head":
            top, bottom = area.top(), area.bottom()
        elif role == "stub":
            left, right = area.left(), area.right()
        return QRect(QPoint(left, top), QPoint(right, bottom))

    def _selected(self, area: QRect) -> bool:
        chosen = self._table.selectionModel()
        model = self._table.model()
        tiles = (tile for tile in self._sheet.places.values() if place(tile).intersects(area))
        return all(chosen.isSelected(model.index(tile.row, tile.column)) for tile in tiles)
