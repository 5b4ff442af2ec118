"""A bar in the page that asks or tells one line, where a dialog would be in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui import look


class NoticeBar(QFrame):
    """One line and its answers; every answer, and Esc, puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: dict[str, QPushButton] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(2 * look.SPACE, look.SPACE, look.SPACE, look.SPACE)
        self._line.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, answers: dict[str, Callable[[], object]], focus: str = "") -> None:
        """Show words and a button for each answer; focus names the button that Enter shall press."""
        for button in self.buttons.values():
            button.deleteLater()
            self._line.removeWidget(button)
        self.buttons = {answer: self._button(answer, do) for answer, do in answers.items()}
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()
        if focus:
            self.buttons[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, answer: str, do: Callable[[], object]) -> QPushButton:
        def press() -> None:
            self.hide()
            do()

        button = QPushButton(answer)
        button.setAutoDefault(True)
        button.setAccessibleName(answer)
        button.clicked.connect(press)
        self._line.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the bar away and answers nothing; Enter presses the button in focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
