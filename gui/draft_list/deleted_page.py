"""The page 最近删除: the deleted drafts that can still be restored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import format_recent_time, format_title
from gui.style import theme
from gui.widgets.plain_text import PlainLabel

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

DeletedDraft = tuple[datetime, "DraftSummary"]
"""When a draft was deleted, and its summary."""


class DeletedPage(QWidget):
    """Lists the deleted drafts; restores none itself."""

    restore_requested = Signal(object)
    """The clerk wishes to restore drafts; carries the list of their ids."""
    close_requested = Signal()
    """The clerk wishes to go back to the list of drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("最近删除")
        self._drafts: list[DraftSummary] = []
        self.explanation_label = PlainLabel()
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
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_requested)

    def show_deleted(self, deleted: Sequence[DeletedDraft], now: datetime, days: int) -> None:
        """Show the deleted drafts in the given order.

        days: how long a deleted draft is kept.
        """
        self._drafts = [draft for _, draft in deleted]
        self.draft_list.clear()
        for deleted_at, draft in deleted:
            self.draft_list.addItem(_format_line(draft, deleted_at, now, days))
        self.draft_list.setCurrentRow(0)
        explanation = f"删除的年报至少保留 {days} 天，之后自动清除。"
        self.explanation_label.setText(explanation if deleted else f"最近 {days} 天没有删除过年报。")
        self.draft_list.setVisible(bool(deleted))
        self.restore_button.setEnabled(bool(deleted))
        (self.draft_list if deleted else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_layout(self) -> None:
        self.explanation_label.setProperty("faint", True)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self.back_button)
        head.addWidget(self.explanation_label, 1)
        head.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(head)
        layout.addWidget(self.draft_list, 1)
        layout.addStretch(0)

    def _list_selected_ids(self) -> list[int]:
        return [self._drafts[index.row()].id for index in self.draft_list.selectedIndexes()]

    def _request_restore(self) -> None:
        selected_ids = self._list_selected_ids()
        if selected_ids:
            self.restore_requested.emit(selected_ids)


def _format_line(draft: DraftSummary, deleted_at: datetime, now: datetime, days: int) -> str:
    """Return 临江县水务局 2025 年 · 昨天 16:05 删除 · 还保留 29 天."""
    days_left = max(days - (now.date() - deleted_at.date()).days, 0)
    kept = f"还保留 {days_left} 天" if days_left else f"已满 {days} 天，过些日子清除"
    return f"{format_title(draft)} · {format_recent_time(deleted_at, now)} 删除 · {kept}"
