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
    ResultRow,
    ResultsFilter,
    ResultsModel,
)
from gui.style import theme
from gui.widgets.rows_table import RowsTable
from model.importing.file_check import CheckedFile

_WIDEST_TEXTS = {YEAR: "2025 年", READ: "1000 格", ERRORS: "错误 00", WARNINGS: "待说明 0", UNPLACED: "没找到位置"}
_COLUMNS_HIDDEN_WHEN_NARROW = (READ, UNPLACED, YEAR)
_REPORT_COLUMNS = (UNIT, YEAR, READ, ERRORS, WARNINGS, UNPLACED)
"""Blank throughout where no file could be read: the reasons need the room."""
_MIN_WIDTH_FOR_ALL = 3 * theme.SIDE_PANEL_WIDTH


class ResultsTable(RowsTable):
    """Rows are counted as ResultsModel counts them, whatever the order and the search."""

    open_requested = Signal(int)
    """The file in this row is to be looked at."""
    selection_changed = Signal()
    """Other rows are selected than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultsModel(self)
        self._has_reports = True
        self.filtered = ResultsFilter(self.results)
        self.setModel(self.filtered)
        self.setObjectName("files")
        self.setAccessibleName("读过的文件")
        self._style_columns()
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

    def show_files(self, files: Sequence[ResultRow]) -> None:
        """Show these files, in the order they came, the first selected."""
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.results.show_files(files)
        self._has_reports = any(isinstance(file.outcome, CheckedFile) for file in files)
        self._hide_columns()
        self.select_row(0)

    def set_words(self, words: str) -> None:
        """Show only the files in whose row each of these words stands; what is still shown stays selected."""
        self.filtered.set_words(words)
        if not self.selectionModel().hasSelection():
            self.select_row(0)

    def select_row(self, row: int) -> None:
        """Select a row, counted among those that are shown."""
        index = self.filtered.index(row, FILE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.selection_changed.emit()

    def list_selected_rows(self) -> list[int]:
        """The selected rows, in the order in which they are shown."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.filtered.mapToSource(index).row() for index in indexes]

    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_requested.emit(self.filtered.mapToSource(index).row())

    def _style_columns(self) -> None:
        self.set_up_rows()
        columns = self.horizontalHeader()
        for column in (FILE, UNIT, STATE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, words in _WIDEST_TEXTS.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(words) + 4 * theme.SPACE)

    def _hide_columns(self) -> None:
        """Hide the columns that are empty throughout or for which there is no room."""
        narrow = self.width() < _MIN_WIDTH_FOR_ALL
        for column in _REPORT_COLUMNS:
            self.setColumnHidden(column, not self._has_reports or (narrow and column in _COLUMNS_HIDDEN_WHEN_NARROW))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current file; Qt alone would leave it to the platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the room of the less important columns where the table is narrow."""
        self._hide_columns()
        super().resizeEvent(event)
