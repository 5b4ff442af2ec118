"""The grid: a table of the form that is filled in as in Excel. This view joins the parts and directs keys and mouse.

Which cell comes next: navigation. What is selected: cell_selection, heading_selection. What is done to the selected
cells: commands. How cells are drawn and typed in: grid_delegate. Headings that stay in sight: frozen_headings.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.grid import context_menu, navigation, selection_summary
from gui.grid.auto_scroll import AutoScroll
from gui.grid.cell_selection import CellSelection
from gui.grid.commands import COMPUTED_NOTICE, GridCommands
from gui.grid.frozen_headings import FrozenHeadings
from gui.grid.grid_delegate import FigureEditor, GridDelegate
from gui.grid.grid_model import GridModel
from gui.grid.heading_selection import HeadingSelection
from gui.grid.minimal_repaint import MinimalRepaintTable
from gui.grid.navigation import ACTION_STEPS, KEY_ACTIONS, CursorMoves, next_in_selection, target_of_key
from gui.widgets.model_index import AnyModelIndex
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
    """Shows one GridModel. enter_goes_right is the clerk's setting; else Enter goes down."""

    selection_changed = Signal()
    zoom_requested = Signal(int)
    """By how many steps Ctrl+wheel was turned: above 0 larger, below 0 smaller."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self.commands = GridCommands(model, self)
        self.enter_goes_right = False
        self._delegate = GridDelegate(self)
        self._cursor_moves = CursorMoves(model.sheet)
        self._wheel_steps = WheelSteps()
        self.setModel(model)
        scroll = AutoScroll(self)
        self._cell_selection = CellSelection(model.sheet, self, scroll)
        self._heading_selection = HeadingSelection(model.sheet, self, self._cell_selection, scroll, self._prepare_press)
        self._frozen_headings = FrozenHeadings(model.sheet, self, self._heading_selection)
        self.setItemDelegate(self._delegate)
        self._delegate.editor_left.connect(self._move_by_key)
        self._delegate.spread_requested.connect(self._fill_selection)
        self._delegate.entry_problem_changed.connect(self.commands.status_message)
        # queued: how an entry was read is said after the notice that no cell comes next, and instead of it
        self._delegate.entry_remarked.connect(self.commands.status_message, Qt.ConnectionType.QueuedConnection)
        self.commands.cells_pasted.connect(self.select_cells)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_EDIT_TRIGGERS)
        self.setTabKeyNavigation(False)
        first = model.index_of(next(iter(model.sheet.tiles_by_cell)))
        self.selectionModel().setCurrentIndex(first, SelectionFlag.ClearAndSelect)

    def add_menu_actions(self, actions: Iterable[QAction | None]) -> None:
        """Fill the context menu; None is a separator."""
        for action in actions:
            separator = QAction(self)
            separator.setSeparator(True)
            self.addAction(action or separator)

    def go_to_cell(self, cell: str) -> None:
        """Make a cell, by its id, the current and only selected one, in sight."""
        self.select_cells((cell,))

    def select_cells(self, cells: Iterable[str]) -> None:
        """Select cells by their ids, the first of them current and in sight; those of other tables are left out."""
        found = [index for cell in cells if (index := self.grid_model.index_of(cell)).isValid()]
        if found:
            selection = QItemSelection()
            for index in found:
                selection.select(index, index)
            self.selectionModel().setCurrentIndex(found[0], SelectionFlag.NoUpdate)
            self.selectionModel().select(selection, SelectionFlag.ClearAndSelect)
            self.scrollTo(found[0])

    def selected_cells(self) -> list[Cell]:
        """The selected cells in reading order."""
        cells = (self.grid_model.cell_at(index) for index in self.selectionModel().selectedIndexes())
        selected = {cell.id for cell in cells if cell}
        return [tile.cell for id, tile in self.grid_model.sheet.tiles_by_cell.items() if id in selected and tile.cell]

    def cells_in_line(self, line: str) -> list[Cell]:
        """The cells of the "row" or "column" the current cell stands in, or of the whole "table"."""
        return navigation.list_line_cells(self.grid_model.sheet, self.grid_model.tile_at(self.currentIndex()), line)

    def describe_selection(self) -> str:
        """The selection in words: how many cells, their sum and average; "" for a single cell."""
        return selection_summary.describe_figures([self.grid_model.figure_of(cell) for cell in self.selected_cells()])

    def finish_editing(self) -> bool:
        """Enter what is being typed; False where it is no figure: then the editor stays open and says why."""
        editor = self.indexWidget(self.currentIndex())
        return not isinstance(editor, FigureEditor) or self._delegate.finish_editing(editor)

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
        """Move on by a key that ends an entry: within several selected cells, else to where CursorMoves says."""
        here = self.grid_model.tile_at(self.currentIndex())
        selected = [self.grid_model.sheet.tiles_by_cell[cell.id] for cell in self.selected_cells()]
        target = next_in_selection(selected, here, key, self.enter_goes_right)
        if target is None:
            tile = self._cursor_moves.next_after_key(key, here.row, here.column, self.enter_goes_right)
            self._go_to_tile(tile)
            if tile is None and (notice := navigation.explain_end(key)):
                self.commands.status_message.emit(notice)
        else:
            self.selectionModel().setCurrentIndex(self.model().index(target.row, target.column), SelectionFlag.NoUpdate)
            self.setFocus()

    def _fill_selection(self, text: str) -> None:
        """Enter what was typed in every selected cell (Ctrl+Enter)."""
        self.commands.enter_in_all(self.selected_cells(), text)
        self.setFocus()

    def _explain_locked(self) -> None:
        """Say why the current cell cannot be typed in."""
        if self.grid_model.cell_at(self.currentIndex()):
            is_locked = self.grid_model.open_draft.is_locked
            self.commands.status_message.emit(READ_ONLY_MESSAGE if is_locked else COMPUTED_NOTICE)

    def _end_drags(self) -> None:
        self._heading_selection.end_drag()
        self._cell_selection.end_drag()

    def _prepare_press(self) -> bool:
        """End what is being typed and a run of Tabs before the mouse selects; False where the entry is no figure."""
        self._end_drags()
        if not self.finish_editing():
            return False
        self._cursor_moves.forget_tab_start()
        return True

    def _extend_by_key(self, event: QKeyEvent) -> bool:
        """Extend the selection by Shift and a cursor key; False for any other key."""
        action = KEY_ACTIONS.get(Qt.Key(event.key()))
        if action is None or not event.modifiers() & SHIFT:
            return False
        self._cursor_moves.forget_tab_start()
        end = self._cell_selection.ensure_moving_end()
        target = self._find_target(action, end.y(), end.x(), event.modifiers())
        if target is not None:
            row, column = target
            self._cell_selection.extend_to(QPoint(column, row))
        return True

    def _find_target(
        self, action: CursorAction, row: int, column: int, modifiers: Qt.KeyboardModifier
    ) -> tuple[int, int] | None:
        """The place (row, column) a cursor key leads to; None at the edge."""
        is_down = action == CursorAction.MovePageDown
        page = navigation.count_page_rows(self, row, 1 if is_down else -1)
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
        """Arrows go from cell to cell, past headings, to where a merged cell begins; with Ctrl, to the last cell."""
        if action not in ACTION_STEPS:
            return super().moveCursor(action, modifiers)
        self._cursor_moves.forget_tab_start()
        here = self.currentIndex()
        place = self._find_target(action, here.row(), here.column(), modifiers)
        tile = self.grid_model.sheet.tile_at(*place) if place else None
        return self.model().index(tile.row, tile.column) if tile else here

    def selectionCommand(self, index: AnyModelIndex, event: QEvent | None = None) -> SelectionFlag:
        """Ctrl with a cursor key goes farther and selects as the key alone; Qt would leave the selection behind.

        Releasing a button selects nothing: Qt would give up a drag that ends outside the cells.
        """
        if event is not None and event.type() == QEvent.Type.MouseButtonRelease:
            return SelectionFlag.NoUpdate
        if isinstance(event, QKeyEvent) and event.key() in KEY_ACTIONS:
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~CONTROL)
        return super().selectionCommand(index, event)

    def edit(self, *args: object) -> object:  # type: ignore[override]
        """Remember how editing began: by typing (arrows commit) or by F2 and double click (arrows move inside)."""
        if len(args) == 3:  # (index, trigger, event); Qt's own slot has the index alone
            triggers = QAbstractItemView.EditTrigger
            by_key = args[1] in (triggers.AnyKeyPressed, triggers.EditKeyPressed)
            self._delegate.is_replacing = args[1] == triggers.AnyKeyPressed
            if by_key:
                self.scrollTo(self.currentIndex())
            is_locked = not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
            if is_locked and (by_key or args[1] == triggers.DoubleClicked):
                self._explain_locked()
        return super().edit(*args)  # type: ignore[call-overload]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on with an entry that is no figure, where there is one."""
        super().focusInEvent(event)
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, FigureEditor) and editor.reason:
            editor.setFocus()

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tell by selection_changed."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.selection_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Tab for the grid; Qt would move the focus to the next widget."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = {Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "backtab"}.get(Qt.Key(event.key()))
            if key and not event.modifiers() & CONTROL:
                self._move_by_key(key)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Shift and arrows select, Delete and Ctrl+C/X/V/D/R are commands; all else goes to Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move_by_key("shift enter" if event.modifiers() & SHIFT else "enter")
        elif not self._extend_by_key(event) and not self.commands.handle_key(event, self.selected_cells()):
            super().keyPressEvent(event)
            if event.text() > " " and not event.modifiers() & CONTROL and self.grid_model.cell_at(self.currentIndex()):
                event.accept()  # typed into the cell, or said why not; Qt would let the window have it too

    def keyboardSearch(self, search: str) -> None:
        """Say why typing on a total does nothing; Qt would search other cells for the characters."""
        self._explain_locked()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the context menu at the mouse or, by the Menu key, at the current cell."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        can_change = self.commands.can_change_any(self.selected_cells())
        context_menu.build_context_menu(self, self.actions(), can_change).popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading selects its cells; one on a cell ends what is being typed, unless it is no figure."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid_model.cell_at(index):
            self._heading_selection.press_heading(self.grid_model.tile_at(index), event)
        elif self._prepare_press() and index.isValid():
            is_left = event.button() == Qt.MouseButton.LeftButton
            if not (is_left and event.modifiers() & SHIFT):
                super().mousePressEvent(event)
            if is_left:
                self._cell_selection.press_cell(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag that began on a heading or on a cell; Qt's own would move the current cell."""
        if self._heading_selection.continue_drag(event) or self._cell_selection.continue_drag(event):
            return
        if not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends."""
        self._end_drags()
        super().mouseReleaseEvent(event)
