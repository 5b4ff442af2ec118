"""The page that shows two drafts side by side, in place of the list of drafts; each difference leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from gui.draft.draft_words import describe_draft
from gui.history.side_by_side_view import SideBySideView
from gui.style import theme
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.drafts.side_by_side import SideRow
from model.storage.summaries import DraftSummary


class ComparisonPage(QWidget):
    """Two drafts side by side, with buttons to open either of them; F8 walks from difference to difference."""

    open_requested = Signal(int, str)
    """The id of a draft to open, and a place in it to go to, "" for none."""
    closed = Signal()
    """The clerk wants to go back to the list of drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("对照")
        self._draft_ids = (0, 0)
        self._count = 0
        self.summary_label = PlainLabel()
        self.view = SideBySideView()
        self.back_button = QPushButton(theme.load_icon("chevron-left"), "回到列表")
        self.open_buttons = (QPushButton("打开前一份"), QPushButton("打开后一份"))
        self.differing_box = QCheckBox("只看不同的")
        self.number_label = PlainLabel()
        self.step_buttons = (
            push_button("上一处", partial(self.view.step, -1), slim=True),
            push_button("下一处", partial(self.view.step, 1), slim=True),
        )
        for button, key in zip(self.step_buttons, ("Shift+F8", "F8"), strict=True):
            set_tooltip(button, key)
            self._add_shortcut(key).activated.connect(button.click)
        self._build_layout()
        self.view.place_requested.connect(lambda place: self.open_requested.emit(self._draft_ids[1], place))
        self.view.difference_reached.connect(self._show_number)
        self.differing_box.toggled.connect(lambda only: self.view.show_all(not only))
        for number, button in enumerate(self.open_buttons):
            button.clicked.connect(lambda _=False, number=number: self.open_requested.emit(self._draft_ids[number], ""))
        self.back_button.clicked.connect(lambda: self.closed.emit())
        self._add_shortcut("Escape").activated.connect(self.closed)

    def show_drafts(self, before: DraftSummary, after: DraftSummary, rows: Sequence[SideRow]) -> None:
        """Show two drafts side by side; where the same two are shown again, scrolling stays."""
        draft_ids = (before.id, after.id)
        are_same_drafts = draft_ids == self._draft_ids
        self._draft_ids = draft_ids
        differing = [row for row in rows if row.differs]
        self._count = len(differing)
        count = sum(not row.is_computed for row in differing)
        result = f"有 {count} 处不同。点一处，就到后一份里去看。" if count else "没有不同。"
        conversion = ""
        if before.edition != after.edition:
            conversion = f"（{before.edition} 格式按 {after.edition} 格式对照）"
        titles = describe_draft(before), describe_draft(after)
        self.summary_label.setText(f"{titles[0]} → {titles[1]}{conversion}：{result}")
        for part in (*self.step_buttons, self.differing_box):
            part.setEnabled(bool(differing))
        self.number_label.setText("")
        self.view.show_rows(titles, rows, are_same_drafts)

    def _show_number(self, number: int) -> None:
        self.number_label.setText(f"第 {number + 1} 处，共 {self._count} 处（连同合计）")

    def _add_shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _build_layout(self) -> None:
        self.summary_label.setWordWrap(True)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(lay_in_row(self.back_button, self.summary_label, *self.open_buttons))
        column.addLayout(lay_in_row(self.differing_box, *self.step_buttons, self.number_label))
        column.addWidget(self.view, 1)
