"""最近删除: the drafts that can still be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import format_recent_time, format_title
from gui.style import theme

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

DeletedDraft = tuple[datetime, "DraftSummary"]


class DeletedPage(QWidget):
    """restored: the ids of the drafts to bring back. closed: back to the list."""

    restore_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[DraftSummary] = []
        self.explanation_label = QLabel()
        self.explanation_label.setWordWrap(True)
        self.draft_list = QListWidget()
        self.draft_list.setAccessibleName("最近删除的年报")
        self.draft_list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.draft_list.setUniformItemSizes(True)
        self.draft_list.setObjectName("deleted")
        self.restore_button = QPushButton(theme.load_icon("undo-2"), "恢复")
        self.back_button = QPushButton(theme.load_icon("chevron-left"), "回到列表")
        self._build_layout()
        self.draft_list.itemSelectionChanged.connect(
            lambda: self.restore_button.setEnabled(bool(self._list_selected_ids()))
        )
        self.draft_list.itemActivated.connect(lambda _: self._request_restore())
        self.restore_button.clicked.connect(lambda: self._request_restore())
        self.back_button.clicked.connect(lambda: self.close_requested.emit())
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.close_requested)

    def show_deleted(self, deleted: Sequence[DeletedDraft], now: datetime, days: int) -> None:
        """Show what was deleted and when, the last one first; days is how long a draft is kept."""
        self._drafts = [card for _, card in deleted]
        self.draft_list.clear()
        self.draft_list.addItems(
            [_format_line(at, card, now.date(), format_recent_time(at, now), days) for at, card in deleted]
        )
        self.draft_list.setCurrentRow(0)
        kept = f"删除的年报保留 {days} 天，之后自动清除。"
        self.explanation_label.setText(kept if deleted else f"最近 {days} 天没有删除过年报。")
        self.draft_list.setVisible(bool(deleted))
        self.restore_button.setEnabled(bool(deleted))
        (self.draft_list if deleted else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_layout(self) -> None:
        self.explanation_label.setProperty("faint", True)
        tools = QHBoxLayout()
        tools.setSpacing(theme.SPACE)
        tools.addWidget(self.back_button)
        tools.addWidget(self.explanation_label, 1)
        tools.addWidget(self.restore_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(tools)
        lines.addWidget(self.draft_list, 1)
        lines.addStretch(0)

    def _list_selected_ids(self) -> list[int]:
        return [self._drafts[index.row()].id for index in self.draft_list.selectedIndexes()]

    def _request_restore(self) -> None:
        chosen = self._list_selected_ids()
        if chosen:
            self.restore_requested.emit(chosen)


def _format_line(at: datetime, card: DraftSummary, today: date, deleted: str, days: int) -> str:
    left = max(days - (today - at.date()).days, 0)
    return f"{format_title(card)} · {deleted} 删除 · " + (f"还保留 {left} 天" if left else "今天之后清除")
