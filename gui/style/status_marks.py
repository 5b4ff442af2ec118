"""The shapes that stand beside every colour: error, doubt, blank, answered, good."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.style import theme
from model.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A shape of resources/icons, a colour of Tone by name, and what a clerk calls it."""

    shape: str
    colour: str
    name: str

    def load_icon(self) -> QIcon:
        """The shape in its colour, whichever tone holds."""
        return theme.load_icon(self.shape, self.colour)


ERROR_MARK = StatusMark("circle-alert", "error", "错误")
WARNING_MARK = StatusMark("triangle-alert", "warning", "待说明")
UNFILLED_MARK = StatusMark("circle-dashed", "faint", "未填")
HINT_MARK = StatusMark("search", "faint", "提示")
ANSWERED_MARK = StatusMark("message-square-text", "faint", "已说明")
GOOD_MARK = StatusMark("circle-check", "good", "可以报送")


SHAPE_CHARACTERS = {"error": "● ", "warning": "▲ ", "good": "✓ "}
"""The same shapes as characters, where a label can show no picture; by the verdict as the style sheet names it."""


class GoodSign(QWidget):
    """The shape of what is good, drawn as the colours change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.ICON_SIZE)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the middle."""
        square = QRect(0, 0, theme.ICON_SIZE, theme.ICON_SIZE)
        square.moveCenter(self.rect().center())
        painter = QPainter(self)
        GOOD_MARK.load_icon().paint(painter, square)  # it fills what it is given, a wide one too
        painter.end()


MARKS_BY_WEIGHT = (ERROR_MARK, WARNING_MARK, UNFILLED_MARK, HINT_MARK, ANSWERED_MARK)
"""What weighs most first."""

_MARKS_BY_NAME = {mark.name: mark for mark in MARKS_BY_WEIGHT}


def find_mark(finding: Finding) -> StatusMark:
    """The mark of a finding."""
    return _MARKS_BY_NAME[finding.status]
