"""A table to choose rows from: whole rows are selected, a click on a heading sorts them, there are no grid lines."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.style import theme


class RowsTable(QTableView):
    """Shows the drafts, and the files that were imported."""

    def set_up_rows(self) -> None:
        """Set up selection, sorting and sizes; to be called once the table has its model."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setIconSize(QSize(16, 16))
        self.setMinimumHeight(2 * theme.ROW_HEIGHT)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.ROW_HEIGHT + theme.SPACE)
        self.horizontalHeader().setHighlightSections(False)
