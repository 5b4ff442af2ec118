"""A bar in a page with one line that tells or asks something, where a dialog would be in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel


class NoticeBar(QFrame):
    """A message with buttons. Each button, and Esc, hides the bar; one that stays is hidden by its page."""

    def __init__(self, parent: QWidget | None = None, stays: bool = False) -> None:
        super().__init__(parent)
        self._is_persistent = stays
        self._previous_focus: QWidget | None = None
        """What had the focus before the bar took it."""
        self.setProperty("bar", True)
        self.message_label = PlainLabel()
        self.message_label.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        self._row_layout = QHBoxLayout(self)
        self._row_layout.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        self._row_layout.addWidget(self.message_label, 1)
        self.hide()

    def show_message(self, message: str, actions: Mapping[str, Callable[[], object]], focus: str = "") -> None:
        """Show a message and a button for each text; focus: the text of the button that gets the focus."""
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
            self._row_layout.removeWidget(button)
        self.buttons = {text: self._answer_button(text, action) for text, action in actions.items()}
        self.change_message(message)
        self.show()
        for button in self.buttons.values():
            button.show()  # the layout would do so later, and what is not shown cannot get the focus
        if focus:
            focused = QApplication.focusWidget()
            if focused is not None and not self.isAncestorOf(focused):
                self._previous_focus = focused
            self.buttons[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def change_message(self, message: str) -> None:
        """Show another message; the buttons, and the focus among them, stay as they are."""
        self.message_label.setText(message)
        self.setAccessibleName(message)

    def _dismiss_bar(self) -> None:
        """Hide the bar and give the focus back; Qt would give it to the next widget of the page."""
        had_focus = self.focusWidget() is QApplication.focusWidget()
        previous = self._previous_focus
        self.hide()
        if had_focus and previous is not None and isValid(previous) and previous.isVisible():
            previous.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_button(self, text: str, action: Callable[[], object]) -> QPushButton:
        def answer() -> None:
            if not self._is_persistent:
                self._dismiss_bar()
            action()

        button = push_button(text, answer)
        button.setAccessibleName(text)
        self._row_layout.addWidget(button)
        return button

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc hides the bar without an answer; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and not self._is_persistent:
            self._dismiss_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
