"""The grid: Excel's hands on a table of the form. Ways through it: grid_walk; what is done to cells: grid_deeds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from gui import grid_total, grid_walk, headings, look
from gui.desk import LOOK_ONLY
from gui.grid_deeds import GridDeeds
from gui.grid_delegate import GridDelegate
from gui.grid_header import Corner, GridHeader
from gui.grid_model import GridModel
from gui.grid_run import WAYS, GridRun, among
from gui.heading_clicks import HeadingClicks
from gui.sparing_table import SparingTable
from model.form import Cell
from model.sheet import Tile

Action = QAbstractItemView.CursorAction
Select = QItemSelectionModel.SelectionFlag
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier

_MOVING = frozenset(map(Qt.Key, range(Qt.Key.Key_Home, Qt.Key.Key_PageDown + 1)))
"""Home, End, the arrows and the page keys, which stand side by side in Qt's table."""
_BEGIN_EDITING = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)
_NOTCH = 120
"""What Qt counts for one notch of a wheel; a touchpad sends many small turns."""
_LEAST_WIDTH = 620
"""Below this the grid scrolls sideways rather than squeeze its columns further."""


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
        self._clicks = HeadingClicks(model.sheet, self, self._ready)
        self._zoom = 100
        self._turned = 0
        self._size = self.font().pointSizeF()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._leave)
        self._delegate.spread.connect(self._spread)
        self._delegate.kept.connect(self.deeds.told)
        self._set_headings()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_BEGIN_EDITING)
        self.setTabKeyNavigation(False)
        self.selectionModel().setCurrentIndex(model.origin(next(iter(model.sheet.places))), Select.ClearAndSelect)

    def _set_headings(self) -> None:
        """Head rows and stub columns go into the headers; headings between blocks stay in the grid."""
        sheet = self.grid.sheet
        self._head = GridHeader(sheet, Qt.Orientation.Horizontal, self)
        self._stub = GridHeader(sheet, Qt.Orientation.Vertical, self)
        self._corner = Corner(sheet, self)
        for heading in (self._head, self._stub, self._corner):
            heading.pressed.connect(self._clicks.press)
        for header in (self._head, self._stub):
            header.dragged.connect(self._clicks.drag)
        self._stubs = sheet.stub if sheet.head else 0
        self.setHorizontalHeader(self._head)
        self.setVerticalHeader(self._stub)
        self._head.setVisible(sheet.head > 0)
        self._stub.setVisible(self._stubs > 0)
        self._corner.setVisible(self._stubs > 0)
        for row in range(sheet.head):
            self.setRowHidden(row, True)
        for column in range(self._stubs):
            self.setColumnHidden(column, True)
        for tile in sheet.tiles:
            if (tile.height > 1 or tile.width > 1) and tile.row >= sheet.head and tile.column >= self._stubs:
                self.setSpan(tile.row, tile.column, tile.height, tile.width)

    def offer(self, deeds: Iterable[QAction | None]) -> None:
        """The menu of the right button and of the Menu key; None is a line."""
        for deed in deeds:
            line = QAction(self)
            line.setSeparator(True)
            self.addAction(deed or line)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def go(self, cell: str) -> None:
        """Make a cell the current one, in sight."""
        self.pick((cell,))

    def pick(self, cells: Iterable[str]) -> None:
        """Select several cells, the first of them current and in sight."""
        found = [index for cell in cells if (index := self.grid.origin(cell)).isValid()]
        if found:
            self.selectionModel().setCurrentIndex(found[0], Select.ClearAndSelect)
            for index in found[1:]:
                self.selectionModel().select(index, Select.Select)
            self.scrollTo(found[0])

    def selected(self) -> list[Cell]:
        """The selected cells in reading order."""
        found = {cell.id: cell for index in self.selectionModel().selectedIndexes() if (cell := self.grid.cell(index))}
        return [tile.cell for id, tile in self.grid.sheet.places.items() if id in found and tile.cell]

    def cells_of(self, line: str) -> list[Cell]:
        """The cells of the "row" or "column" the current cell stands in, or of the whole "table"."""
        return grid_walk.line(self.grid.sheet, self.grid.tile(self.currentIndex()), line)

    def total(self) -> str:
        """The selection in words: how many cells, their sum and average; "" for a single cell."""
        return grid_total.words([self.grid.figure(cell) for cell in self.selected()])

    def finish(self) -> bool:
        """Enter what is being typed; False where it cannot be read: then its editor stays, and says why."""
        editor = self.indexWidget(self.currentIndex())
        return not isinstance(editor, QLineEdit) or self._delegate.finish(editor)

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""
        self._zoom = percent
        font = self.font()
        font.setPointSizeF(self._size * percent / 100)
        self.setFont(font)
        for heading in (self._head, self._stub, self._corner):
            heading.setFont(font)
        self._fit()

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

    def _ready(self) -> bool:
        """Whether the mouse may pick something: it ends an entry that can be read, and a run of Tabs."""
        self._clicks.let_go()
        if not self.finish():
            return False
        self._run.forget()
        return True

    def _fit(self) -> None:
        """Share the width among the columns as on paper, and make rows high enough for their labels."""
        sheet = self.grid.sheet
        frame, bar = 2 * self.frameWidth(), self.verticalScrollBar().sizeHint().width()
        least = _LEAST_WIDTH * self._zoom // 100
        for room in (self.width() - frame, self.width() - frame - bar):
            edges = [round(max(room, least) * sum(sheet.widths[:i])) for i in range(sheet.columns + 1)]
            heights = headings.heights(sheet, edges, look.ROW_HEIGHT * self._zoom // 100, self.font())
            if sum(heights) + frame <= self.height():
                break
        widths = [right - left for left, right in pairwise(edges)]
        for column in range(self._stubs, sheet.columns):
            self.setColumnWidth(column, widths[column])
        for row in range(sheet.head, sheet.rows):
            self.setRowHeight(row, heights[row])
        self._head.set_depth(heights[: sheet.head])
        self._stub.set_depth(widths[: self._stubs])
        self.updateGeometries()
        inset = self.frameWidth()
        self._corner.setGeometry(inset, inset, sum(widths[: self._stubs]), sum(heights[: sheet.head]))
        scroll = self.horizontalScrollBar().sizeHint().height() if least > room else 0
        self.setMaximumHeight(sum(heights) + frame + scroll)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Control:
            self._turned += event.angleDelta().y()
            steps, self._turned = int(self._turned / _NOTCH), int(math.fmod(self._turned, _NOTCH))
            if steps:
                self.zoom_wanted.emit(steps)
        else:
            super().wheelEvent(event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows go from cell to cell, past headings, and land where a span begins; with Ctrl, to the last one."""
        if action not in WAYS:
            return super().moveCursor(action, modifiers)
        self._run.forget()
        here = self.currentIndex()
        way = (self.grid.sheet, here.row(), here.column(), *WAYS[action])
        if action in (Action.MoveHome, Action.MoveEnd) and modifiers & Control:
            tile: Tile | None = list(self.grid.sheet.places.values())[0 if action == Action.MoveHome else -1]
        elif action in (Action.MovePageUp, Action.MovePageDown):
            page = max(self.viewport().height() // max(self.rowHeight(here.row()), 1) - 1, 1)
            tiles = list(grid_walk.steps(*way))[:page]
            tile = tiles[-1] if tiles else None
        elif modifiers & Control or action in (Action.MoveHome, Action.MoveEnd):
            tile = grid_walk.farthest(*way)
        else:
            tile = grid_walk.step(*way, locked=True)
        return self.model().index(tile.row, tile.column) if tile else here

    def selectionCommand(self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None) -> Select:
        """Ctrl with a key that moves goes farther and selects as the key alone; Qt would leave the selection behind."""
        if isinstance(event, QKeyEvent) and event.key() in _MOVING:
            event = QKeyEvent(event.type(), event.key(), event.modifiers() & ~Control)
        return super().selectionCommand(index, event)

    def edit(self, *args: object) -> object:  # type: ignore[override]
        """Remember how editing began: by typing (arrows commit) or by F2 and double click (arrows move inside)."""
        if len(args) == 3:
            self._delegate.replacing = args[1] == QAbstractItemView.EditTrigger.AnyKeyPressed
            if self._delegate.replacing or args[1] == QAbstractItemView.EditTrigger.EditKeyPressed:
                self.scrollTo(self.currentIndex())
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
        """Enter moves on, Delete clears, Ctrl+C/X/V/D/R work on the selection; all else as Qt does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave("shift enter" if event.modifiers() & Shift else "enter")
        elif not self.deeds.press(event, self.selected()):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a total finds nothing elsewhere; it is told why nothing happens."""
        if self.grid.cell(self.currentIndex()):
            self.deeds.told.emit(LOOK_ONLY if self.grid.desk.locked else "合计由各格自动相加，不用填。")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere ends an entry that can be read and keeps one that cannot; a heading selects its cells."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid.cell(index):
            self._clicks.press(self.grid.tile(index), event)
        elif self._ready() and index.isValid():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag that began on a heading goes on as one."""
        if not self._clicks.drag_on(event):
            super().mouseMoveEvent(event)
