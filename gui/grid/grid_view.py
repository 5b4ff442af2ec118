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

from gui.draft.open_draft import LOOK_ONLY
from gui.grid import context_menu, navigation, selection_summary
from gui.grid.auto_scroll import EdgeScroll
from gui.grid.cell_selection import GridReach
from gui.grid.commands import COMPUTED, GridDeeds
from gui.grid.frozen_headings import GridFrame
from gui.grid.grid_delegate import GridDelegate
from gui.grid.grid_model import GridModel
from gui.grid.heading_selection import HeadingClicks
from gui.grid.minimal_repaint import SparingTable
from gui.grid.navigation import MOVES, WAYS, GridRun, among, led
from gui.widgets.wheel_steps import Notches
from model.form.form import Cell
from model.form.sheet import Tile

Action = QAbstractItemView.CursorAction
Select = QItemSelectionModel.SelectionFlag
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier

_BEGIN_EDITING = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)


class GridView(SparingTable):
    """Shows one GridModel. picked: the selection changed; zoom_wanted: how many steps Ctrl+wheel went.

    enter_goes_right is the clerk's setting; else Enter goes down.
    """

    picked = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.deeds = GridDeeds(model, self)
        self.enter_goes_right = False
        self._delegate = GridDelegate(self)
        self._run = GridRun(model.sheet)
        self._notches = Notches()
        self.setModel(model)
        edge = EdgeScroll(self)
        self._reach = GridReach(model.sheet, self, edge)
        self._clicks = HeadingClicks(model.sheet, self, self._reach, edge, self._ready)
        self._frame = GridFrame(model.sheet, self, self._clicks)
        self.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._leave)
        self._delegate.spread.connect(self._spread)
        self._delegate.kept.connect(self.deeds.told)
        self.deeds.pasted.connect(self.pick)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_BEGIN_EDITING)
        self.setTabKeyNavigation(False)
        self.selectionModel().setCurrentIndex(model.origin(next(iter(model.sheet.places))), Select.ClearAndSelect)

    def offer(self, deeds: Iterable[QAction | None]) -> None:
        """The menu of the right button and of the Menu key; None is a line."""
        for deed in deeds:
            line = QAction(self)
            line.setSeparator(True)
            self.addAction(deed or line)

    def go(self, cell: str) -> None:
        """Make a cell the current one, in sight."""
        self.pick((cell,))

    def pick(self, cells: Iterable[str]) -> None:
        """Select several cells, the first of them current and in sight."""
        found = [index for cell in cells if (index := self.grid.origin(cell)).isValid()]
        if found:
            chosen = QItemSelection()
            for index in found:
                chosen.select(index, index)
            self.selectionModel().setCurrentIndex(found[0], Select.NoUpdate)
            self.selectionModel().select(chosen, Select.ClearAndSelect)
            self.scrollTo(found[0])

    def selected(self) -> list[Cell]:
        """The selected cells in reading order."""
        found = {cell.id: cell for index in self.selectionModel().selectedIndexes() if (cell := self.grid.cell(index))}
        return [tile.cell for id, tile in self.grid.sheet.places.items() if id in found and tile.cell]

    def cells_of(self, line: str) -> list[Cell]:
        """The cells of the "row" or "column" the current cell stands in, or of the whole "table"."""
        return navigation.line(self.grid.sheet, self.grid.tile(self.currentIndex()), line)

    def total(self) -> str:
        """The selection in words: how many cells, their sum and average; "" for a single cell."""
        return selection_summary.words([self.grid.figure(cell) for cell in self.selected()])

    def finish(self) -> bool:
        """Enter what is being typed; False where it cannot be read: then its editor stays, and says why."""
        editor = self.indexWidget(self.currentIndex())
        return not isinstance(editor, QLineEdit) or self._delegate.finish(editor)

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""
        self._frame.set_zoom(percent)

    def _go_to(self, tile: Tile | None) -> None:
        """Make a tile the current one; stay where there is none."""
        if tile is not None:
            index = self.model().index(tile.row, tile.column)
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
        self.setFocus()

    def _leave(self, key: str) -> None:
        """Move as the key says that ended an entry: inside of what is selected, else as GridRun knows."""
        here = self.grid.tile(self.currentIndex())
        chosen = [self.grid.sheet.places[cell.id] for cell in self.selected()]
        within = among(chosen, here, key, self.enter_goes_right)
        if within is None:
            self._go_to(self._run.after(key, here.row, here.column, self.enter_goes_right))
        else:
            self.selectionModel().setCurrentIndex(self.model().index(within.row, within.column), Select.NoUpdate)
            self.setFocus()

    def _spread(self, text: str) -> None:
        """What was typed, into every selected cell."""
        self.deeds.put(self.selected(), text)
        self.setFocus()

    def _decline(self) -> None:
        """Say why the current cell cannot be typed in."""
        if self.grid.cell(self.currentIndex()):
            self.deeds.told.emit(LOOK_ONLY if self.grid.desk.locked else COMPUTED)

    def _let_go(self) -> None:
        self._clicks.let_go()
        self._reach.let_go()

    def _ready(self) -> bool:
        """Whether the mouse may pick something: it ends an entry that can be read, and a run of Tabs."""
        self._let_go()
        if not self.finish():
            return False
        self._run.forget()
        return True

    def _move(self, event: QKeyEvent) -> bool:
        """Let the selection reach as far as Shift and a key that moves say; False for any other key."""
        action = MOVES.get(Qt.Key(event.key()))
        if action is None or not event.modifiers() & Shift:
            return False
        self._run.forget()
        end = self._reach.end()
        place = self._led(action, end.y(), end.x(), event.modifiers())
        if place is not None:
            self._reach.move(QPoint(place[1], place[0]))
        return True

    def _led(self, action: Action, row: int, column: int, modifiers: Qt.KeyboardModifier) -> tuple[int, int] | None:
        page = max(self.viewport().height() // max(self.rowHeight(row), 1) - 1, 1)
        return led(self.grid.sheet, action, row, column, bool(modifiers & Control), page)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self._frame.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Control:
            if steps := self._notches.turned(event):
                self.zoom_wanted.emit(steps)
        else:
            super().wheelEvent(event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows go from cell to cell, past headings, and land where a span begins; with Ctrl, to the last one."""
        if action not in WAYS:
            return super().moveCursor(action, modifiers)
        self._run.forget()
        here = self.currentIndex()
        place = self._led(action, here.row(), here.column(), modifiers)
        tile = self.grid.sheet.at(*place) if place else None
        return self.model().index(tile.row, tile.column) if tile else here

    def selectionCommand(self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None) -> Select:
        """Ctrl with a key that moves goes farther and selects as the key alone; Qt would leave the selection behind.

        Letting a button go selects nothing: Qt would give up a drag that ends beyond the cells.
        """
        if event is not None and event.type() == QEvent.Type.MouseButtonRelease:
            return Select.NoUpdate
        if isinstance(event, QKeyEvent) and event.key() in MOVES:
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~Control)
        return super().selectionCommand(index, event)

    def edit(self, *args: object) -> object:  # type: ignore[override]
        """Remember how editing began: by typing (arrows commit) or by F2 and double click (arrows move inside)."""
        if len(args) == 3:
            self._delegate.replacing = args[1] == QAbstractItemView.EditTrigger.AnyKeyPressed
            asked = args[1] in (
                QAbstractItemView.EditTrigger.EditKeyPressed,
                QAbstractItemView.EditTrigger.DoubleClicked,
            )
            if self._delegate.replacing or args[1] == QAbstractItemView.EditTrigger.EditKeyPressed:
                self.scrollTo(self.currentIndex())
            if asked and not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self._decline()
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
        self.picked.emit()

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the grid, not to the window's round of widgets."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = {Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "backtab"}.get(Qt.Key(event.key()))
            if key and not event.modifiers() & Control:
                self._leave(key)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Shift and arrows select, Delete clears, Ctrl+C/X/V/D/R work on the selection, else as Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave("shift enter" if event.modifiers() & Shift else "enter")
        elif not self._move(event) and not self.deeds.press(event, self.selected()):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a total finds nothing elsewhere; it is told why nothing happens."""
        self._decline()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu that was offered, at the mouse or, by the Menu key, at the current cell."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        context_menu.menu(self, self.actions(), self.deeds.open(self.selected())).popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere ends an entry that can be read and keeps one that cannot; a heading selects its cells."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid.cell(index):
            self._clicks.press(self.grid.tile(index), event)
        elif self._ready() and index.isValid():
            left = event.button() == Qt.MouseButton.LeftButton
            if not (left and event.modifiers() & Shift):
                super().mousePressEvent(event)
            if left:
                self._reach.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag goes on with what it began, on a heading or on a cell; Qt's would carry the current cell along."""
        if not (self._clicks.drag_on(event) or self._reach.drag_on(event) or event.buttons()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends."""
        self._let_go()
        super().mouseReleaseEvent(event)
