"""A box for prose: plain text, safe for Chinese input, without an undo of its own."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from gui.style import theme
from gui.widgets.delayed_commit import Keystrokes, TypedBox
from gui.widgets.wheel_steps import Notches

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffc\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Text as it is stored: lines end in a newline, no unseen characters, no hard blanks."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)).replace("\u00a0", " ")


def written(text: str) -> int:
    """How many characters a text has, blanks and line ends not counted."""
    return len("".join(text.split()))


class ProseBox(TypedBox, QPlainTextEdit):
    """settled is emitted with the text when typing has paused, on leaving and by flush(); never twice for one text.

    zoom_wanted: so many steps larger, or smaller if below 0.
    """

    settled = Signal(str)
    zoom_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notches = Notches()
        self._family, self._percent = "", 100
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.keystrokes = Keystrokes(self, self.text, self._replace)
        self.keystrokes.settled.connect(self.settled)
        self.textChanged.connect(self.keystrokes.note)

    def text(self) -> str:
        """What stands in the box; an input method's unfinished characters are not in it."""
        return plain(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Show what is stored; cursor and selection stay where the text is equal already."""
        self.keystrokes.show(plain(text))

    def pick(self, start: int, length: int) -> None:
        """Select characters of the text and bring them into sight."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_zoom(self, percent: int) -> None:
        """Show the words at this many per cent of their size."""
        self._percent = percent
        self._dress()

    def set_family(self, family: str) -> None:
        """Show the words in this font, and in the window's what it lacks."""
        self._family = family
        self._dress()

    def _dress(self) -> None:
        """By a style sheet, as all sizes are: a font that is set gives way to it."""
        family = f'font-family: "{self._family}", "{QApplication.font().family()}"; ' if self._family else ""
        size = "" if self._percent == 100 else f"font-size: {theme.PROSE * self._percent / 100}pt; "
        words = f"ProseBox {{ {family}{size}}}" if family or size else ""
        if words != self.styleSheet():
            self.setStyleSheet(words)

    def _replace(self, wanted: str) -> None:
        """Exchange only what differs, so that the view does not jump; the cursor comes to stand behind it."""
        present = self.toPlainText()
        head = _common(present, wanted)
        tail = _common(present[head:][::-1], wanted[head:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(present[:head]))
        cursor.setPosition(_units(present[: len(present) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wanted[head : len(wanted) - tail])
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving stores."""
        super().focusOutEvent(event)
        self.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := self._notches.turned(event):
                self.zoom_wanted.emit(steps)
        else:
            super().wheelEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only; a file dropped here goes on to the window."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words without their looks; what stands behind whole paragraphs stays a paragraph of its own."""
        if self.canInsertFromMimeData(source):
            words = plain(source.text())
            follows = words.endswith("\n") and not self.textCursor().atBlockEnd()
            self.insertPlainText(cleaned(words) + "\n" * follows)
            self.ensureCursorVisible()


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _units(text: str) -> int:
    """The length Qt counts: rare characters are two of its units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_BULLET = re.compile("^(?:(?:[•●○■□◆◇▪·\ue000-\uf8ff]|[nluüØ§v](?=\t))\\s*)+")
"""What stands before an item of a list; Word writes the marks of its symbol fonts as private or plain letters."""

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NUMBERED = re.compile(rf"^({_COUNT}[、.．]|[（(]{_COUNT}[）)])\t")
"""A number that Word counted by itself, parted from its paragraph by a tab."""


def cleaned(text: str) -> str:
    """Several lines without indents, blank lines, marks of lists and tabs; a piece of a line keeps its blanks."""
    if "\n" not in text and "\t" not in text:
        return text
    return "\n".join(line for raw in text.split("\n") if (line := _line(raw)))


def _line(text: str) -> str:
    """The exports indent each paragraph; blanks typed for that would be counted twice."""
    plain = _BULLET.sub("", _NUMBERED.sub(r"\1", text.strip()))
    return re.sub(r"[ \t]*\t[ \t]*", " ", plain).strip()
