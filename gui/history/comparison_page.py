"""Two drafts compared, in the list's place: what differs cell by cell and paragraph by paragraph, each a way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import card_words
from gui.history.comparison_view import ComparisonView
from gui.style import theme
from model.drafts.comparison import Difference
from model.storage.summaries import Card


class ComparisonPage(QWidget):
    """wanted: the id of a draft to be opened, and the place in it, "" for where it opens. closed: back to the list."""

    wanted = Signal(int, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = (0, 0)
        self.words = QLabel()
        self.view = ComparisonView()
        self.back_button = QPushButton(theme.icon("chevron-left"), "回到列表")
        self.open_buttons = (QPushButton("打开前一份"), QPushButton("打开后一份"))
        self._build()
        self.view.wanted.connect(lambda place: self.wanted.emit(self._ids[1], place))
        for number, button in enumerate(self.open_buttons):
            button.clicked.connect(lambda _=False, number=number: self.wanted.emit(self._ids[number], ""))
        self.back_button.clicked.connect(lambda: self.closed.emit())
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def show_differences(self, before: Card, after: Card, found: Sequence[Difference]) -> None:
        """Show what differs between two drafts; shown again after a change, the page stays where it was read."""
        again, self._ids = self._ids == (before.id, after.id), (before.id, after.id)
        count = sum(not one.computed for one in found)
        more = f"有 {count} 处不同。点一处，就到后一份里去看。" if count else "没有不同。"
        formats = {card.edition for card in (before, after)}
        read = f"（{before.edition} 格式按 {after.edition} 格式对照）" if len(formats) > 1 else ""
        self.words.setText(f"{card_words(before)} → {card_words(after)}{read}：{more}")
        self.view.show_differences(found, again)

    def _build(self) -> None:
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusProxy(self.view)
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.words, 1)
        for button in self.open_buttons:
            head.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for layout in (head, lines):
            layout.setSpacing(theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.view, 1)
