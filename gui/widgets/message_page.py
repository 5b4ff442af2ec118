"""A page in place of all others, for messages that need room: what happened, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.style import theme
from gui.style.status_marks import StatusMark
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel

_MAX_WIDTH = 112 * theme.SPACE
"""The greatest width of the text, in pixels: longer lines are hard to read."""


class MessagePage(QScrollArea):
    """A mark, a heading, a message that can be selected, what a page adds to body_layout, and buttons below."""

    def __init__(self, mark: StatusMark, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(heading)
        self.heading_label = PlainLabel(heading)
        self.heading_label.setProperty("heading", True)
        self.message_label = build_paragraph(words)
        self.body_layout = QVBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        self._button_row = QHBoxLayout()
        self._build_layout(mark)

    def show_buttons(self, actions: Mapping[str, Callable[[], object]], primary: str = "") -> None:
        """Show a button for each text in place of the former ones; the primary one, else the first, gets the focus."""
        for button in self.buttons.values():
            self._button_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {text: push_button(text, action, primary=text == primary) for text, action in actions.items()}
        for text, button in self.buttons.items():
            button.setAccessibleName(text)
            self._button_row.insertWidget(self._button_row.count() - 1, button)
            button.show()
        if self.buttons:
            self.buttons[primary or next(iter(actions))].setFocus(Qt.FocusReason.OtherFocusReason)

    def grow_with_window(self) -> None:
        """Make the card high where the window is: for a page whose body has a list or a text to read.

        Otherwise the card is as high as what stands on it, so that sign, words and buttons keep together.
        """
        self._around.setRowStretch(1, 4)

    def _build_layout(self, mark: StatusMark) -> None:
        card = QFrame()
        card.setProperty("bar", True)
        card.setMaximumWidth(_MAX_WIDTH)
        self.heading_label.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(_MarkSign(mark))
        head.addWidget(self.heading_label, 1)
        for layout in (self.body_layout, self._button_row):
            layout.setSpacing(theme.SPACE)
        self._button_row.addStretch(1)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(*4 * (3 * theme.SPACE,))
        lines.setSpacing(2 * theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.message_label)
        lines.addLayout(self.body_layout, 1)
        lines.addLayout(self._button_row)
        page = QWidget()
        self._around = around = QGridLayout(page)
        around.setContentsMargins(*4 * (2 * theme.SPACE,))
        around.addWidget(card, 1, 1)
        for side in (0, 2):
            around.setRowStretch(side, 1)
            around.setColumnStretch(side, 1)
        around.setColumnStretch(1, 100)
        self.setWidget(page)


class _MarkSign(QWidget):
    """A large mark; it follows a change of the colours."""

    def __init__(self, mark: StatusMark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(3 * theme.SPACE, 3 * theme.SPACE)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        self._mark.load_icon().paint(QPainter(self), self.rect())


def build_paragraph(text: str) -> PlainLabel:
    """A plain text that wraps and can be selected by the mouse."""
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def show_folder(folder: Path) -> None:
    """Open a folder in the file manager of the desktop."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
