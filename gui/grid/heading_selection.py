"""Selects cells by their headings, as in Excel: a click selects, Shift extends, Ctrl adds, dragging goes along."""

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
    """Selects in a table that shows a sheet, by its CellSelection, so that the cursor keys can extend the range.

    prepare_press is called at every press: it ends what is being typed and tells whether the mouse may go on.
    """

    def __init__(
        self,
        sheet: Sheet,
        table: QTableView,
        cell_selection: CellSelection,
        auto_scroll: AutoScroll,
        prepare_press: Callable[[], bool],
    ) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._cell_selection = cell_selection
        self._auto_scroll = auto_scroll
        self._prepare_press = prepare_press
        self._first_tile: Tile | None = None
        """The heading, or with Shift perhaps the cell, where the range began."""
        self._current_index = QPersistentModelIndex()
        """The current cell as the range began; where it is another now, a drag or Shift does not go on with it."""
        self._dragged_tile: Tile | None = None
        """The heading or cell a drag has reached; None while no drag goes on."""
        self._kept_selection = QItemSelection()

    def press_heading(self, tile: Tile, event: QMouseEvent) -> None:
        """Select the cells of a pressed heading; the right button changes nothing where all of them are selected."""
        area = find_headed_area(self._sheet, tile)
        if not self._prepare_press() or (event.button() != _LEFT_BUTTON and self._is_area_selected(area)):
            return
        current = self._table.currentIndex()
        is_extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and not is_extending
        self._kept_selection = self._table.selectionModel().selection() if is_adding else QItemSelection()
        if not is_extending:
            self._first_tile = tile
            first_cell = self._sheet.tile_at(area.y(), area.x())
            self._current_index = QPersistentModelIndex(self._table.model().index(first_cell.row, first_cell.column))
            self._set_current_cell()
        elif self._first_tile is None or self._first_tile.role != tile.role or self._current_index != current:
            self._first_tile = self._sheet.tile_at(current.row(), current.column())
            self._current_index = QPersistentModelIndex(current)
        self._extend_to(tile)
        self._dragged_tile = tile if event.button() == _LEFT_BUTTON else None

    def drag_on_headings(self, header: HeadingView, at: QPoint) -> None:
        """Extend the range to the heading nearest to a point of the header where the press was, in pixels."""
        if self._dragged_tile is None:
            return
        self._drag_to_tile(header.find_nearest(at))
        distance = measure_distance_outside(header.viewport().rect(), at)
        if header.orientation() == Qt.Orientation.Horizontal:
            distance.setY(0)
        else:
            distance.setX(0)
        self._auto_scroll.follow_pointer(distance, lambda: self._drag_to_tile(header.find_nearest(at)))

    def continue_drag(self, event: QMouseEvent) -> bool:
        """Extend the range to the mouse if a drag goes on that began on a heading; False for any other move."""
        is_continuing = self._dragged_tile is not None and bool(event.buttons() & _LEFT_BUTTON)
        if is_continuing:
            self._follow_pointer(event.position().toPoint())
        return is_continuing

    def end_drag(self) -> None:
        """End a drag, and the scrolling with it."""
        self._dragged_tile = None
        self._auto_scroll.stop()

    def _follow_pointer(self, at: QPoint) -> None:
        """Extend the range to the tile nearest to a point, in pixels of the viewport; scroll where it is outside."""
        index = self._table.indexAt(clamp_to_cells(self._table, at))
        if index.isValid():
            self._drag_to_tile(self._sheet.tile_at(index.row(), index.column()))
        distance = measure_distance_outside(self._table.viewport().rect(), at)
        self._auto_scroll.follow_pointer(distance, lambda: self._follow_pointer(at))

    def _drag_to_tile(self, tile: Tile) -> None:
        if self._dragged_tile not in (None, tile) and self._current_index == self._table.currentIndex():
            self._dragged_tile = tile
            self._extend_to(tile)

    def _set_current_cell(self) -> None:
        """Set the current cell without scrolling to it: the clerk would lose sight of the heading that was clicked."""
        self._table.setAutoScroll(False)
        self._table.selectionModel().setCurrentIndex(self._current_index, SelectionFlag.NoUpdate)
        self._table.setAutoScroll(True)

    def _extend_to(self, tile: Tile) -> None:
        """Select the cells of the first heading, of this one, and all between; the range ends on its far side."""
        start = find_headed_area(self._sheet, self._first_tile or tile)
        area = start.united(find_headed_area(self._sheet, tile))
        end = QPoint(
            area.left() if area.left() < start.left() else area.right(),
            area.top() if area.top() < start.top() else area.bottom(),
        )
        heading = tile if self._first_tile is None or self._first_tile.cell else self._first_tile
        self._cell_selection.begin_range(self._compute_fixed_area(heading.role, start, area), end, self._kept_selection)

    def _compute_fixed_area(self, role: TileRole, start: QRect, area: QRect) -> QRect:
        """What stays selected wherever the end of the range moves: the first column, the first row, else one cell."""
        current = tile_area(self._sheet.tile_at(self._current_index.row(), self._current_index.column()))
        left, right = start.left(), area.right()
        if start.left() == area.left():
            left, right = current.left(), current.right()
        top, bottom = start.top(), area.bottom()
        if start.top() == area.top():
            top, bottom = current.top(), current.bottom()
        if role == "head":
            top, bottom = area.top(), area.bottom()
        elif role == "stub":
            left, right = area.left(), area.right()
        return QRect(QPoint(left, top), QPoint(right, bottom))

    def _is_area_selected(self, area: QRect) -> bool:
        selection_model = self._table.selectionModel()
        model = self._table.model()
        tiles = (tile for tile in self._sheet.tiles_by_cell.values() if tile_area(tile).intersects(area))
        return all(selection_model.isSelected(model.index(tile.row, tile.column)) for tile in tiles)
