"""A bar in the page that asks or tells one line, where a dialog would be in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from gui.style import theme
from gui.widgets.buttons import push_button


class NoticeBar(QFrame):
    """One line and its answers; every answer, and Esc, puts it away, unless it stays until it is hidden."""

    def __init__(self, parent: QWidget | None = None, stays: bool = False) -> None:
        super().__init__(parent)
        self._is_persistent = stays
        self._previous_focus: QWidget | None = None  # where the keyboard was before the bar asked for it
        self.setProperty("bar", True)
        self.message_label = QLabel()
        self.message_label.setWordWrap(True)
        self.message_label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: dict[str, QPushButton] = {}
        self._row_layout = QHBoxLayout(self)
        self._row_layout.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        self._row_layout.addWidget(self.message_label, 1)
        self.hide()

    def show_message(self, words: str, answers: Mapping[str, Callable[[], object]], focus: str = "") -> None:
        """Show words and a button for each answer; focus names the button that Enter shall press."""
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
            self._row_layout.removeWidget(button)
        self.buttons = {answer: self._answer_button(answer, do) for answer, do in answers.items()}
        self.change_message(words)
        self.show()
        for button in self.buttons.values():
            button.show()  # a layout does so later, and what is not shown cannot have the focus
        if focus:
            here = QApplication.focusWidget()
            if here is not None and not self.isAncestorOf(here):
                self._previous_focus = here
            self.buttons[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def change_message(self, words: str) -> None:
        """Other words; the answers, and the keyboard among them, stay as they are."""
        self.message_label.setText(words)
        self.setAccessibleName(words)

    def _dismiss_bar(self) -> None:
        """Hide, and give the keyboard back: Qt would hand it to whatever comes next on the page."""
        had_it, left = self.focusWidget() is QApplication.focusWidget(), self._previous_focus
        self.hide()
        if had_it and left is not None and isValid(left) and left.isVisible():
            left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_button(self, answer: str, do: Callable[[], object]) -> QPushButton:
        def press() -> None:
            self.setVisible(self._is_persistent)
            do()

        button = push_button(answer, press)
        button.setAccessibleName(answer)
        self._row_layout.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the bar away and answers nothing; Enter presses the button in focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and not self._is_persistent:
            self._dismiss_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
