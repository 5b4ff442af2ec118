"""A table whose rows are things to choose from: whole rows selected, sorted by a click on a heading, no grid."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.style import theme


class RowsTable(QTableView):
    """What the drafts and the files that were read are shown in."""

    def set_up_rows(self) -> None:
        """Give the table its looks; to be called once it has its model."""
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
