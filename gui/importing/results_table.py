"""The table of files that were read: sorted by any column, narrowed by words, opened by Enter or a double click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.importing.results_model import (
    ERRORS,
    FILE,
    READ,
    STATE,
    UNIT,
    UNPLACED,
    WARNINGS,
    YEAR,
    IntakeList,
    Line,
    Narrowed,
)
from gui.style import theme
from gui.widgets.rows_table import RowsTable
from model.importing.file_check import Verdict

_WIDEST = {YEAR: "2025 年", READ: "1000 格", ERRORS: "错误 00", WARNINGS: "待说明 0", UNPLACED: "没找到位置"}
_LESS_NEEDED = (READ, UNPLACED, YEAR)
_OF_REPORTS = (UNIT, YEAR, READ, ERRORS, WARNINGS, UNPLACED)
"""Blank throughout where no file could be read: the reasons need the room."""
_ROOM_FOR_ALL = 3 * theme.SIDE_WIDTH


class IntakeTable(RowsTable):
    """opened: the row, as IntakeList counts them, of the file that is to be looked at. picked: others are selected."""

    opened = Signal(int)
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = IntakeList(self)
        self._read = True
        self.shown = Narrowed(self.files)
        self.setModel(self.shown)
        self.setObjectName("files")
        self.setAccessibleName("读过的文件")
        self._dress()
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these files, in the order they came, the first selected."""
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.files.show_lines(lines)
        self._read = any(isinstance(line.judged, Verdict) for line in lines)
        self._fit()
        self.pick(0)

    def narrow(self, words: str) -> None:
        """Show only the files in whose line each of these words stands; what is still shown stays selected."""
        self.shown.narrow(words)
        if not self.selectionModel().hasSelection():
            self.pick(0)

    def pick(self, row: int) -> None:
        """Select a row of those that are shown."""
        index = self.shown.index(row, FILE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.picked.emit()

    def selected(self) -> list[int]:
        """The rows, as IntakeList counts them, that are selected, from above."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.shown.mapToSource(index).row() for index in indexes]

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.shown.mapToSource(index).row())

    def _dress(self) -> None:
        self.dress_rows()
        columns = self.horizontalHeader()
        for column in (FILE, UNIT, STATE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, words in _WIDEST.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(words) + 4 * theme.SPACE)

    def _fit(self) -> None:
        narrow = self.width() < _ROOM_FOR_ALL
        for column in _OF_REPORTS:
            self.setColumnHidden(column, not self._read or (narrow and column in _LESS_NEEDED))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current file; Qt alone would leave it to the platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the names have the room of what is needed less."""
        self._fit()
        super().resizeEvent(event)
