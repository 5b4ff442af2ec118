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

_LINES_OF_TROUBLE = 4


class ErrandBar(QFrame):
    """Shows one state at a time: work in progress, the outcome. It decides nothing.

    what: the work in a word, for a screen reader. closed: the bar was put away.
    """

    cancelled = Signal()
    closed = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(theme.SPACE)
        self.progress.setAccessibleName(f"{what}进度")
        self.trouble = QPlainTextEdit()
        self.trouble.setReadOnly(True)
        self.trouble.setTabChangesFocus(True)
        self.trouble.setAccessibleName(f"没有{what}的文件和需要留意的地方")
        self.cancel_button = push_button("取消", self.cancelled.emit)
        self.close_button = push_button("知道了", self.put_away)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.SPACE)
        self.head.addWidget(self.words, 1)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        self.lines.setSpacing(theme.SPACE)
        self.lines.addLayout(self.head)
        for button in (self.cancel_button, self.close_button):
            self.head.addWidget(button)
        for widget in (self.progress, self.trouble):
            self.lines.addWidget(widget)
        self.hide()

    def show_progress(self, done: int, of: int, words: str) -> None:
        """Say what is being done, after done others of so many; of 0 where nobody knows how many."""
        self.turn((self.progress, self.cancel_button), words)
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.cancel_button.setEnabled(True)

    def show_outcome(self, words: str, troubles: Sequence[str] = ()) -> None:
        """Say how it went; each of the troubles is a line of a list."""
        self.turn((self.close_button,), words)
        self.trouble.setPlainText("\n".join(troubles))
        room = max(self.window().height() // 10, theme.ROW_HEIGHT)
        self.trouble.setFixedHeight(min(_LINES_OF_TROUBLE * self.fontMetrics().lineSpacing() + 3 * theme.SPACE, room))
        self.trouble.setVisible(bool(troubles))

    def put_away(self) -> None:
        """Hide, and tell."""
        self.hide()
        self.closed.emit()

    def turn(self, shown: Sequence[QWidget], words: str) -> None:
        """Show these widgets and no others."""
        for widget in self.parts():
            widget.setVisible(widget in shown)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def parts(self) -> Sequence[QWidget]:
        """All that is shown now and then."""
        return (self.progress, self.cancel_button, self.close_button, self.trouble)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus; Esc puts the bar away unless there is work in progress."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.cancel_button.isHidden():
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
