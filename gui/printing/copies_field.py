"""The field for the number of copies: digits, and the arrow keys count up and down.

WORKAROUND Qt 6.8 to 6.11: a spin box with a style sheet and without its buttons leaves no room for its text.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_MAX_COPIES = 999


class CopiesField(QLineEdit):
    """Nothing but digits can be written; a blank counts as 1, and becomes 1 as the keyboard leaves."""

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("1", parent)
        self.textEdited.connect(self._drop_other_characters)
        self.textChanged.connect(lambda: self.value_changed.emit())

    @property
    def value(self) -> int:
        """How many copies are wanted, 1 or more."""
        return max(int(self.text() or 1), 1)

    def step_by(self, step: int) -> None:
        """Count up or down, no farther than is possible."""
        self.setText(str(min(max(self.value + step, 1), _MAX_COPIES)))

    def _drop_other_characters(self, text: str) -> None:
        digits = "".join(str(int(character)) for character in text if character.isdecimal())
        kept = digits[: len(str(_MAX_COPIES))]
        if kept != text:
            self.setText(kept)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count by the arrow keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.step_by(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what counts."""
        super().focusOutEvent(event)
        self.setText(str(self.value))
