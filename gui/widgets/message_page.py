"""A page that stands in for all others when something must be told at length: what happened, what next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.style import theme
from gui.style.status_marks import Mark
from gui.widgets.buttons import push_button

_WIDTH = 112 * theme.SPACE
"""The widest the page's column may become: longer lines are hard to read."""


class CalmPage(QScrollArea):
    """A mark, a heading, words that can be selected, whatever a page adds to its body, and buttons below."""

    def __init__(self, mark: Mark, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(heading)
        self.heading = QLabel(heading)
        self.heading.setProperty("heading", True)
        self.words = paragraph(words)
        self.body = QVBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._build(mark)

    def offer(self, answers: Mapping[str, Callable[[], object]], primary: str = "") -> None:
        """Show these buttons in place of those there were; the primary one, else the first, has the keyboard."""
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {words: push_button(words, do, primary=words == primary) for words, do in answers.items()}
        for words, button in self.buttons.items():
            button.setAccessibleName(words)
            self._row.insertWidget(self._row.count() - 1, button)
            button.show()
        if self.buttons:
            self.buttons[primary or next(iter(answers))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, mark: Mark) -> None:
        card = QFrame()
        card.setProperty("bar", True)
        card.setMaximumWidth(_WIDTH)
        self.heading.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(_Sign(mark))
        head.addWidget(self.heading, 1)
        for layout in (self.body, self._row):
            layout.setSpacing(theme.SPACE)
        self._row.addStretch(1)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(*4 * (3 * theme.SPACE,))
        lines.setSpacing(2 * theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.words)
        lines.addLayout(self.body, 1)
        lines.addLayout(self._row)
        page = QWidget()
        around = QGridLayout(page)
        around.setContentsMargins(*4 * (2 * theme.SPACE,))
        around.addWidget(card, 1, 1)
        for side in (0, 2):
            around.setRowStretch(side, 1)
            around.setColumnStretch(side, 1)
        around.setRowStretch(1, 4)
        around.setColumnStretch(1, 100)
        self.setWidget(page)


class _Sign(QWidget):
    """A mark, large, in whichever tone holds."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(3 * theme.SPACE, 3 * theme.SPACE)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        self._mark.icon().paint(QPainter(self), self.rect())


def paragraph(words: str) -> QLabel:
    """Words of a page that wrap and can be selected, by the mouse; names in them are no markup."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def show_folder(folder: Path) -> None:
    """Open a folder in the desktop's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
