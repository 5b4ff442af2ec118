"""A field for prose: plain text, safe for input methods, without an undo of its own; and what is pasted, made plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from gui.style import theme
from gui.widgets.delayed_commit import CommittingEdit, DelayedCommit
from gui.widgets.plain_text import make_plain_tooltip
from gui.widgets.wheel_steps import WheelSteps
from model.text import remove_invisible

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMBEDDED_OBJECT = "\ufffc"
"""What stands in a text for a picture or table that was pasted along."""

_LIST_MARKS = re.compile("^(?:(?:[•●○■□◆◇▪·\ue000-\uf8ff]|[nluüØ§v](?=\t))\\s*)+")
"""The mark before an item of a list; those of Word's symbol fonts come as private-use characters or plain letters."""

_COUNTER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_LIST_NUMBER = re.compile(rf"^({_COUNTER}[、.．]|[（(]{_COUNTER}[）)])\t")
"""The number of an automatic list of Word, with a tab between it and its paragraph."""


def normalise_typed_text(text: str) -> str:
    """A text as it is stored: lines end in \\n; invisible characters are left out; no-break spaces become spaces."""
    return remove_invisible(_LINE_ENDS.sub("\n", text.replace(_EMBEDDED_OBJECT, "")))


def count_characters(text: str) -> int:
    """How many characters a text has, without blanks and line ends."""
    return len("".join(text.split()))


@dataclass(frozen=True, slots=True)
class TextMark:
    """Characters to be underlined, from a position of the text. tooltip: what is said of them.

    colour, fill: of the line and of the ground, #rrggbb; "" for a ground that stays as it is.
    """

    start: int
    length: int
    colour: str
    fill: str
    tooltip: str


class ProseEdit(CommittingEdit, QPlainTextEdit):
    """A field of several paragraphs."""

    text_committed = Signal(str)
    """The text: after a pause in typing, on leaving, and by commit_now(), if it changed."""
    zoom_requested = Signal(int)
    """By how many steps Ctrl+wheel was turned: above 0 larger, below 0 smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel_steps = WheelSteps()
        self._font_family, self._zoom_percent = "", 100
        self._marks: tuple[TextMark, ...] = ()
        # a draft has one history: what is typed becomes an edit, and Ctrl+Z takes back edits of every page
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.delayed_commit = DelayedCommit(self, self.text, self._replace_difference)
        self.delayed_commit.text_committed.connect(self.text_committed)
        self.textChanged.connect(self.delayed_commit.restart_pause)

    def text(self) -> str:
        """The text as it is stored, without what an input method is still composing."""
        return normalise_typed_text(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Show a stored text; where the field has it already, cursor and selection stay."""
        self.delayed_commit.show_stored(normalise_typed_text(text))

    def select_characters(self, start: int, length: int) -> None:
        """Select so many characters of the text and scroll to them."""
        self.setTextCursor(self._make_cursor(start, length))
        self.ensureCursorVisible()

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Underline these places, and no others; they move along while the text around them is changed."""
        shown, self._marks = self._marks, tuple(marks)
        if [replace(mark, tooltip="") for mark in shown] == [replace(mark, tooltip="") for mark in marks]:
            return
        selections = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            underlined = QTextCharFormat()
            underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            underlined.setUnderlineColor(QColor(mark.colour))
            if mark.fill:
                underlined.setBackground(QColor(mark.fill))
            selection.format = underlined
            selection.cursor = self._make_cursor(mark.start, mark.length)
            selections.append(selection)
        self.setExtraSelections(selections)

    def find_mark_at_cursor(self) -> int:
        """The rank of the mark in which the cursor stands, or ends what is selected; -1 for none."""
        return self._find_mark(self.textCursor().position())

    def _find_mark(self, position: int) -> int:
        for rank, selection in enumerate(self.extraSelections()):
            cursor: QTextCursor = selection.cursor
            if cursor.selectionStart() <= position <= cursor.selectionEnd():
                return rank
        return -1

    def _make_cursor(self, start: int, length: int) -> QTextCursor:
        """A cursor that selects so many characters of the text."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(count_utf16_units(text[:start]))
        cursor.setPosition(count_utf16_units(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def set_zoom(self, percent: int) -> None:
        """Show the text at this many per cent of its size."""
        self._zoom_percent = percent
        self._apply_font()

    def set_font_family(self, family: str) -> None:
        """Show the text in a font family; characters it lacks come from the window's font."""
        self._font_family = family
        self._apply_font()

    def _apply_font(self) -> None:
        """Set family and size by a style sheet: the window's style sheet sets sizes, and prevails over setFont()."""
        family = f'font-family: "{self._font_family}", "{QApplication.font().family()}"; ' if self._font_family else ""
        size = (
            "" if self._zoom_percent == 100 else f"font-size: {theme.PROSE_POINT_SIZE * self._zoom_percent / 100}pt; "
        )
        style_sheet = f"ProseEdit {{ {family}{size}}}" if family or size else ""
        if style_sheet != self.styleSheet():
            self.setStyleSheet(style_sheet)

    def _replace_difference(self, wanted: str) -> None:
        """Replace only what differs, so that the view does not jump; the cursor goes behind it."""
        present = self.toPlainText()
        head = _count_common_start(present, wanted)
        tail = _count_common_start(present[head:][::-1], wanted[head:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(count_utf16_units(present[:head]))
        cursor.setPosition(count_utf16_units(present[: len(present) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wanted[head : len(wanted) - tail])
        self.setTextCursor(cursor)

    # Qt's own names from here on.

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of a mark what is said of it, where the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._marks:
            rank = self._find_mark(self.cursorForPosition(event.pos()).position())
            words = self._marks[rank].tooltip if rank >= 0 else ""
            QToolTip.showText(event.globalPos(), make_plain_tooltip(words), self)
            return True
        return super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store what was typed."""
        super().focusOutEvent(event)
        self.commit_now()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := self._wheel_steps.count_steps(event):
                self.zoom_requested.emit(steps)
        else:
            super().wheelEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only; a file that is dropped here goes on to the window."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; pasted whole paragraphs stay apart from the text behind them."""
        if self.canInsertFromMimeData(source):
            pasted = normalise_typed_text(source.text())
            text = clean_pasted_prose(pasted)
            if pasted.endswith("\n") and not self.textCursor().atBlockEnd():
                text += "\n"
            self.insertPlainText(text)
            self.ensureCursorVisible()


def _count_common_start(one: str, other: str) -> int:
    """How many characters are the same at the beginning of two texts."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def count_utf16_units(text: str) -> int:
    """The length of a text as Qt counts it: characters beyond U+FFFF are two units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean_pasted_prose(text: str) -> str:
    """Pasted paragraphs without indents, blank lines, list marks and tabs; a part of one line stays as it is."""
    if "\n" not in text and "\t" not in text:
        return text
    lines = [_clean_line(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _clean_line(text: str) -> str:
    """A paragraph without its indent, which every export adds by itself, and without list marks and tabs."""
    without_tab = _LIST_NUMBER.sub(r"\1", text.strip())
    without_mark = _LIST_MARKS.sub("", without_tab)
    return re.sub(r"[ \t]*\t[ \t]*", " ", without_mark).strip()
