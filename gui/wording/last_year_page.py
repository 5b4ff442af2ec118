"""The page 上年 of the side panel: what last year's report says in the section in front, beside this year's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel, set_tooltip
from gui.widgets.prose.prose_edit import ProseEdit, normalise_typed_text
from gui.wording.last_year_text import LastYearText
from gui.wording.text_insertion import find_cursor, insert_at_cursor
from model.form.form import Section
from model.words.likeness.compared_prose import ComparedSentence, compare_prose
from model.words.sentences import find_heading

TAKE_LABEL = "抄上年的一句"
"""What the edit is called."""

NO_LAST_YEAR = "还没有对照上年的报告。对照以后，这里按部分显示上年写的文字，没有改动的句子着底色。"
IN_TABLES = "跟着光标所在的一栏。每格左下角也有上年的数，按 Ctrl+L 显示或收起。"
NO_TEXT = "上年的报告里没有这一部分的文字。"


class LastYearPage(QWidget):
    """Shows what belongs to the section that show_section() names; ask_for_report asks for another report.

    figures_view: shows last year's figures of a section that is a table.
    """

    unchanged_found = Signal(str, object)
    """The id of a prose section, and the set of sentences in it that are last year's, word for word."""

    def __init__(self, open_draft: OpenDraft, ask_for_report: Callable[[], object], figures_view: QWidget) -> None:
        super().__init__()
        self._open_draft = open_draft
        self._place = ""
        self._text_box: ProseEdit | None = None
        self._heading = ""
        self.source_label = PlainLabel()
        self.source_label.setWordWrap(True)
        self.text_view = LastYearText()
        self.text_view.setAccessibleName("上年的文字")
        self.figures_view = figures_view
        self.hint_label = PlainLabel()
        self.hint_label.setWordWrap(True)
        self.hint_label.setProperty("faint", True)
        self.take_button = push_button("抄这一句", self._take_sentence, slim=True)
        self.take_button.setAccessibleName(TAKE_LABEL)
        set_tooltip(self.take_button, "画线的一句，或者选中的字，抄到今年文字的光标处（Enter）")
        self.attach_button = push_button("对照上年报告…", ask_for_report, slim=True)
        self._build_layout()
        self.text_view.sentence_taken.connect(self._take_sentence)
        open_draft.edit_applied.connect(lambda _: self._refresh_if_visible())

    def _build_layout(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.attach_button)
        foot.addWidget(self.take_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.SPACE, theme.SPACE, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.source_label)
        lines.addWidget(self.text_view, 1)
        lines.addWidget(self.figures_view, 1)
        lines.addWidget(self.hint_label)
        lines.addLayout(foot)
        lines.addStretch()

    def show_section(self, section: Section, text_box: ProseEdit | None) -> None:
        """Show what belongs to a section. text_box: where this year's text is written, None for a table."""
        self._untint()
        if self._text_box is not None:
            self._text_box.cursorPositionChanged.disconnect(self._follow_cursor)
        self._place = "preamble" if section.kind == "cover" else section.id
        self._text_box = text_box
        self._heading = ""
        if text_box is not None:
            text_box.cursorPositionChanged.connect(self._follow_cursor)
        self._refresh_if_visible()

    def _refresh_if_visible(self) -> None:
        """Show last year's text anew; while nobody sees it, an edit costs nothing."""
        if self.isVisible():
            self._refresh()
            self._follow_cursor()

    def _refresh(self) -> None:
        draft = self._open_draft.draft
        last = draft.last_year
        text = last.prose.get(self._place, "") if last is not None else ""
        has_text = self._text_box is not None and bool(text.strip())
        self.text_view.setVisible(has_text)
        self.figures_view.setVisible(self._text_box is None and last is not None)
        self.source_label.setVisible(last is not None)
        self.take_button.setVisible(has_text)
        self.take_button.setEnabled(not self._open_draft.is_locked)
        self.attach_button.setVisible(last is None)
        self.attach_button.setEnabled(not self._open_draft.is_locked)
        if last is not None:
            year = f" {last.year} 年" if last.year else ""
            self.source_label.setText(f"{last.unit or '上年'}{year}的报告 · {draft.form.name_of(self._place)}")
        if not has_text:
            self._untint()
            nothing = NO_TEXT if self._text_box is not None else IN_TABLES
            self.hint_label.setText(NO_LAST_YEAR if last is None else nothing)
            return
        self._show_texts(text)

    def _show_texts(self, before: str) -> None:
        """Show last year's text; tint what is unchanged in it and in this year's."""
        now = normalise_typed_text(self._open_draft.draft.report.prose.get(self._place, ""))
        before = normalise_typed_text(before)
        if self._place == "preamble":  # law, notice, period and address are the same every year
            self.text_view.show_words(before, frozenset())
            self.hint_label.setText("画线的一句可以抄到今年。")
            return
        compared = [one for one in compare_prose(now, before) if not one.is_fixed]
        unchanged = list_unchanged(compared)
        self.text_view.show_words(before, frozenset(one.counterpart.text for one in unchanged if one.counterpart))
        self.unchanged_found.emit(self._place, frozenset(one.sentence.text for one in unchanged))
        if unchanged:
            self.hint_label.setText(f"今年写了 {len(compared)} 句，着底色的 {len(unchanged)} 句与上年一样。")
        else:
            self.hint_label.setText("今年没有与上年一样的句子。画线的一句可以抄到今年。")

    def _untint(self) -> None:
        """Take the ground from this year's sentences."""
        if self._place:
            self.unchanged_found.emit(self._place, frozenset())

    def _follow_cursor(self) -> None:
        """Scroll to the heading under which the cursor stands in this year's text, where that is another one now."""
        if self._text_box is None or not self.isVisible():
            return
        heading = find_heading(self._text_box.text(), find_cursor(self._text_box))
        if heading and heading != self._heading:
            self.text_view.show_heading(heading)
        self._heading = heading

    def _take_sentence(self) -> None:
        """Copy the marked sentence to the cursor in this year's text, as one edit."""
        words = self.text_view.taken_words
        if self._text_box is not None and words:
            insert_at_cursor(self._text_box, self._open_draft, self._place, words, TAKE_LABEL)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since the page was last in sight."""
        super().showEvent(event)
        self._heading = ""
        self._refresh_if_visible()

    def hideEvent(self, event: QHideEvent) -> None:
        """Without last year's text beside it this year's is shown plainly."""
        super().hideEvent(event)
        self._untint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours when the theme has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.text_view.load_formats()


def list_unchanged(compared: list[ComparedSentence]) -> list[ComparedSentence]:
    """Those that last year's text has word for word, but for the year."""
    return [one for one in compared if one.likeness == "unchanged"]
