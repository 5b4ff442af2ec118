"""Boxes of one line: a text, a year, a choice; stored as the clerk pauses or leaves."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gui.style import theme
from gui.widgets.delayed_commit import CommittingEdit, DelayedCommit
from model.text import half_width

YEAR_DIGITS = 4


class LineEdit(CommittingEdit, QLineEdit):
    """settled is emitted with the text, blanks around it taken off, when typing has paused, on leaving, by flush()."""

    text_committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delayed_commit = DelayedCommit(self, lambda: self.text().strip(), self._write_text, self._may_commit)
        self.delayed_commit.text_committed.connect(self.text_committed)
        self.textEdited.connect(lambda: self.delayed_commit.restart_pause())
        self.editingFinished.connect(self.commit_now)

    def show_text(self, text: str) -> None:
        """Show what is stored; the cursor stays where the text is equal already."""
        self.delayed_commit.show_stored(text)

    def _write_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def _may_commit(self) -> bool:
        """Whether a mere pause may store the text as it is."""
        return True


class YearEdit(LineEdit):
    """Takes the digits of a year, half- or full-width, and nothing else; 2025年 becomes 2025."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setValidator(_YearValidator(self))

    def _may_commit(self) -> bool:
        return len(self.text()) in (0, YEAR_DIGITS)


class _YearValidator(QValidator):
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Keep the digits; nothing is ever refused, for a refusal says nothing."""
        kept = _keep_digits(text)[:YEAR_DIGITS]
        return QValidator.State.Acceptable, kept, min(len(_keep_digits(text[:position])), len(kept))


def _keep_digits(text: str) -> str:
    return "".join(c for c in half_width(text) if c in "0123456789")


class ChoiceBox(QComboBox):
    """A choice that the mouse wheel cannot change by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText("请选择")

    def show_text(self, text: str) -> None:
        """Select this choice; one that a file brought and the form does not know is added."""
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text) if text else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow as one of our icons: a style sheet leaves a half frame of Qt's own there."""
        super().paintEvent(event)
        arrow = QRect(
            self.width() - 3 * theme.SPACE, (self.height() - 2 * theme.SPACE) // 2, 2 * theme.SPACE, 2 * theme.SPACE
        )
        theme.load_icon("chevron-down").paint(QPainter(self), arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()
