"""One of the form's prose sections as a tab: what to write, the paper to write on, a counter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.draft.open_draft import Desk
from gui.editor.heading_highlighter import ProseLevels
from gui.style import theme
from gui.widgets.prose_edit import ProseBox, written
from model.form.form import Section

PAPER_WIDTH = 820
"""The widest a line of prose may become, in pixels: longer lines are hard to read."""

_NUMERALS = "一二三四五六七八九十"


def counted(text: str, most: int) -> tuple[str, bool]:
    """The counter's words, and whether the text is longer than it should be (0: no limit)."""
    count = written(text)
    if not most:
        return f"已写 {count} 字", False
    if count > most:
        return f"▲ 已写 {count} 字，比建议的 {most} 字多 {count - most} 字", True
    return f"已写 {count} 字 / 建议不超过 {most} 字", False


def outline(subheadings: tuple[str, ...]) -> str:
    """The section's sub-headings, one a line, ready to write behind: （一）主动公开。"""
    return "\n".join(f"（{_NUMERALS[i]}）{words}。" for i, words in enumerate(subheadings))


class ProsePage(QWidget):
    """The section's words, stored as the clerk pauses."""

    def __init__(self, section: Section, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = False
        self.section = section
        self.box = ProseBox()
        self.counter = QLabel()
        self.outline_button = QPushButton(f"插入{_NUMERALS[max(len(section.subheadings), 1) - 1]}个小标题")
        self._desk = desk
        self._levels = ProseLevels(self.box.document())
        self._build()
        self.box.settled.connect(self._enter)
        self.box.textChanged.connect(self._count)
        self.outline_button.clicked.connect(self._insert_outline)
        self.refresh(frozenset({section.id}))
        self.box.moveCursor(QTextCursor.MoveOperation.Start)
        self.box.setReadOnly(desk.locked)
        self.outline_button.setEnabled(not desk.locked)
        self._count()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show the section again if it is among these places."""
        if self.section.id in changed:
            text = self._desk.draft.report.prose.get(self.section.id, "")
            self.box.show_text(text)

    def go_to(self, place: str) -> None:
        """Put the cursor into the text."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.ensureCursorVisible()

    def flush(self) -> None:
        """Store what was typed and waits."""
        self.box.flush()

    def set_zoom(self, percent: int) -> None:
        """Show the words at this many per cent of their size."""
        self.box.set_zoom(percent)

    def _build(self) -> None:
        title = QLabel(self.section.label)
        title.setProperty("heading", True)
        title.setWordWrap(True)
        title.setBuddy(self.box)
        help = QLabel(self.section.help)
        help.setProperty("faint", True)
        help.setWordWrap(True)
        self.box.setProperty("sheet", True)
        self.box.setAccessibleName(self.section.label)
        self.box.setAccessibleDescription(self.section.help)
        self.counter.setAccessibleName("字数")
        self.outline_button.setProperty("flat", True)
        self.outline_button.setAccessibleName(self.outline_button.text())
        foot = QHBoxLayout()
        foot.addWidget(self.counter, 1)
        foot.addWidget(self.outline_button)
        column = QWidget()
        column.setMaximumWidth(PAPER_WIDTH)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(title)
        lines.addWidget(help)
        lines.addWidget(self.box, 1)
        lines.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, 2 * theme.SPACE, theme.SPACE, theme.SPACE)
        layout.addStretch(1)
        layout.addWidget(column, 1000)
        layout.addStretch(1)

    def _enter(self, text: str) -> None:
        self._desk.enter({self.section.id: text}, f"填写{self.section.label}")

    def _insert_outline(self) -> None:
        self.flush()
        self._desk.enter({self.section.id: outline(self.section.subheadings)}, self.outline_button.text())
        self.refresh(frozenset({self.section.id}))
        cursor = self.box.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.box.setTextCursor(cursor)
        self.go_to(self.section.id)

    def _count(self) -> None:
        text = self.box.text()
        words, over = counted(text, self.section.most)
        self.counter.setText(words)
        if self.counter.property("over") != over:
            self.counter.setProperty("over", over)
            self.counter.style().polish(self.counter)
        self.outline_button.setVisible(bool(self.section.subheadings) and not text.strip())

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """On first sight take the fonts of the paper."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.box.set_family(theme.bundled_family("FangSong.ttf"))
            self._levels.begin()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, also for the words that are set as headings."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self._levels.begin()
