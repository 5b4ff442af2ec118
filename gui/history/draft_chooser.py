"""A dialog to choose one of the drafts, with a line that filters them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import describe_draft
from gui.style import theme
from gui.widgets import dialog_layout
from model.storage.summaries import DraftSummary


class DraftChooser(QDialog):
    """Lists drafts by unit, year and last change."""

    draft_chosen = Signal(object)
    """The DraftSummary of the chosen draft."""

    def __init__(self, parent: QWidget, summaries: Sequence[DraftSummary]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("与哪一份比较？")
        self._summaries = list(summaries)
        self.filter_edit = QLineEdit()
        self.filter_edit.setPlaceholderText("输入单位或年份查找")
        self.filter_edit.setClearButtonEnabled(True)
        self.filter_edit.setAccessibleName("查找草稿")
        self._filter_model = QSortFilterProxyModel(self)
        descriptions = [describe_draft(summary) for summary in summaries]
        self._filter_model.setSourceModel(QStringListModel(descriptions, self))
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(theme.SPACE // 2)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName("草稿")
        self.view.setModel(self._filter_model)
        self._compare_button = QPushButton("比较")
        self._compare_button.setProperty("primary", True)
        self._build_layout()
        self.filter_edit.textChanged.connect(self._filter_drafts)
        self.view.activated.connect(lambda _: self.accept())
        self._compare_button.clicked.connect(self.accept)
        self._filter_drafts("")
        self.filter_edit.setFocus()

    def _build_layout(self) -> None:
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._compare_button)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.filter_edit)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        dialog_layout.resize_within_screen(self, QSize(2 * theme.SIDE_PANEL_WIDTH, theme.SIDE_PANEL_WIDTH * 3 // 2))

    def _filter_drafts(self, text: str) -> None:
        """Show the drafts that contain a text; the first of them becomes the current one."""
        self._filter_model.setFilterFixedString(text.strip())
        first = self._filter_model.index(0, 0, QModelIndex())
        self.view.setCurrentIndex(first)
        self._compare_button.setEnabled(first.isValid())

    # Qt's own names from here on.

    def accept(self) -> None:
        """Close, and tell the chosen draft; nothing where none is chosen."""
        index = self._filter_model.mapToSource(self.view.currentIndex())
        if index.isValid():
            super().accept()
            self.draft_chosen.emit(self._summaries[index.row()])
