"""The grid: Excel's hands on a table of the form. Ways through it: grid_walk; what is done to cells: grid_deeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui import grid_walk, headings, look
from gui.grid_deeds import GridDeeds
from gui.grid_delegate import GridDelegate
from gui.grid_header import Corner, GridHeader
from gui.grid_model import GridModel
from model.figures import number, parse, printed
from model.form import Cell
from model.sheet import Tile

Action = QAbstractItemView.CursorAction
Select = QItemSelectionModel.SelectionFlag
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier

_WAYS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
_CURSOR = {
    Action.MoveUp: (-1, 0),
    Action.MoveDown: (1, 0),
    Action.MoveLeft: (0, -1),
    Action.MoveRight: (0, 1),
    Action.MoveHome: (0, -1),
    Action.MoveEnd: (0, 1),
    Action.MovePageUp: (-1, 0),
    Action.MovePageDown: (1, 0),
}
_BEGIN_EDITING = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
)
_LEAST_WIDTH = 620
"""Below this the grid scrolls sideways rather than squeeze its columns further."""


class GridView(QTableView):
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
        self._run_start: int | None = None
        self._zoom = 100
        self._size = self.font().pointSizeF()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._leave)
        self._delegate.spread.connect(self._spread)
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
        here = self.currentIndex()
        tiles = (self.grid.tile(here), *self.grid.sheet.places.values())
        at = tiles[0]
        return [
            tile.cell
            for tile in tiles[1:]
            if tile.cell and (line == "table" or (tile.row == at.row if line == "row" else _overlap(tile, at)))
        ]

    def total(self) -> str:
        """The selection in words: how many cells, their sum and average; "" for a single cell."""
        cells = self.selected()
        numbers = [number(figure) for cell in cells if (figure := self.grid.figure(cell)) is not None]
        if len(cells) < 2:
            return ""
        average = f" · 平均 {_short(Decimal(sum(numbers)) / len(numbers))}" if numbers else ""
        return f"选中 {len(cells)} 格 · 合计 {printed(sum(numbers))}{average}"

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
        """Move as the key says that ended an entry; Enter after a run of Tabs returns to where the run began."""
        sheet, row, column = self.grid.sheet, self.currentIndex().row(), self.currentIndex().column()
        if key in ("tab", "backtab"):
            self._run_start = column if self._run_start is None else self._run_start
            self._go_to(grid_walk.along(sheet, row, column, forward=key == "tab"))
            return
        returning = key == "enter" and self._run_start is not None
        if returning:
            column = self._run_start or 0
        self._run_start = None
        down, right = _WAYS.get(key, (0, 1) if self.enter_goes_right and not returning else (1, 0))
        if key == "shift enter":
            down, right = -down, -right
        target = grid_walk.step(sheet, row, column, down, right, locked=key in _WAYS)
        if key == "enter" and (target is None or (down and target.column != column)):
            target = grid_walk.next_line(sheet, row, column, down=down == 1)
        self._go_to(target)

    def _spread(self, text: str) -> None:
        """What was typed, into every selected cell."""
        cells = self.selected()
        self.deeds.put(cells, parse(text, cells[0].kind))
        self.setFocus()

    def _fit(self) -> None:
        """Share the width among the columns as on paper, and make rows high enough for their labels."""
        sheet = self.grid.sheet
        frame, bar = 2 * self.frameWidth(), self.verticalScrollBar().sizeHint().width()
        least = _LEAST_WIDTH * self._zoom // 100
        for room in (self.width() - frame, self.width() - frame - bar):
            edges = [round(max(room, least) * sum(sheet.widths[:i])) for i in range(sheet.columns + 1)]
            heights = self._heights(edges)
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

    def _heights(self, edges: Sequence[int]) -> list[int]:
        """What each row needs where its columns have these edges."""
        heights = [look.ROW_HEIGHT * self._zoom // 100] * self.grid.sheet.rows
        for tile in self.grid.sheet.tiles:
            if tile.height == 1 and tile.text:
                width = edges[tile.column + tile.width] - edges[tile.column]
                heights[tile.row] = max(heights[tile.row], headings.height(tile.text, width, self.font()))
        return heights

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Control:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows go from cell to cell, past headings, and land where a span begins; with Ctrl, to the last one."""
        if action not in _CURSOR:
            return super().moveCursor(action, modifiers)
        self._run_start = None
        here = self.currentIndex()
        way = (self.grid.sheet, here.row(), here.column(), *_CURSOR[action])
        if action in (Action.MovePageUp, Action.MovePageDown):
            page = max(self.viewport().height() // look.ROW_HEIGHT - 1, 1)
            tiles = list(grid_walk.steps(*way))[:page]
            tile = tiles[-1] if tiles else None
        elif modifiers & Control or action in (Action.MoveHome, Action.MoveEnd):
            tile = grid_walk.farthest(*way)
        else:
            tile = grid_walk.step(*way, locked=True)
        return self.model().index(tile.row, tile.column) if tile else here

    def edit(self, *args: object) -> object:  # type: ignore[override]
        """Remember how editing began: by typing (arrows commit) or by F2 and double click (arrows move inside)."""
        if len(args) == 3:
            self._delegate.replacing = args[1] == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(*args)  # type: ignore[call-overload]

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
        deed = self._deed(event)
        if deed is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self._leave("shift enter" if event.modifiers() & Shift else "enter")
        cells = self.selected()
        if not cells:
            return None
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return lambda: self.deeds.clear(cells)
        for sequence, deed in (
            (QKeySequence.StandardKey.Copy, lambda: self.deeds.copy(cells)),
            (QKeySequence.StandardKey.Cut, lambda: self.deeds.cut(cells)),
            (QKeySequence.StandardKey.Paste, lambda: self.deeds.paste(cells[0], cells)),
        ):
            if event.matches(sequence):
                return deed
        if event.modifiers() == Control:
            filling = {Qt.Key.Key_D: self.deeds.fill_down, Qt.Key.Key_R: self.deeds.fill_right}
            fill = filling.get(Qt.Key(event.key()))
            return (lambda: fill(cells)) if fill else None
        return None


def _overlap(one: Tile, other: Tile) -> bool:
    """Whether two tiles share a column of the sheet."""
    return one.column < other.column + other.width and other.column < one.column + one.width


def _short(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
