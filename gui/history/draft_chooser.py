"""Asks for one of the drafts, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import describe_draft
from gui.style import theme
from gui.widgets import dialog_layout
from model.storage.summaries import DraftSummary


class DraftChooser(QDialog):
    """chosen is emitted with the Card of the draft."""

    draft_chosen = Signal(object)

    def __init__(self, parent: QWidget, cards: Sequence[DraftSummary]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("与哪一份比较？")
        self._summaries = list(cards)
        self.filter_edit = QLineEdit()
        self.filter_edit.setPlaceholderText("输入单位或年份查找")
        self.filter_edit.setClearButtonEnabled(True)
        self.filter_edit.setAccessibleName("查找草稿")
        self._filter_model = QSortFilterProxyModel(self)
        self._filter_model.setSourceModel(QStringListModel([describe_draft(card) for card in cards], self))
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

    def accept(self) -> None:
        """Tell which one stands chosen."""
        index = self._filter_model.mapToSource(self.view.currentIndex())
        if index.isValid():
            super().accept()
            self.draft_chosen.emit(self._summaries[index.row()])

    def _build_layout(self) -> None:
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._compare_button)
        foot.addWidget(cancel)
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.filter_edit)
        lines.addWidget(self.view, 1)
        lines.addLayout(foot)
        dialog_layout.resize_within_screen(self, QSize(2 * theme.SIDE_PANEL_WIDTH, theme.SIDE_PANEL_WIDTH * 3 // 2))

    def _filter_drafts(self, words: str) -> None:
        self._filter_model.setFilterFixedString(words.strip())
        first = self._filter_model.index(0, 0, QModelIndex())
        self.view.setCurrentIndex(first)
        self._compare_button.setEnabled(first.isValid())
