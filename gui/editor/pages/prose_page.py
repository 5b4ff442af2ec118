"""The page of a section that is prose: what to write about, the text, a count of its characters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.paper_sheet import SheetColumn
from gui.editor.pages.passage_marks import PassageMarks
from gui.linked_figures.linked_prose import LinkedProse
from gui.style import paper, theme
from gui.widgets.plain_text import PlainLabel
from gui.widgets.prose.prose_edit import ProseEdit, count_characters
from gui.wording.heading_highlighter import HeadingHighlighter
from gui.wording.sentence_offers import SentenceOffers
from model.form.form import Section

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
        self._zoom_percent = 100
        self.section = section
        self.text_box = ProseEdit()
        self.count_label = PlainLabel()
        self.outline_button = QPushButton(f"插入{_NUMERALS[max(len(section.subheadings), 1) - 1]}个小标题")
        self._open_draft = open_draft
        self._column = SheetColumn()
        self._title = PlainLabel(section.label)
        self._head = QVBoxLayout()
        """What stands on the sheet above the text, aligned with it."""
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
        self._zoom_percent = percent
        self._column.set_zoom(percent)
        self.text_box.set_zoom(percent)
        self._set_heading()

    def tint_sentences(self, sentences: frozenset[str]) -> None:
        """Show that these sentences are last year's."""
        self._highlighter.tint_sentences(sentences)

    def _build_layout(self) -> None:
        self._title.setWordWrap(True)
        self._title.setBuddy(self.text_box)
        help = PlainLabel(self.section.help)
        help.setProperty("faint", True)
        help.setWordWrap(True)
        self.text_box.setProperty("ruled", True)
        self.text_box.setAccessibleName(self.section.label)
        self.text_box.setAccessibleDescription(self.section.help)
        self.count_label.setAccessibleName("字数")
        self.outline_button.setProperty("flat", True)
        self.outline_button.setAccessibleName(self.outline_button.text())
        self._head.addWidget(self._title)
        self._head.addWidget(help)
        self._head.setSpacing(theme.SPACE // 2)
        self._head.addSpacing(theme.SPACE // 2)
        on_paper = self._column.sheet.lines
        on_paper.setContentsMargins(1, 2 * theme.SPACE, 1, 1)
        on_paper.setSpacing(0)
        on_paper.addLayout(self._head)
        on_paper.addWidget(self.text_box, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count_label, 1)
        foot.addWidget(self.outline_button)
        foot.addWidget(self.sentence_offers.button)
        lines = self._column.lines
        lines.addWidget(self._column.sheet, 1)
        lines.addWidget(self.marks.bar)
        lines.addLayout(foot)
        self._column.lay_out_in(self).setContentsMargins(theme.SPACE, 2 * theme.SPACE, theme.SPACE, theme.SPACE // 2)

    def _enter_text(self, text: str) -> None:
        self._open_draft.enter_values({self.section.id: text}, f"填写{self.section.label}")

    def _align_head(self) -> None:
        left = self.text_box.measure_text_left(self._column.measure_width(self.width()))
        self._head.setContentsMargins(left, 0, left, 0)

    def _set_heading(self) -> None:
        """Set the heading as on paper, once its font is loaded."""
        if self._was_shown:
            paper.set_heading_as_on_paper(self._title, theme.load_bundled_font("HeiTi.ttf"), self._zoom_percent)
        self._align_head()

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
            self._set_heading()
            self._highlighter.load_formats()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align what stands above the text with it."""
        super().resizeEvent(event)
        self._align_head()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours for headings and marks when the theme has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._was_shown:
            self._highlighter.load_formats()
            self.marks.refresh()
