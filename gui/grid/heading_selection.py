"""A click on a heading selects the cells it heads, as in Excel: Shift extends, Ctrl adds, dragging goes along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from gui.grid.auto_scroll import AutoScroll, measure_distance_outside
from gui.grid.cell_selection import CellSelection, clamp_to_cells, find_headed_area, tile_area
from gui.grid.heading_view import HeadingView
from model.form.sheet import Sheet, Tile, TileRole

SelectionFlag = QItemSelectionModel.SelectionFlag
_LEFT_BUTTON = Qt.MouseButton.LeftButton


class HeadingSelection(QObject):
    """Selects in a table that shows a sheet, by the reach that the keys go on with.

    ready ends what is being typed and tells whether the mouse may go on; asked at every press.
    """

    def __init__(
        self, sheet: Sheet, table: QTableView, reach: CellSelection, edge: AutoScroll, ready: Callable[[], bool]
    ) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._cell_selection = reach
        self._auto_scroll = edge
        self._prepare_press = ready
        self._first_tile: Tile | None = None
        self._current_index = QPersistentModelIndex()
        self._dragged_tile: Tile | None = None
        self._kept_selection = QItemSelection()

    def press_heading(self, tile: Tile, event: QMouseEvent) -> None:
        """The mouse went down on a heading; with the right button only where its cells are not selected anyway."""
        area = find_headed_area(self._sheet, tile)
        if not self._prepare_press() or (event.button() != _LEFT_BUTTON and self._is_area_selected(area)):
            return
        selection, here = self._table.selectionModel(), self._table.currentIndex()
        extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._kept_selection = selection.selection() if adding and not extending else QItemSelection()
        if not extending:
            self._first_tile, first = tile, self._sheet.tile_at(area.y(), area.x())
            self._current_index = QPersistentModelIndex(self._table.model().index(first.row, first.column))
            self._set_current_cell()
        elif self._first_tile is None or self._first_tile.role != tile.role or self._current_index != here:
            self._first_tile, self._current_index = (
                self._sheet.tile_at(here.row(), here.column()),
                QPersistentModelIndex(here),
            )
        self._extend_to(tile)
        self._dragged_tile = tile if event.button() == _LEFT_BUTTON else None

    def drag_on_headings(self, header: HeadingView, at: QPoint) -> None:
        """The mouse, still down since it was pressed on a heading of this header, is at this point of it now."""
        if self._dragged_tile is None:
            return
        self._drag_to_tile(header.find_nearest(at))
        far = measure_distance_outside(header.viewport().rect(), at)
        across = header.orientation() == Qt.Orientation.Horizontal
        far = QPoint(far.x(), 0) if across else QPoint(0, far.y())
        self._auto_scroll.follow_pointer(far, lambda: self._drag_to_tile(header.find_nearest(at)))

    def continue_drag(self, event: QMouseEvent) -> bool:
        """Whether a move of the mouse over the table's cells goes on with what began on a heading; then it is done."""
        goes_on = self._dragged_tile is not None and bool(event.buttons() & _LEFT_BUTTON)
        if goes_on:
            self._follow_pointer(event.position().toPoint())
        return goes_on

    def end_drag(self) -> None:
        """The mouse does something else now."""
        self._dragged_tile = None
        self._auto_scroll.stop()

    def _follow_pointer(self, at: QPoint) -> None:
        index = self._table.indexAt(clamp_to_cells(self._table, at))
        if index.isValid():
            self._drag_to_tile(self._sheet.tile_at(index.row(), index.column()))
        self._auto_scroll.follow_pointer(
            measure_distance_outside(self._table.viewport().rect(), at), lambda: self._follow_pointer(at)
        )

    def _drag_to_tile(self, tile: Tile) -> None:
        if self._dragged_tile not in (None, tile) and self._current_index == self._table.currentIndex():
            self._dragged_tile = tile
            self._extend_to(tile)

    def _set_current_cell(self) -> None:
        """Without scrolling: a click on a heading would carry off what the clerk is looking at."""
        self._table.setAutoScroll(False)
        self._table.selectionModel().setCurrentIndex(self._current_index, SelectionFlag.NoUpdate)
        self._table.setAutoScroll(True)

    def _extend_to(self, tile: Tile) -> None:
        """Select what both headings head and lies between; the keys go on from the side farther from the first."""
        start = find_headed_area(self._sheet, self._first_tile or tile)
        area = start.united(find_headed_area(self._sheet, tile))
        end = QPoint(
            area.left() if area.left() < start.left() else area.right(),
            area.top() if area.top() < start.top() else area.bottom(),
        )
        heading = tile if self._first_tile is None or self._first_tile.cell else self._first_tile
        self._cell_selection.begin_range(self._compute_fixed_area(heading.role, start, area), end, self._kept_selection)

    def _compute_fixed_area(self, role: TileRole, start: QRect, area: QRect) -> QRect:
        """What stays selected whichever way the keys go: of columns the first, of rows the first, else one cell."""
        here = tile_area(self._sheet.tile_at(self._current_index.row(), self._current_index.column()))
        left, right = (here.left(), here.right()) if start.left() == area.left() else (start.left(), area.right())
        top, bottom = (here.top(), here.bottom()) if start.top() == area.top() else (start.top(), area.bottom())
        if role == "head":
            top, bottom = area.top(), area.bottom()
        elif role == "stub":
            left, right = area.left(), area.right()
        return QRect(QPoint(left, top), QPoint(right, bottom))

    def _is_area_selected(self, area: QRect) -> bool:
        chosen = self._table.selectionModel()
        model = self._table.model()
        tiles = (tile for tile in self._sheet.tiles_by_cell.values() if tile_area(tile).intersects(area))
        return all(chosen.isSelected(model.index(tile.row, tile.column)) for tile in tiles)
