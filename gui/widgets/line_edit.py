"""Fields of one line: a text, a year, a date, a choice. What is typed is stored after a pause and on leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QToolButton, QWidget

from gui.style import theme
from gui.widgets.delayed_commit import CommittingEdit, DelayedCommit
from model.text import clean_line, to_half_width

YEAR_DIGITS = 4


class LineEdit(CommittingEdit, QLineEdit):
    """A line of text."""

    text_committed = Signal(str)
    """The text, cleaned as a line is: after a pause in typing, on leaving, and by commit_now(), if it changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delayed_commit = DelayedCommit(self, lambda: clean_line(self.text()), self._write_text, self._may_commit)
        self.delayed_commit.text_committed.connect(self.text_committed)
        self.textEdited.connect(lambda: self.delayed_commit.restart_pause())
        self.editingFinished.connect(self.commit_now)

    def show_text(self, text: str) -> None:
        """Show a stored text; where the field has it already, the cursor stays."""
        self.delayed_commit.show_stored(text)

    def _write_text(self, text: str) -> None:
        """Show a text, scrolled to its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def _may_commit(self) -> bool:
        """Whether a pause in typing may store the text as it is."""
        return True


class YearEdit(LineEdit):
    """A year. Takes digits, half- or full-width, and nothing else; 2025年 becomes 2025."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setValidator(_YearValidator(self))

    def _may_commit(self) -> bool:
        return len(self.text()) in (0, YEAR_DIGITS)


class _YearValidator(QValidator):
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Keep the digits. Nothing is ever refused, for Qt would not say why."""
        kept = _keep_digits(text)[:YEAR_DIGITS]
        return QValidator.State.Acceptable, kept, min(len(_keep_digits(text[:position])), len(kept))


def _keep_digits(text: str) -> str:
    return "".join(c for c in to_half_width(text) if c in "0123456789")


class DateEdit(LineEdit):
    """A date, as it stands on paper. One in another notation can be changed to the official one by the button in it."""

    def __init__(self, propose: Callable[[str], str], parent: QWidget | None = None) -> None:
        """propose: returns the official notation of what is typed, "" where there is nothing to change."""
        super().__init__(parent)
        self._propose = propose
        self.mend_button = QToolButton(self)
        self.mend_button.setProperty("link", True)
        self.mend_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mend_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.mend_button.clicked.connect(self._mend_date)
        self.mend_button.hide()
        self.textChanged.connect(self._offer_notation)

    def _offer_notation(self) -> None:
        proposed = "" if self.isReadOnly() else self._propose(self.text())
        words = f"改成 {proposed}" if proposed else ""
        if words != self.mend_button.text():
            self.mend_button.setText(words)
            self.mend_button.setAccessibleName(words)
        self.mend_button.setVisible(bool(words))
        self._place_button()

    def _place_button(self) -> None:
        """Put the button at the right end, and keep the text left of it."""
        size = self.mend_button.sizeHint()
        width = 0 if self.mend_button.isHidden() else size.width()
        self.setTextMargins(0, 0, width, 0)
        height = min(size.height(), self.height() - theme.SPACE // 2)
        self.mend_button.setGeometry(
            self.width() - width - theme.SPACE // 2, (self.height() - height) // 2, width, height
        )

    def _mend_date(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(self._propose(self.text()))
        self.commit_now()

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        self._place_button()


class ChoiceBox(QComboBox):
    """A combo box that the mouse wheel does not change: who scrolls the page would change it by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText("请选择")

    def show_text(self, text: str) -> None:
        """Select a choice; one that an imported file has and the form does not know is added."""
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text) if text else -1)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        _paint_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class DayEdit(QDateEdit):
    """A day, typed or picked from a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("yyyy年M月d日")
        self.setCalendarPopup(True)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        _paint_arrow(self)


def _paint_arrow(box: QWidget) -> None:
    """WORKAROUND Qt 6: paint the arrow, in whose place Qt draws half a frame once a style sheet is set."""
    size = 2 * theme.SPACE
    arrow = QRect(box.width() - size - theme.SPACE, (box.height() - size) // 2, size, size)
    painter = QPainter(box)
    theme.load_icon("chevron-down").paint(painter, arrow)
    painter.end()
