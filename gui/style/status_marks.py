"""The shapes that stand beside every colour: error, doubt, blank, answered, good."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.style import theme
from model.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of resources/icons, a colour of Tone by name, and what a clerk calls it."""

    shape: str
    colour: str
    name: str

    def icon(self) -> QIcon:
        """The shape in its colour, whichever tone holds."""
        return theme.icon(self.shape, self.colour)


ERROR = Mark("circle-alert", "error", "错误")
WARNING = Mark("triangle-alert", "warning", "待说明")
UNFILLED = Mark("circle-dashed", "faint", "未填")
HINT = Mark("search", "faint", "提示")
ANSWERED = Mark("message-square-text", "faint", "已说明")
GOOD = Mark("circle-check", "good", "可以报送")


SHAPES = {"error": "● ", "warning": "▲ ", "good": "✓ "}
"""The same shapes as characters, where a label can show no picture; by the verdict as the style sheet names it."""


class Tick(QWidget):
    """The shape of what is good, drawn as the colours change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.ICON)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the middle."""
        square = QRect(0, 0, theme.ICON, theme.ICON)
        square.moveCenter(self.rect().center())
        painter = QPainter(self)
        GOOD.icon().paint(painter, square)  # it fills what it is given, a wide one too
        painter.end()


IN_ORDER = (ERROR, WARNING, UNFILLED, HINT, ANSWERED)
"""What weighs most first."""

_BY_NAME = {mark.name: mark for mark in IN_ORDER}


def mark_of(finding: Finding) -> Mark:
    """The mark of a finding."""
    return _BY_NAME[finding.standing]
