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

from gui.grid.auto_scroll import AutoScroll, measure_distance_outside
from model.form.sheet import Sheet, Tile

SelectionFlag = QItemSelectionModel.SelectionFlag
_LEFT_BUTTON = Qt.MouseButton.LeftButton


class CellSelection(QObject):
    """Selects in a table that shows a sheet; it has its model already."""

    def __init__(self, sheet: Sheet, table: QTableView, edge: AutoScroll) -> None:
        super().__init__(table)
        self._sheet = sheet
        self._table = table
        self._auto_scroll = edge
        self._anchor_index = QPersistentModelIndex()
        self._fixed_area = QRect()
        self._moving_end = QPoint()
        self._kept_selection = QItemSelection()
        self._merge_flag = SelectionFlag.Select
        self._is_selecting = False
        self._is_dragging = False
        table.selectionModel().selectionChanged.connect(self._reset_after_other_selection)

    def begin_range(self, base: QRect, end: QPoint, kept: QItemSelection) -> None:
        """Select from the current cell: base is what stays selected, end (column, row) moves, kept is there besides."""
        self._anchor_index = QPersistentModelIndex(self._table.currentIndex())
        self._fixed_area, self._moving_end, self._kept_selection, self._merge_flag = (
            base,
            end,
            kept,
            SelectionFlag.Select,
        )
        self._apply_selection()

    def ensure_moving_end(self) -> QPoint:
        """The place (column, row) that a key moves on from: the current cell's, where nothing was selected from it."""
        if self._anchor_index != self._table.currentIndex():
            self._begin_at_current(QItemSelection())
        return self._moving_end

    def extend_to(self, end: QPoint) -> None:
        """Let the selection reach to another place, in sight where it grew or shrank."""
        before, across = self._compute_area(), end.x() != self._moving_end.x()
        self._moving_end, self._merge_flag = end, SelectionFlag.Select
        if self._compute_area() != before:
            self._apply_selection()
            other = self._table.verticalScrollBar() if across else self._table.horizontalScrollBar()
            scrolled = other.value()
            self._table.scrollTo(self._table.model().index(end.y(), end.x()))
            other.setValue(scrolled)

    def press_cell(self, event: QMouseEvent) -> None:
        """The left button went down on a cell, which is the current one unless Shift is held; a drag may begin."""
        index = self._table.indexAt(event.position().toPoint())
        chosen = self._table.selectionModel()
        self._is_dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.ensure_moving_end()
            self._moving_end = QPoint(index.column(), index.row())
            self._apply_selection()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._begin_at_current(chosen.selection())
            self._merge_flag = SelectionFlag.Select if chosen.isSelected(index) else SelectionFlag.Deselect
        else:
            self._begin_at_current(QItemSelection())
            self._apply_selection()  # Qt waits until the button is let go where the cell was selected before

    def continue_drag(self, event: QMouseEvent) -> bool:
        """Whether a move of the mouse goes on with what began on a cell; then it is done, and scrolls at the edge."""
        goes_on = self._is_dragging and bool(event.buttons() & _LEFT_BUTTON)
        if goes_on:
            self._follow_pointer(event.position().toPoint())
        return goes_on

    def end_drag(self) -> None:
        """The mouse does something else now."""
        self._is_dragging = False
        self._auto_scroll.stop()

    def _follow_pointer(self, at: QPoint) -> None:
        index = self._table.indexAt(clamp_to_cells(self._table, at))
        if index.isValid() and QPoint(index.column(), index.row()) != self._moving_end:
            self._moving_end = QPoint(index.column(), index.row())
            self._apply_selection()
        self._auto_scroll.follow_pointer(
            measure_distance_outside(self._table.viewport().rect(), at), lambda: self._follow_pointer(at)
        )

    def _begin_at_current(self, kept: QItemSelection) -> None:
        here = self._table.currentIndex()
        self._anchor_index = QPersistentModelIndex(here)
        self._fixed_area, self._moving_end = QRect(here.column(), here.row(), 1, 1), QPoint(here.column(), here.row())
        self._kept_selection, self._merge_flag = kept, SelectionFlag.Select

    def _compute_area(self) -> QRect:
        return grow_to_whole_cells(
            self._sheet, self._fixed_area.united(QRect(self._moving_end.x(), self._moving_end.y(), 1, 1))
        )

    def _apply_selection(self) -> None:
        selected = QItemSelection(self._kept_selection)
        selected.merge(make_selection(self._table, self._compute_area()), self._merge_flag)
        self._is_selecting = True
        self._table.selectionModel().select(selected, SelectionFlag.ClearAndSelect)
        self._is_selecting = False

    def _reset_after_other_selection(self) -> None:
        """Something else was selected by other means: the next Shift begins at the current cell, no drag goes on."""
        if not self._is_selecting:
            self._anchor_index = QPersistentModelIndex()
            self.end_drag()


def clamp_to_cells(table: QTableView, at: QPoint) -> QPoint:
    """The point nearest to another one where the table has cells in sight."""
    seen = table.viewport().rect()
    right = min(seen.right(), table.horizontalHeader().length() - table.horizontalHeader().offset() - 1)
    bottom = min(seen.bottom(), table.verticalHeader().length() - table.verticalHeader().offset() - 1)
    return QPoint(max(0, min(at.x(), right)), max(0, min(at.y(), bottom)))


def tile_area(tile: Tile) -> QRect:
    """What a tile covers."""
    return QRect(tile.column, tile.row, tile.width, tile.height)


def find_headed_area(sheet: Sheet, tile: Tile) -> QRect:
    """What a tile heads in its block: a cell itself, a title all."""
    if tile.cell:
        return tile_area(tile)
    blocks = ([sheet.tiles_by_cell[cell.id] for cell in block.cells.values()] for block in sheet.table.blocks)
    cells = next(block for block in blocks if block[-1].row >= tile.row)
    if tile.role == "head":
        cells = [cell for cell in cells if tile.column <= cell.column < tile.column + tile.width]
    elif tile.role == "stub":
        cells = [cell for cell in cells if tile.row <= cell.row < tile.row + tile.height]
    return _bounding_area(cells)


def grow_to_whole_cells(sheet: Sheet, area: QRect) -> QRect:
    """An area so much larger that it cuts no cell in two, where blocks of other columns stand one below the other."""
    wider = _bounding_area(tile for tile in sheet.tiles_by_cell.values() if tile_area(tile).intersects(area))
    return area if wider == area else grow_to_whole_cells(sheet, wider)


def make_selection(table: QTableView, area: QRect) -> QItemSelection:
    """An area as what can be selected in the table that shows the sheet."""
    model = table.model()
    return QItemSelection(model.index(area.top(), area.left()), model.index(area.bottom(), area.right()))


def _bounding_area(tiles: Iterable[Tile]) -> QRect:
    return reduce(QRect.united, map(tile_area, tiles), QRect())
