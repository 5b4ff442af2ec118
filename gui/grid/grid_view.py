"""The grid: Excel's hands on a table of the form.

Ways through it: navigation; what is selected: cell_selection, heading_selection; what is done to cells: commands.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.grid import context_menu, navigation, selection_summary
from gui.grid.auto_scroll import AutoScroll
from gui.grid.cell_selection import CellSelection
from gui.grid.commands import COMPUTED_NOTICE, GridCommands
from gui.grid.frozen_headings import FrozenHeadings
from gui.grid.grid_delegate import GridDelegate
from gui.grid.grid_model import GridModel
from gui.grid.heading_selection import HeadingSelection
from gui.grid.minimal_repaint import MinimalRepaintTable
from gui.grid.navigation import ACTION_STEPS, KEY_ACTIONS, CursorMoves, next_in_selection, target_of_key
from gui.widgets.wheel_steps import WheelSteps
from model.form.form import Cell
from model.form.sheet import Tile

CursorAction = QAbstractItemView.CursorAction
SelectionFlag = QItemSelectionModel.SelectionFlag
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_EDIT_TRIGGERS = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)


class GridView(MinimalRepaintTable):
    """Shows one GridModel. picked: the selection changed; zoom_wanted: how many steps Ctrl+wheel went.

    enter_goes_right is the clerk's setting; else Enter goes down.
    """

    selection_changed = Signal()
    zoom_requested = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self.commands = GridCommands(model, self)
        self.enter_goes_right = False
        self._delegate = GridDelegate(self)
        self._cursor_moves = CursorMoves(model.sheet)
        self._wheel_steps = WheelSteps()
        self.setModel(model)
        edge = AutoScroll(self)
        self._cell_selection = CellSelection(model.sheet, self, edge)
        self._heading_selection = HeadingSelection(model.sheet, self, self._cell_selection, edge, self._prepare_press)
        self._frozen_headings = FrozenHeadings(model.sheet, self, self._heading_selection)
        self.setItemDelegate(self._delegate)
        self._delegate.editor_left.connect(self._move_by_key)
        self._delegate.spread_requested.connect(self._fill_selection)
        self._delegate.entry_problem_changed.connect(self.commands.status_message)
        self.commands.cells_pasted.connect(self.select_cells)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_EDIT_TRIGGERS)
        self.setTabKeyNavigation(False)
        self.selectionModel().setCurrentIndex(
            model.index_of(next(iter(model.sheet.tiles_by_cell))), SelectionFlag.ClearAndSelect
        )

    def add_menu_actions(self, deeds: Iterable[QAction | None]) -> None:
        """The menu of the right button and of the Menu key; None is a line."""
        for deed in deeds:
            line = QAction(self)
            line.setSeparator(True)
            self.addAction(deed or line)

    def go_to_cell(self, cell: str) -> None:
        """Make a cell the current one, in sight."""
        self.select_cells((cell,))

    def select_cells(self, cells: Iterable[str]) -> None:
        """Select several cells, the first of them current and in sight."""
        found = [index for cell in cells if (index := self.grid_model.index_of(cell)).isValid()]
        if found:
            chosen = QItemSelection()
            for index in found:
                chosen.select(index, index)
            self.selectionModel().setCurrentIndex(found[0], SelectionFlag.NoUpdate)
            self.selectionModel().select(chosen, SelectionFlag.ClearAndSelect)
            self.scrollTo(found[0])

    def selected_cells(self) -> list[Cell]:
        """The selected cells in reading order."""
        found = {
            cell.id: cell
            for index in self.selectionModel().selectedIndexes()
            if (cell := self.grid_model.cell_at(index))
        }
        return [tile.cell for id, tile in self.grid_model.sheet.tiles_by_cell.items() if id in found and tile.cell]

    def cells_in_line(self, line: str) -> list[Cell]:
        """The cells of the "row" or "column" the current cell stands in, or of the whole "table"."""
        return navigation.list_line_cells(self.grid_model.sheet, self.grid_model.tile_at(self.currentIndex()), line)

    def describe_selection(self) -> str:
        """The selection in words: how many cells, their sum and average; "" for a single cell."""
        return selection_summary.describe_figures([self.grid_model.figure_of(cell) for cell in self.selected_cells()])

    def finish_editing(self) -> bool:
        """Enter what is being typed; False where it cannot be read: then its editor stays, and says why."""
        editor = self.indexWidget(self.currentIndex())
        return not isinstance(editor, QLineEdit) or self._delegate.finish_editing(editor)

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""
        self._frozen_headings.set_zoom(percent)

    def _go_to_tile(self, tile: Tile | None) -> None:
        """Make a tile the current one; stay where there is none."""
        if tile is not None:
            index = self.model().index(tile.row, tile.column)
            self.selectionModel().setCurrentIndex(index, SelectionFlag.ClearAndSelect)
        self.setFocus()

    def _move_by_key(self, key: str) -> None:
        """Move as the key says that ended an entry: inside of what is selected, else as CursorMoves knows."""
        here = self.grid_model.tile_at(self.currentIndex())
        chosen = [self.grid_model.sheet.tiles_by_cell[cell.id] for cell in self.selected_cells()]
        within = next_in_selection(chosen, here, key, self.enter_goes_right)
        if within is None:
            self._go_to_tile(self._cursor_moves.next_after_key(key, here.row, here.column, self.enter_goes_right))
        else:
            self.selectionModel().setCurrentIndex(self.model().index(within.row, within.column), SelectionFlag.NoUpdate)
            self.setFocus()

    def _fill_selection(self, text: str) -> None:
        """What was typed, into every selected cell."""
        self.commands.enter_in_all(self.selected_cells(), text)
        self.setFocus()

    def _explain_locked(self) -> None:
        """Say why the current cell cannot be typed in."""
        if self.grid_model.cell_at(self.currentIndex()):
            self.commands.status_message.emit(
                READ_ONLY_MESSAGE if self.grid_model.open_draft.is_locked else COMPUTED_NOTICE
            )

    def _end_drags(self) -> None:
        self._heading_selection.end_drag()
        self._cell_selection.end_drag()

    def _prepare_press(self) -> bool:
        """Whether the mouse may pick something: it ends an entry that can be read, and a run of Tabs."""
        self._end_drags()
        if not self.finish_editing():
            return False
        self._cursor_moves.forget_tab_start()
        return True

    def _extend_by_key(self, event: QKeyEvent) -> bool:
        """Let the selection reach as far as Shift and a key that moves say; False for any other key."""
        action = KEY_ACTIONS.get(Qt.Key(event.key()))
        if action is None or not event.modifiers() & SHIFT:
            return False
        self._cursor_moves.forget_tab_start()
        end = self._cell_selection.ensure_moving_end()
        place = self._find_target(action, end.y(), end.x(), event.modifiers())
        if place is not None:
            self._cell_selection.extend_to(QPoint(place[1], place[0]))
        return True

    def _find_target(
        self, action: CursorAction, row: int, column: int, modifiers: Qt.KeyboardModifier
    ) -> tuple[int, int] | None:
        page = max(self.viewport().height() // max(self.rowHeight(row), 1) - 1, 1)
        return target_of_key(self.grid_model.sheet, action, row, column, bool(modifiers & CONTROL), page)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self._frozen_headings.fit_table()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & CONTROL:
            if steps := self._wheel_steps.count_steps(event):
                self.zoom_requested.emit(steps)
        else:
            super().wheelEvent(event)

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows go from cell to cell, past headings, and land where a span begins; with Ctrl, to the last one."""
        if action not in ACTION_STEPS:
            return super().moveCursor(action, modifiers)
        self._cursor_moves.forget_tab_start()
        here = self.currentIndex()
        place = self._find_target(action, here.row(), here.column(), modifiers)
        tile = self.grid_model.sheet.tile_at(*place) if place else None
        return self.model().index(tile.row, tile.column) if tile else here

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> SelectionFlag:
        """Ctrl with a key that moves goes farther and selects as the key alone; Qt would leave the selection behind.

        Letting a button go selects nothing: Qt would give up a drag that ends beyond the cells.
        """
        if event is not None and event.type() == QEvent.Type.MouseButtonRelease:
            return SelectionFlag.NoUpdate
        if isinstance(event, QKeyEvent) and event.key() in KEY_ACTIONS:
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~CONTROL)
        return super().selectionCommand(index, event)

    def edit(self, *args: object) -> object:  # type: ignore[override]
        """Remember how editing began: by typing (arrows commit) or by F2 and double click (arrows move inside)."""
        if len(args) == 3:
            self._delegate.is_replacing = args[1] == QAbstractItemView.EditTrigger.AnyKeyPressed
            asked = args[1] in (
                QAbstractItemView.EditTrigger.EditKeyPressed,
                QAbstractItemView.EditTrigger.DoubleClicked,
            )
            if self._delegate.is_replacing or args[1] == QAbstractItemView.EditTrigger.EditKeyPressed:
                self.scrollTo(self.currentIndex())
            if asked and not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self._explain_locked()
        return super().edit(*args)  # type: ignore[call-overload]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming back to an entry that could not be read, go on with it."""
        super().focusInEvent(event)
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and editor.property("reason"):
            editor.setFocus()

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tell the status bar."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.selection_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the grid, not to the window's round of widgets."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = {Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "backtab"}.get(Qt.Key(event.key()))
            if key and not event.modifiers() & CONTROL:
                self._move_by_key(key)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Shift and arrows select, Delete clears, Ctrl+C/X/V/D/R work on the selection, else as Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move_by_key("shift enter" if event.modifiers() & SHIFT else "enter")
        elif not self._extend_by_key(event) and not self.commands.handle_key(event, self.selected_cells()):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a total finds nothing elsewhere; it is told why nothing happens."""
        self._explain_locked()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu that was offered, at the mouse or, by the Menu key, at the current cell."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        context_menu.build_context_menu(
            self, self.actions(), self.commands.can_change_any(self.selected_cells())
        ).popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere ends an entry that can be read and keeps one that cannot; a heading selects its cells."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid_model.cell_at(index):
            self._heading_selection.press_heading(self.grid_model.tile_at(index), event)
        elif self._prepare_press() and index.isValid():
            left = event.button() == Qt.MouseButton.LeftButton
            if not (left and event.modifiers() & SHIFT):
                super().mousePressEvent(event)
            if left:
                self._cell_selection.press_cell(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag goes on with what it began, on a heading or on a cell; Qt's would carry the current cell along."""
        if not (
            self._heading_selection.continue_drag(event) or self._cell_selection.continue_drag(event) or event.buttons()
        ):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends."""
        self._end_drags()
        super().mouseReleaseEvent(event)
