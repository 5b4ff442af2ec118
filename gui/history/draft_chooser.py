"""Asks for one of the drafts, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import card_words
from gui.style import theme
from gui.widgets import dialog_layout
from model.storage.summaries import Card


class DraftChoice(QDialog):
    """chosen is emitted with the Card of the draft."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, cards: Sequence[Card]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("与哪一份比较？")
        self._cards = list(cards)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("输入单位或年份查找")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("查找草稿")
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(QStringListModel([card_words(card) for card in cards], self))
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(theme.SPACE // 2)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName("草稿")
        self.view.setModel(self._proxy)
        self._button = QPushButton("比较")
        self._button.setProperty("primary", True)
        self._build()
        self.filter.textChanged.connect(self._narrow)
        self.view.activated.connect(lambda _: self.accept())
        self._button.clicked.connect(self.accept)
        self._narrow("")
        self.filter.setFocus()

    def accept(self) -> None:
        """Tell which one stands chosen."""
        index = self._proxy.mapToSource(self.view.currentIndex())
        if index.isValid():
            super().accept()
            self.chosen.emit(self._cards[index.row()])

    def _build(self) -> None:
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._button)
        foot.addWidget(cancel)
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.filter)
        lines.addWidget(self.view, 1)
        lines.addLayout(foot)
        dialog_layout.open_wide(self, QSize(2 * theme.SIDE_WIDTH, theme.SIDE_WIDTH * 3 // 2))

    def _narrow(self, words: str) -> None:
        self._proxy.setFilterFixedString(words.strip())
        first = self._proxy.index(0, 0, QModelIndex())
        self.view.setCurrentIndex(first)
        self._button.setEnabled(first.isValid())
