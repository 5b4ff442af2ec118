"""The line in which a figure is typed a second time; its keys confirm, go back, go on and leave."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.delayed_commit import is_undo_key

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class SecondEntryLine(QLineEdit):
    """Keys of the empty line: Space, Backspace, the arrows. Once something is typed, they edit it but for Space."""

    confirmed = Signal()
    """The figure on paper is the one that stands in the cell."""
    entered = Signal(str)
    """What was typed from the paper; "" where the paper is blank."""
    back_requested = Signal()
    """The cell before is to be read again."""
    skip_requested = Signal()
    """The next cell is to be read, whatever is with this one."""
    take_over_requested = Signal()
    """What was typed for this cell before shall stand in it."""
    leave_requested = Signal()
    """Reading is to end for now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._confirm_committed_space)

    def _confirm_committed_space(self, text: str) -> None:
        """Take a space that comes from an input method, as a full-width one does, for the key."""
        if text and not text.strip():
            self.clear()
            self.confirmed.emit()

    def _handle_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key means in reading; False for one that edits the text."""
        text = self.text()
        if key == Qt.Key.Key_Space and modifiers & _SHIFT and not text:
            self.back_requested.emit()
        elif key == Qt.Key.Key_Space and not text:
            self.confirmed.emit()
        elif key in _ENTER_KEYS and modifiers & _CONTROL:
            self.take_over_requested.emit()
        elif key in _ENTER_KEYS or key == Qt.Key.Key_Space:
            self.entered.emit(text)
        elif key == Qt.Key.Key_Escape and text:
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        elif key in _BACK_KEYS and not text and not modifiers & _CONTROL:
            self.back_requested.emit()
        elif key in _ON_KEYS and not text and not modifiers & _CONTROL:
            self.skip_requested.emit()
        else:
            return False
        return True

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the window: they undo in the draft."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on by keys; all others edit the text."""
        if not self._handle_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)
