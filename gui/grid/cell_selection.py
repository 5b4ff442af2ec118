"""Selects a range of cells as Excel does: by Shift and the cursor keys, by Shift and a click, and by dragging.

The current cell stays where the range began; what moves is the opposite end of the range. Clicks on headings are in
heading_selection. Areas and points count columns (x) and rows (y) of the sheet, not pixels, unless it is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from gui.grid.auto_scroll import AutoScroll, measure_distance_outside
from model.form.sheet import Sheet, Tile

SelectionFlag = QItemSelectionModel.SelectionFlag
_LEFT_BUTTON = Qt.MouseButton.LeftButton


class CellSelection(QObject):
    """The range being selected in a table that shows a sheet. The table must have its model already."""

    def __init__(self, sheet: Sheet, table: QTableView, auto_scroll: AutoScroll) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._auto_scroll = auto_scroll
        self._anchor_index = QPersistentModelIndex()
        """The current cell when the range began; invalid where there is no range to go on with."""
        self._fixed_area = QRect()
        """The part of the range that stays selected wherever the end moves."""
        self._moving_end = QPoint()
        self._kept_selection = QItemSelection()
        """What was selected before and stays so beside the range."""
        self._merge_flag = SelectionFlag.Select
        """Whether the range is added to what is kept (Select) or taken away from it (Deselect)."""
        self._is_selecting = False
        self._is_dragging = False
        table.selectionModel().selectionChanged.connect(self._reset_after_other_selection)

    def begin_range(self, fixed_area: QRect, moving_end: QPoint, kept: QItemSelection) -> None:
        """Select from fixed_area to moving_end, with the current cell as the anchor; kept stays selected besides."""
        self._anchor_index = QPersistentModelIndex(self._table.currentIndex())
        self._fixed_area = fixed_area
        self._moving_end = moving_end
        self._kept_selection = kept
        self._merge_flag = SelectionFlag.Select
        self._apply_selection()

    def ensure_moving_end(self) -> QPoint:
        """The end of the range, (column, row), for a key to move; if need be a new range begins at the current cell."""
        if self._anchor_index != self._table.currentIndex():
            self._begin_at_current(QItemSelection())
        return self._moving_end

    def extend_to(self, end: QPoint) -> None:
        """Move the end of the range to another place (column, row) and scroll it into sight, in that direction only."""
        area_before = self._compute_area()
        is_across = end.x() != self._moving_end.x()
        self._moving_end = end
        self._merge_flag = SelectionFlag.Select
        if self._compute_area() == area_before:
            return
        self._apply_selection()
        other_bar = self._table.verticalScrollBar() if is_across else self._table.horizontalScrollBar()
        other_position = other_bar.value()
        self._table.scrollTo(self._table.model().index(end.y(), end.x()))
        other_bar.setValue(other_position)

    def press_cell(self, event: QMouseEvent) -> None:
        """Begin or extend a range where the left button went down, as Shift and Ctrl say; a drag may follow.

        Without Shift the cell is the current one already.
        """
        index = self._table.indexAt(event.position().toPoint())
        selection_model = self._table.selectionModel()
        self._is_dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.ensure_moving_end()
            self._moving_end = QPoint(index.column(), index.row())
            self._apply_selection()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._begin_at_current(selection_model.selection())
            self._merge_flag = SelectionFlag.Select if selection_model.isSelected(index) else SelectionFlag.Deselect
        else:
            self._begin_at_current(QItemSelection())
            self._apply_selection()  # Qt waits until the button is let go where the cell was selected before

    def continue_drag(self, event: QMouseEvent) -> bool:
        """Extend the range to the mouse if a drag goes on that began on a cell; False for any other move."""
        is_continuing = self._is_dragging and bool(event.buttons() & _LEFT_BUTTON)
        if is_continuing:
            self._follow_pointer(event.position().toPoint())
        return is_continuing

    def end_drag(self) -> None:
        """End a drag, and the scrolling with it."""
        self._is_dragging = False
        self._auto_scroll.stop()

    def _follow_pointer(self, at: QPoint) -> None:
        """Extend the range to the cell nearest to a point, in pixels of the viewport; scroll where it is outside."""
        index = self._table.indexAt(clamp_to_cells(self._table, at))
        end = QPoint(index.column(), index.row())
        if index.isValid() and end != self._moving_end:
            self._moving_end = end
            self._apply_selection()
        distance = measure_distance_outside(self._table.viewport().rect(), at)
        self._auto_scroll.follow_pointer(distance, lambda: self._follow_pointer(at))

    def _begin_at_current(self, kept: QItemSelection) -> None:
        """Let a range of one cell begin at the current one; nothing is selected yet."""
        current = self._table.currentIndex()
        self._anchor_index = QPersistentModelIndex(current)
        self._fixed_area = QRect(current.column(), current.row(), 1, 1)
        self._moving_end = QPoint(current.column(), current.row())
        self._kept_selection = kept
        self._merge_flag = SelectionFlag.Select

    def _compute_area(self) -> QRect:
        end = QRect(self._moving_end.x(), self._moving_end.y(), 1, 1)
        return grow_to_whole_cells(self._sheet, self._fixed_area.united(end))

    def _apply_selection(self) -> None:
        """Select the range and what is kept beside it."""
        selected = QItemSelection(self._kept_selection)
        selected.merge(make_selection(self._table, self._compute_area()), self._merge_flag)
        self._is_selecting = True
        self._table.selectionModel().select(selected, SelectionFlag.ClearAndSelect)
        self._is_selecting = False

    def _reset_after_other_selection(self) -> None:
        """Forget the range where something was selected by other means: the next Shift begins at the current cell."""
        if not self._is_selecting:
            self._anchor_index = QPersistentModelIndex()
            self.end_drag()


def clamp_to_cells(table: QTableView, at: QPoint) -> QPoint:
    """The point nearest to another one, both in pixels of the viewport, where the table has cells in sight."""
    visible = table.viewport().rect()
    columns, rows = table.horizontalHeader(), table.verticalHeader()
    right = min(visible.right(), columns.length() - columns.offset() - 1)
    bottom = min(visible.bottom(), rows.length() - rows.offset() - 1)
    return QPoint(max(0, min(at.x(), right)), max(0, min(at.y(), bottom)))


def tile_area(tile: Tile) -> QRect:
    """The columns and rows a tile covers."""
    return QRect(tile.column, tile.row, tile.width, tile.height)


def find_headed_area(sheet: Sheet, tile: Tile) -> QRect:
    """The cells a tile is the heading of: a column or row heading's own, a title's whole block; of a cell, itself."""
    if tile.cell:
        return tile_area(tile)
    cells: list[Tile] = []
    for block in sheet.table.blocks:
        cells = [sheet.tiles_by_cell[cell.id] for cell in block.cells.values()]
        if cells[-1].row >= tile.row:
            break
    if tile.role == "head":
        cells = [cell for cell in cells if tile.column <= cell.column < tile.column + tile.width]
    elif tile.role == "stub":
        cells = [cell for cell in cells if tile.row <= cell.row < tile.row + tile.height]
    return _bounding_area(cells)


def grow_to_whole_cells(sheet: Sheet, area: QRect) -> QRect:
    """The smallest area around another that cuts no merged cell in two.

    Blocks with other columns stand one below the other in a sheet, so that a rectangle may meet parts of their cells.
    """
    wider = _bounding_area(tile for tile in sheet.tiles_by_cell.values() if tile_area(tile).intersects(area))
    return area if wider == area else grow_to_whole_cells(sheet, wider)


def make_selection(table: QTableView, area: QRect) -> QItemSelection:
    """An area of a sheet as Qt's selection of the table that shows the sheet."""
    model = table.model()
    return QItemSelection(model.index(area.top(), area.left()), model.index(area.bottom(), area.right()))


def _bounding_area(tiles: Iterable[Tile]) -> QRect:
    """The smallest area that holds all these tiles."""
    return reduce(QRect.united, map(tile_area, tiles), QRect())
