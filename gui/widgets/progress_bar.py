"""A bar in a page for work that takes time: its progress with 取消, then its outcome."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel

_MAX_PROBLEM_LINES = 4
"""How many lines of the list of problems are shown without scrolling."""


class ProgressBar(QFrame):
    """Shows work in progress, or its outcome; it only tells what was pressed. work: in a word, for a screen reader."""

    cancelled = Signal()
    """The clerk wants the work to end."""
    closed = Signal()
    """The bar was hidden after an outcome."""

    def __init__(self, work: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.message_label = PlainLabel()
        self.message_label.setWordWrap(True)
        self.percent_bar = QProgressBar()
        self.percent_bar.setTextVisible(False)
        self.percent_bar.setFixedHeight(theme.SPACE)
        self.percent_bar.setAccessibleName(f"{work}进度")
        self.problem_list = QPlainTextEdit()
        self.problem_list.setReadOnly(True)
        self.problem_list.setTabChangesFocus(True)
        self.problem_list.setAccessibleName(f"没有{work}的文件和需要留意的地方")
        self.cancel_button = push_button("取消", self.cancelled.emit)
        self.close_button = push_button("知道了", self.dismiss_bar)
        self.top_row = QHBoxLayout()
        self.top_row.setSpacing(theme.SPACE)
        self.top_row.addWidget(self.message_label, 1)
        self.column_layout = QVBoxLayout(self)
        self.column_layout.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        self.column_layout.setSpacing(theme.SPACE)
        self.column_layout.addLayout(self.top_row)
        for button in (self.cancel_button, self.close_button):
            self.top_row.addWidget(button)
        for widget in (self.percent_bar, self.problem_list):
            self.column_layout.addWidget(widget)
        self.hide()

    def show_progress(self, done: int, total: int, message: str) -> None:
        """Say what is being done, and how many of the steps are done; a total of 0 where it is not known."""
        self.show_only((self.percent_bar, self.cancel_button), message)
        self.percent_bar.setRange(0, total)
        self.percent_bar.setValue(done)
        self.cancel_button.setEnabled(True)

    def show_outcome(self, message: str, problems: Sequence[str] = ()) -> None:
        """Say how the work went; each problem is a line of a list, which takes a tenth of the window at the most."""
        self.show_only((self.close_button,), message)
        self.problem_list.setPlainText("\n".join(problems))
        wanted_height = _MAX_PROBLEM_LINES * self.fontMetrics().lineSpacing() + 3 * theme.SPACE
        available_height = max(self.window().height() // 10, theme.ROW_HEIGHT)
        self.problem_list.setFixedHeight(min(wanted_height, available_height))
        self.problem_list.setVisible(bool(problems))

    def dismiss_bar(self) -> None:
        """Hide the bar, and tell by closed."""
        self.hide()
        self.closed.emit()

    def show_only(self, widgets: Sequence[QWidget], message: str) -> None:
        """Show the bar with a message and, of the optional widgets, only these."""
        for widget in self.optional_widgets():
            widget.setVisible(widget in widgets)
        self.message_label.setText(message)
        self.setAccessibleName(message)
        self.show()

    def optional_widgets(self) -> Sequence[QWidget]:
        """The widgets that are shown in some states only."""
        return (self.percent_bar, self.cancel_button, self.close_button, self.problem_list)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Esc hides the bar unless there is work in progress."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.cancel_button.isHidden():
            self.dismiss_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
