"""Two drafts compared, in the list's place: what differs cell by cell and paragraph by paragraph, each a way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import describe_draft
from gui.history.comparison_view import ComparisonView
from gui.style import theme
from model.drafts.comparison import Difference
from model.storage.summaries import DraftSummary


class ComparisonPage(QWidget):
    """wanted: the id of a draft to be opened, and the place in it, "" for where it opens. closed: back to the list."""

    open_requested = Signal(int, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft_ids = (0, 0)
        self.summary_label = QLabel()
        self.view = ComparisonView()
        self.back_button = QPushButton(theme.load_icon("chevron-left"), "回到列表")
        self.open_buttons = (QPushButton("打开前一份"), QPushButton("打开后一份"))
        self._build_layout()
        self.view.place_requested.connect(lambda place: self.open_requested.emit(self._draft_ids[1], place))
        for number, button in enumerate(self.open_buttons):
            button.clicked.connect(lambda _=False, number=number: self.open_requested.emit(self._draft_ids[number], ""))
        self.back_button.clicked.connect(lambda: self.closed.emit())
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def show_differences(self, before: DraftSummary, after: DraftSummary, found: Sequence[Difference]) -> None:
        """Show what differs between two drafts; shown again after a change, the page stays where it was read."""
        again, self._draft_ids = self._draft_ids == (before.id, after.id), (before.id, after.id)
        count = sum(not one.is_computed for one in found)
        more = f"有 {count} 处不同。点一处，就到后一份里去看。" if count else "没有不同。"
        formats = {card.edition for card in (before, after)}
        read = f"（{before.edition} 格式按 {after.edition} 格式对照）" if len(formats) > 1 else ""
        self.summary_label.setText(f"{describe_draft(before)} → {describe_draft(after)}{read}：{more}")
        self.view.show_differences(found, again)

    def _build_layout(self) -> None:
        self.summary_label.setWordWrap(True)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusProxy(self.view)
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.summary_label, 1)
        for button in self.open_buttons:
            head.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for layout in (head, lines):
            layout.setSpacing(theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.view, 1)
