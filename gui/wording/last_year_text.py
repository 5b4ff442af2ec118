"""A box that shows last year's text of a section, to read in and to take sentences from."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gui.style import theme
from gui.widgets.prose.prose_edit import count_utf16_units, normalise_typed_text
from gui.wording.heading_highlighter import HeadingHighlighter
from model.words.sentences import Sentence, split_into_paragraphs, split_into_sentences

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LastYearText(QPlainTextEdit):
    """Cannot be typed in. The sentence in which the cursor stands is marked; Enter or a double click takes it."""

    sentence_taken = Signal()
    """The marked sentence, or what is selected, is to be taken over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_shown = False
        self._highlighter = HeadingHighlighter(self.document())
        keyboard, mouse = (
            Qt.TextInteractionFlag.TextSelectableByKeyboard,
            Qt.TextInteractionFlag.TextSelectableByMouse,
        )
        self.setReadOnly(True)
        self.setTextInteractionFlags(keyboard | mouse)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.cursorPositionChanged.connect(self._mark_sentence)

    @property
    def taken_words(self) -> str:
        """What is selected, else the sentence in which the cursor stands; "" for none."""
        selected = normalise_typed_text(self.textCursor().selectedText()).strip()
        sentence = self._find_sentence()
        return selected or (sentence.text if sentence else "")

    def show_words(self, text: str, tinted: Set[str]) -> None:
        """Show a text, with a quiet ground under these sentences. The cursor stays where the text is the same."""
        words = normalise_typed_text(text)
        if words != self.toPlainText():
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._highlighter.tint_sentences(tinted)
        self._mark_sentence()

    def load_formats(self) -> None:
        """Take fonts and colours from the theme."""
        if self._was_shown:
            self._highlighter.load_formats()
            self._mark_sentence()

    def show_heading(self, heading: str) -> None:
        """Scroll so that a heading is in sight, and mark the first sentence under it; nothing happens without it."""
        text = self.toPlainText()
        paragraphs = [one for one in split_into_paragraphs(text) if one.heading == heading]
        if not paragraphs:
            return
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
        marked = next((one for one in sentences if not is_bare_heading(one, heading)), sentences[0])
        self.moveCursor(QTextCursor.MoveOperation.End)  # so that the heading comes into sight at the top
        for start in (paragraphs[0].start, marked.start):
            cursor = self.textCursor()
            cursor.setPosition(count_utf16_units(text[:start]))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _find_sentence(self) -> Sentence | None:
        """The sentence in which the cursor stands; behind the last one of a line that one."""
        text = self.toPlainText()
        position = self.textCursor().position()
        found = None
        for sentence in split_into_sentences(text):
            if count_utf16_units(text[: sentence.start]) > position:
                break
            found = sentence
        return found

    def _mark_sentence(self) -> None:
        sentence = self._find_sentence()
        if sentence is None:
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        marked_format = QTextCharFormat()
        marked_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked_format.setUnderlineColor(QColor(theme.palette().accent))
        marked.format = marked_format
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(count_utf16_units(text[: sentence.start]))
        cursor.setPosition(count_utf16_units(text[: sentence.end]), QTextCursor.MoveMode.KeepAnchor)
        marked.cursor = cursor
        self.setExtraSelections([marked])

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Load fonts and colours when the box is shown for the first time."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.load_formats()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the marked sentence."""
        if event.key() in _ENTER_KEYS and self.taken_words:
            self.sentence_taken.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click takes the sentence; Qt would select a word."""
        if event.button() == Qt.MouseButton.LeftButton and self.taken_words:
            self.sentence_taken.emit()


def is_bare_heading(sentence: Sentence, heading: str) -> bool:
    """Whether a sentence is nothing but a heading of these words: （三）政府信息管理。"""
    return sentence.text.rstrip("。：: ").endswith(heading)
