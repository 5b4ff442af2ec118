"""The bar in the page for work that takes its time: how far it is, 取消, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.style import theme
from gui.widgets.buttons import push_button

_MAX_PROBLEM_LINES = 4


class ProgressBar(QFrame):
    """Shows one state at a time: work in progress, the outcome. It decides nothing.

    what: the work in a word, for a screen reader. closed: the bar was put away.
    """

    cancelled = Signal()
    closed = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.message_label = QLabel()
        self.message_label.setWordWrap(True)
        self.message_label.setTextFormat(Qt.TextFormat.PlainText)
        self.percent_bar = QProgressBar()
        self.percent_bar.setTextVisible(False)
        self.percent_bar.setFixedHeight(theme.SPACE)
        self.percent_bar.setAccessibleName(f"{what}进度")
        self.problem_list = QPlainTextEdit()
        self.problem_list.setReadOnly(True)
        self.problem_list.setTabChangesFocus(True)
        self.problem_list.setAccessibleName(f"没有{what}的文件和需要留意的地方")
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

    def show_progress(self, done: int, of: int, words: str) -> None:
        """Say what is being done, after done others of so many; of 0 where nobody knows how many."""
        self.show_only((self.percent_bar, self.cancel_button), words)
        self.percent_bar.setRange(0, of)
        self.percent_bar.setValue(done)
        self.cancel_button.setEnabled(True)

    def show_outcome(self, words: str, troubles: Sequence[str] = ()) -> None:
        """Say how it went; each of the troubles is a line of a list."""
        self.show_only((self.close_button,), words)
        self.problem_list.setPlainText("\n".join(troubles))
        room = max(self.window().height() // 10, theme.ROW_HEIGHT)
        self.problem_list.setFixedHeight(
            min(_MAX_PROBLEM_LINES * self.fontMetrics().lineSpacing() + 3 * theme.SPACE, room)
        )
        self.problem_list.setVisible(bool(troubles))

    def dismiss_bar(self) -> None:
        """Hide, and tell."""
        self.hide()
        self.closed.emit()

    def show_only(self, shown: Sequence[QWidget], words: str) -> None:
        """Show these widgets and no others."""
        for widget in self.optional_widgets():
            widget.setVisible(widget in shown)
        self.message_label.setText(words)
        self.setAccessibleName(words)
        self.show()

    def optional_widgets(self) -> Sequence[QWidget]:
        """All that is shown now and then."""
        return (self.percent_bar, self.cancel_button, self.close_button, self.problem_list)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus; Esc puts the bar away unless there is work in progress."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.cancel_button.isHidden():
            self.dismiss_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
