"""A box for prose: plain text, safe for Chinese input, without an undo of its own."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from gui.style import theme
from gui.widgets.delayed_commit import CommittingEdit, DelayedCommit
from gui.widgets.wheel_steps import WheelSteps

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE_CHARACTERS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffc\ud800-\udfff]"
)


def normalise_typed_text(text: str) -> str:
    """Text as it is stored: lines end in a newline, no unseen characters, no hard blanks."""
    return _INVISIBLE_CHARACTERS.sub("", _LINE_ENDS.sub("\n", text)).replace("\u00a0", " ")


def count_characters(text: str) -> int:
    """How many characters a text has, blanks and line ends not counted."""
    return len("".join(text.split()))


class ProseEdit(CommittingEdit, QPlainTextEdit):
    """settled is emitted with the text when typing has paused, on leaving and by flush(); never twice for one text.

    zoom_wanted: so many steps larger, or smaller if below 0.
    """

    text_committed = Signal(str)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel_steps = WheelSteps()
        self._font_family, self._zoom_percent = "", 100
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.delayed_commit = DelayedCommit(self, self.text, self._replace_difference)
        self.delayed_commit.text_committed.connect(self.text_committed)
        self.textChanged.connect(self.delayed_commit.restart_pause)

    def text(self) -> str:
        """What stands in the box; an input method's unfinished characters are not in it."""
        return normalise_typed_text(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Show what is stored; cursor and selection stay where the text is equal already."""
        self.delayed_commit.show_stored(normalise_typed_text(text))

    def select_characters(self, start: int, length: int) -> None:
        """Select characters of the text and bring them into sight."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_count_utf16_units(text[:start]))
        cursor.setPosition(_count_utf16_units(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_zoom(self, percent: int) -> None:
        """Show the words at this many per cent of their size."""
        self._zoom_percent = percent
        self._apply_font()

    def set_font_family(self, family: str) -> None:
        """Show the words in this font, and in the window's what it lacks."""
        self._font_family = family
        self._apply_font()

    def _apply_font(self) -> None:
        """By a style sheet, as all sizes are: a font that is set gives way to it."""
        family = f'font-family: "{self._font_family}", "{QApplication.font().family()}"; ' if self._font_family else ""
        size = (
            "" if self._zoom_percent == 100 else f"font-size: {theme.PROSE_POINT_SIZE * self._zoom_percent / 100}pt; "
        )
        words = f"ProseEdit {{ {family}{size}}}" if family or size else ""
        if words != self.styleSheet():
            self.setStyleSheet(words)

    def _replace_difference(self, wanted: str) -> None:
        """Exchange only what differs, so that the view does not jump; the cursor comes to stand behind it."""
        present = self.toPlainText()
        head = _count_common_start(present, wanted)
        tail = _count_common_start(present[head:][::-1], wanted[head:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(_count_utf16_units(present[:head]))
        cursor.setPosition(_count_utf16_units(present[: len(present) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wanted[head : len(wanted) - tail])
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving stores."""
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
        """Text only; a file dropped here goes on to the window."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words without their looks; what stands behind whole paragraphs stays a paragraph of its own."""
        if self.canInsertFromMimeData(source):
            words = normalise_typed_text(source.text())
            follows = words.endswith("\n") and not self.textCursor().atBlockEnd()
            self.insertPlainText(clean_pasted_prose(words) + "\n" * follows)
            self.ensureCursorVisible()


def _count_common_start(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _count_utf16_units(text: str) -> int:
    """The length Qt counts: rare characters are two of its units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_LIST_MARKS = re.compile("^(?:(?:[•●○■□◆◇▪·\ue000-\uf8ff]|[nluüØ§v](?=\t))\\s*)+")
"""What stands before an item of a list; Word writes the marks of its symbol fonts as private or plain letters."""

_COUNTER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_LIST_NUMBER = re.compile(rf"^({_COUNTER}[、.．]|[（(]{_COUNTER}[）)])\t")
"""A number that Word counted by itself, parted from its paragraph by a tab."""


def clean_pasted_prose(text: str) -> str:
    """Several lines without indents, blank lines, marks of lists and tabs; a piece of a line keeps its blanks."""
    if "\n" not in text and "\t" not in text:
        return text
    return "\n".join(line for raw in text.split("\n") if (line := _clean_line(raw)))


def _clean_line(text: str) -> str:
    """The exports indent each paragraph; blanks typed for that would be counted twice."""
    plain = _LIST_MARKS.sub("", _LIST_NUMBER.sub(r"\1", text.strip()))
    return re.sub(r"[ \t]*\t[ \t]*", " ", plain).strip()
