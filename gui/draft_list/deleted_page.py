"""最近删除: the drafts that can still be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import title, when
from gui.style import theme

if TYPE_CHECKING:
    from model.storage.summaries import Card

Deleted = tuple[datetime, "Card"]


class DeletedPage(QWidget):
    """restored: the ids of the drafts to bring back. closed: back to the list."""

    restored = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("最近删除的年报")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.list.setObjectName("deleted")
        self.restore_button = QPushButton(theme.icon("undo-2"), "恢复")
        self.back_button = QPushButton(theme.icon("chevron-left"), "回到列表")
        self._build()
        self.list.itemSelectionChanged.connect(lambda: self.restore_button.setEnabled(bool(self._chosen())))
        self.list.itemActivated.connect(lambda _: self._restore())
        self.restore_button.clicked.connect(lambda: self._restore())
        self.back_button.clicked.connect(lambda: self.closed.emit())
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def show_deleted(self, deleted: Sequence[Deleted], now: datetime, days: int) -> None:
        """Show what was deleted and when, the last one first; days is how long a draft is kept."""
        self._cards = [card for _, card in deleted]
        self.list.clear()
        self.list.addItems([_line(at, card, now.date(), when(at, now), days) for at, card in deleted])
        self.list.setCurrentRow(0)
        kept = f"删除的年报保留 {days} 天，之后自动清除。"
        self.words.setText(kept if deleted else f"最近 {days} 天没有删除过年报。")
        self.list.setVisible(bool(deleted))
        self.restore_button.setEnabled(bool(deleted))
        (self.list if deleted else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.words.setProperty("faint", True)
        tools = QHBoxLayout()
        tools.setSpacing(theme.SPACE)
        tools.addWidget(self.back_button)
        tools.addWidget(self.words, 1)
        tools.addWidget(self.restore_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(tools)
        lines.addWidget(self.list, 1)
        lines.addStretch(0)

    def _chosen(self) -> list[int]:
        return [self._cards[index.row()].id for index in self.list.selectedIndexes()]

    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.restored.emit(chosen)


def _line(at: datetime, card: Card, today: date, deleted: str, days: int) -> str:
    left = max(days - (today - at.date()).days, 0)
    return f"{title(card)} · {deleted} 删除 · " + (f"还保留 {left} 天" if left else "今天之后清除")
