"""The page that compares two drafts, in place of the list of drafts; each difference is a link to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import describe_draft
from gui.history.comparison_view import ComparisonView
from gui.style import theme
from gui.widgets.plain_text import PlainLabel
from model.drafts.comparison import Difference
from model.storage.summaries import DraftSummary


class ComparisonPage(QWidget):
    """The differences of two drafts, with buttons to open either of them."""

    open_requested = Signal(int, str)
    """The id of a draft to open, and a place in it to go to, "" for none."""
    closed = Signal()
    """The clerk wants to go back to the list of drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("对照")
        self._draft_ids = (0, 0)
        self.summary_label = PlainLabel()
        self.view = ComparisonView()
        self.back_button = QPushButton(theme.load_icon("chevron-left"), "回到列表")
        self.open_buttons = (QPushButton("打开前一份"), QPushButton("打开后一份"))
        self._build_layout()
        self.view.place_requested.connect(lambda place: self.open_requested.emit(self._draft_ids[1], place))
        for number, button in enumerate(self.open_buttons):
            button.clicked.connect(lambda _=False, number=number: self.open_requested.emit(self._draft_ids[number], ""))
        self.back_button.clicked.connect(lambda: self.closed.emit())
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_differences(self, before: DraftSummary, after: DraftSummary, differences: Sequence[Difference]) -> None:
        """Show what differs between two drafts; where the same two are shown again, scrolling stays."""
        draft_ids = (before.id, after.id)
        are_same_drafts = draft_ids == self._draft_ids
        self._draft_ids = draft_ids
        count = sum(not difference.is_computed for difference in differences)
        result = f"有 {count} 处不同。点一处，就到后一份里去看。" if count else "没有不同。"
        conversion = ""
        if before.edition != after.edition:
            conversion = f"（{before.edition} 格式按 {after.edition} 格式对照）"
        self.summary_label.setText(f"{describe_draft(before)} → {describe_draft(after)}{conversion}：{result}")
        self.view.show_differences(differences, are_same_drafts)

    def _build_layout(self) -> None:
        self.summary_label.setWordWrap(True)
        self.setFocusProxy(self.view)
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.summary_label, 1)
        for button in self.open_buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (head, column):
            layout.setSpacing(theme.SPACE)
        column.addLayout(head)
        column.addWidget(self.view, 1)
