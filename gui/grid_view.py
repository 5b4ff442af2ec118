"""The grid: Excel's hands on a table of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui import clipboard, headings, look
from gui.grid_delegate import GridDelegate
from gui.grid_header import GridHeader
from gui.grid_model import GridModel, Index
from model.errors import UnreadableFigure
from model.figures import Figure, number, parse, printed, zero
from model.form import Cell

Action = QAbstractItemView.CursorAction
Select = QItemSelectionModel.SelectionFlag

_STEPS = {
    Action.MoveUp: (-1, 0),
    Action.MoveDown: (1, 0),
    Action.MoveLeft: (0, -1),
    Action.MoveRight: (0, 1),
}
_LEAST_WIDTH = 620
"""Below this the grid scrolls sideways rather than squeeze its columns further."""


class GridView(QTableView):
    """Shows one GridModel. picked is emitted when the selection changes; told carries a sentence for the status bar."""

    picked = Signal()
    told = Signal(str)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self._delegate = GridDelegate(self)
        self._run_start: int | None = None
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._leave)
        self._header = GridHeader(model.sheet, self)
        self.setHorizontalHeader(self._header)
        for row in range(model.sheet.head):
            self.setRowHidden(row, True)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        for tile in model.sheet.tiles:
            if tile.height > 1 or tile.width > 1:
                self.setSpan(tile.row, tile.column, tile.height, tile.width)
        self.selectionModel().setCurrentIndex(model.origin(next(iter(model.sheet.places))), Select.ClearAndSelect)

    def go(self, cell: str) -> None:
        """Make a cell the current one, in sight."""
        index = self.grid.origin(cell)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.scrollTo(index)

    def pick(self, cells: Iterator[str] | tuple[str, ...]) -> None:
        """Select several cells, the first of them current."""
        found = [index for cell in cells if (index := self.grid.origin(cell)).isValid()]
        if found:
            self.selectionModel().setCurrentIndex(found[0], Select.ClearAndSelect)
            for index in found[1:]:
                self.selectionModel().select(index, Select.Select)
            self.scrollTo(found[0])

    def selected(self) -> list[Cell]:
        """The selected cells in reading order."""
        found = {cell.id: cell for index in self.selectionModel().selectedIndexes() if (cell := self.grid.cell(index))}
        return [cell for id, cell in self.grid.desk.draft.form.cells.items() if id in found]

    def total(self) -> tuple[int, str]:
        """How many cells are selected, and the sum of what stands in them."""
        cells = self.selected()
        figures = [figure for cell in cells if (figure := self.grid.figure(cell)) is not None]
        return len(cells), printed(sum(number(figure) for figure in figures))

    def clear(self) -> None:
        """Take the selected figures away; a total a file had claimed gives way to the computed one."""
        cells = self.selected()
        places = [f"claim.{cell.id}" if cell.computed else cell.id for cell in cells]
        self.grid.enter(dict.fromkeys(places), f"清空 {len(cells)} 格")

    def fill_zero(self) -> None:
        """0 into the selected cells that are 未填; the others stay."""
        self._zero(self.selected())

    def fill_zero_all(self) -> None:
        """0 into every cell of the table that is 未填."""
        self._zero(self.grid.sheet.table.cells)

    def _zero(self, cells: Iterable[Cell]) -> None:
        blank = [cell for cell in cells if not cell.computed and self.grid.figure(cell) is None]
        self.grid.enter({cell.id: zero(cell.kind) for cell in blank}, f"{len(blank)} 格填 0")

    def copy(self) -> None:
        """The selected block to the clipboard, as text and as a table."""
        rows = self._block()
        mime = QMimeData()
        mime.setText(clipboard.tsv(rows))
        mime.setHtml(clipboard.table(rows))
        QGuiApplication.clipboard().setMimeData(mime)

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """The clipboard's block at the current cell, as one edit; nothing at all where a cell cannot be read."""
        anchor = self.grid.tile(self.currentIndex()) if self.currentIndex().isValid() else None
        if anchor is None or anchor.cell is None:
            return
        values: dict[str, Figure | None] = {}
        rows = clipboard.rows_of(QGuiApplication.clipboard().text())
        skipped = 0
        for r, row in enumerate(rows):
            for cell, text in zip(self._cells_right_of(anchor.row + r, anchor.column), row, strict=False):
                if cell.computed:
                    skipped += bool(text.strip())
                    continue
                try:
                    values[cell.id] = parse(text, cell.kind)
                except UnreadableFigure as error:
                    self.told.emit(f"没有粘贴：{cell.where}：{error}")
                    return
        if self.grid.enter(values, f"粘贴 {len(values)} 格"):
            kept = f"；{skipped} 格合计没有改，由各格自动算出" if skipped else ""
            self.told.emit(f"已粘贴 {len(values)} 格{kept}。")

    def _cells_right_of(self, row: int, column: int) -> list[Cell]:
        if row >= self.grid.sheet.rows:
            return []
        tiles = {self.grid.sheet.at(row, c) for c in range(column, self.grid.sheet.columns)}
        return [t.cell for t in sorted(tiles, key=lambda t: t.column) if t.cell and t.row == row]

    def _block(self) -> list[list[str]]:
        tiles = [self.grid.sheet.places[cell.id] for cell in self.selected()]
        rows: dict[int, list[str]] = {}
        for tile in tiles:
            assert tile.cell is not None
            rows.setdefault(tile.row, []).append(printed(self.grid.figure(tile.cell)))
        return list(rows.values())

    def _steps(self, index: Index, down: int, right: int) -> Iterator[Cell]:
        """The cells met going one way from an index; headings are passed over."""
        sheet = self.grid.sheet
        row, column = index.row(), index.column()
        seen = sheet.at(row, column)
        while 0 <= row < sheet.rows and 0 <= column < sheet.columns:
            tile = sheet.at(row, column)
            if tile != seen and tile.cell:
                seen = tile
                yield tile.cell
            row, column = row + down, column + right

    def _next(self, index: Index, down: int, right: int, locked: bool) -> QModelIndex:
        """The next cell one way, of those that can be typed unless locked ones count too; index itself at the end."""
        for cell in self._steps(index, down, right):
            if locked or not cell.computed:
                return self.grid.origin(cell.id)
        return self.model().index(index.row(), index.column())

    def _along(self, forward: bool) -> QModelIndex:
        """The next or previous cell to type in, in reading order."""
        current = self.currentIndex()
        cells = [tile for tile in self.grid.sheet.places.values() if tile.cell and not tile.cell.computed]
        here = (current.row(), current.column())
        after = [t for t in cells if (t.row, t.column) > here]
        before = list(takewhile(lambda t: (t.row, t.column) < here, cells))
        tile = (after[0] if after else None) if forward else (before[-1] if before else None)
        return self.model().index(tile.row, tile.column) if tile else current

    def _leave(self, key: str) -> None:
        """Move as the key says that ended an entry; Enter after a run of Tabs returns to where the run began."""
        current = self.currentIndex()
        if key in ("tab", "backtab"):
            self._run_start = current.column() if self._run_start is None else self._run_start
            target = self._along(key == "tab")
        elif key == "enter" and self._run_start is not None:
            start = self.model().index(current.row(), self._run_start)
            target = self._next(start, 1, 0, locked=False)
            self._run_start = None
        else:
            self._run_start = None
            down, right = {"up": (-1, 0), "shift enter": (-1, 0), "left": (0, -1), "right": (0, 1)}.get(key, (1, 0))
            target = self._next(current, down, right, locked=key not in ("enter", "shift enter"))
        self.selectionModel().setCurrentIndex(target, Select.ClearAndSelect)
        self.setFocus()

    def _fit(self) -> None:
        """Share the width among the columns as on paper, and make rows high enough for their labels."""
        sheet = self.grid.sheet
        whole = max(self.viewport().width(), _LEAST_WIDTH)
        edges = [round(whole * sum(sheet.widths[:i])) for i in range(sheet.columns + 1)]
        for column in range(sheet.columns):
            self.setColumnWidth(column, edges[column + 1] - edges[column])
        heights = [look.ROW_HEIGHT] * sheet.rows
        for tile in sheet.tiles:
            if tile.height == 1 and tile.text:
                width = edges[tile.column + tile.width] - edges[tile.column]
                heights[tile.row] = max(heights[tile.row], headings.height(tile.text, width, self.font()))
        for row, height in enumerate(heights):
            if row >= sheet.head:
                self.setRowHeight(row, height)
        self._header.set_heights(heights[: sheet.head])
        frame = 2 * self.frameWidth() + (self.horizontalScrollBar().height() if whole > self.viewport().width() else 0)
        self.setMaximumHeight(sum(heights) + frame)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows go from cell to cell, past headings, and land where a span begins."""
        if action in _STEPS:
            self._run_start = None
            return self._next(self.currentIndex(), *_STEPS[action], locked=True)
        return super().moveCursor(action, modifiers)

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
            if key and not _held(event, Qt.KeyboardModifier.ControlModifier):
                self._leave(key)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves down, Delete clears, Ctrl+C/X/V; all else as Qt does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave("shift enter" if _held(event, Qt.KeyboardModifier.ShiftModifier) else "enter")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


def _held(event: QKeyEvent, key: Qt.KeyboardModifier) -> bool:
    return bool(event.modifiers() & key)
