"""The page of a section that is prose: what to write about, the text, a count of its characters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.passage_marks import PassageMarks
from gui.linked_figures.linked_prose import LinkedProse
from gui.style import theme
from gui.widgets.plain_text import PlainLabel
from gui.widgets.prose_edit import ProseEdit, count_characters
from gui.wording.heading_highlighter import HeadingHighlighter
from gui.wording.sentence_offers import SentenceOffers
from model.form.form import Section

MAX_LINE_WIDTH = 820
"""The widest a line of prose may become, in pixels: longer lines are hard to read."""

_NUMERALS = "一二三四五六七八九十"


def format_count(text: str, most: int) -> tuple[str, bool]:
    """Return how many characters a text has, in words, and whether it is longer than it should be.

    most: the number of characters it should not exceed, 0 for no limit.
    """
    count = count_characters(text)
    if not most:
        return f"已写 {count} 字", False
    if count > most:
        return f"▲ 已写 {count} 字，比建议的 {most} 字多 {count - most} 字", True
    return f"已写 {count} 字 / 建议不超过 {most} 字", False


def format_outline(subheadings: tuple[str, ...]) -> str:
    """Return a section's sub-headings, one a line, for the clerk to write behind: （一）主动公开。"""
    return "\n".join(f"（{_NUMERALS[i]}）{words}。" for i, words in enumerate(subheadings))


class ProsePage(QWidget):
    """An EditorPage; what is typed is entered into the draft when the clerk pauses."""

    def __init__(self, section: Section, open_draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_shown = False
        self.section = section
        self.text_box = ProseEdit()
        self.count_label = PlainLabel()
        self.outline_button = QPushButton(f"插入{_NUMERALS[max(len(section.subheadings), 1) - 1]}个小标题")
        self._open_draft = open_draft
        self._highlighter = HeadingHighlighter(self.text_box.document())
        self.marks = PassageMarks(self.text_box, open_draft, section.id)
        self.linked = LinkedProse(self.text_box, open_draft, section.id)
        self.sentence_offers = SentenceOffers(section, self.text_box, open_draft)
        self._build_layout()
        self.text_box.text_committed.connect(self._enter_text)
        self.text_box.textChanged.connect(self._show_count)
        self.outline_button.clicked.connect(self._insert_outline)
        self.refresh_places(frozenset({section.id}))
        self.text_box.moveCursor(QTextCursor.MoveOperation.Start)
        self.text_box.setReadOnly(open_draft.is_locked)
        self.outline_button.setEnabled(not open_draft.is_locked)
        self._show_count()

    def refresh_places(self, changed: frozenset[str]) -> None:
        """Show the text as the draft has it now, if the section is among these places, and what is found in it."""
        if self.section.id in changed:
            self.linked.refresh()
        self.marks.refresh()

    def go_to(self, place: str) -> None:
        """Put the cursor into the text."""
        self.text_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text_box.ensureCursorVisible()

    def commit_now(self) -> None:
        """Enter what is being typed into the draft."""
        self.text_box.commit_now()

    def set_zoom(self, percent: int) -> None:
        """Show the text at this many per cent of its size."""
        self.text_box.set_zoom(percent)

    def tint_sentences(self, sentences: frozenset[str]) -> None:
        """Show that these sentences are last year's."""
        self._highlighter.tint_sentences(sentences)

    def _build_layout(self) -> None:
        title = PlainLabel(self.section.label)
        title.setProperty("heading", True)
        title.setWordWrap(True)
        title.setBuddy(self.text_box)
        help = PlainLabel(self.section.help)
        help.setProperty("faint", True)
        help.setWordWrap(True)
        self.text_box.setProperty("sheet", True)
        self.text_box.setAccessibleName(self.section.label)
        self.text_box.setAccessibleDescription(self.section.help)
        self.count_label.setAccessibleName("字数")
        self.outline_button.setProperty("flat", True)
        self.outline_button.setAccessibleName(self.outline_button.text())
        foot = QHBoxLayout()
        foot.addWidget(self.count_label, 1)
        foot.addWidget(self.outline_button)
        foot.addWidget(self.sentence_offers.button)
        column = QWidget()
        column.setMaximumWidth(MAX_LINE_WIDTH)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(title)
        lines.addWidget(help)
        lines.addWidget(self.text_box, 1)
        lines.addWidget(self.marks.bar)
        lines.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, 2 * theme.SPACE, theme.SPACE, theme.SPACE)
        layout.addStretch(1)
        layout.addWidget(column, 1000)
        layout.addStretch(1)

    def _enter_text(self, text: str) -> None:
        self._open_draft.enter_values({self.section.id: text}, f"填写{self.section.label}")

    def _insert_outline(self) -> None:
        self.commit_now()
        self._open_draft.enter_values(
            {self.section.id: format_outline(self.section.subheadings)}, self.outline_button.text()
        )
        self.refresh_places(frozenset({self.section.id}))
        cursor = self.text_box.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.text_box.setTextCursor(cursor)
        self.go_to(self.section.id)

    def _show_count(self) -> None:
        text = self.text_box.text()
        words, over = format_count(text, self.section.most)
        self.count_label.setText(words)
        if self.count_label.property("over") != over:
            self.count_label.setProperty("over", over)
            self.count_label.style().polish(self.count_label)
        self.outline_button.setVisible(bool(self.section.subheadings) and not text.strip())

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Load the fonts that the text will be printed in, when the page is shown for the first time."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.text_box.set_font_family(theme.load_bundled_font("FangSong.ttf"))
            self._highlighter.load_formats()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours for headings and marks when the theme has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._was_shown:
            self._highlighter.load_formats()
            self.marks.refresh()
