"""The marks of findings: each colour comes with a shape and a word, for those who cannot tell the colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.style import theme
from model.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A shape in a colour, and the word for it."""

    shape: str
    """An icon of resources/icons by its name."""
    colour: str
    """A colour of Palette by its name."""
    name: str
    """What the clerk reads."""

    def load_icon(self) -> QIcon:
        """The shape in its colour, whichever palette is in use."""
        return theme.load_icon(self.shape, self.colour)


ERROR_MARK = StatusMark("circle-alert", "error", "错误")
WARNING_MARK = StatusMark("triangle-alert", "warning", "待说明")
UNREAD_MARK = StatusMark("file-input", "faint", "没有读到")
PENDING_MARK = StatusMark("circle-dashed", "faint", "待填")
UNFILLED_MARK = StatusMark("circle-dashed", "faint", "未填")
HINT_MARK = StatusMark("search", "faint", "提示")
ANSWERED_MARK = StatusMark("message-square-text", "faint", "已说明")
GOOD_MARK = StatusMark("circle-check", "good", "可以报送")


SHAPE_CHARACTERS = {"error": "● ", "warning": "▲ ", "good": "✓ "}
"""The same shapes as characters, for labels without a picture; by the property "verdict" of the style sheet."""


class GoodSign(QWidget):
    """A widget with the mark for no findings; it follows a change of the colours."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.ICON_SIZE)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark in the middle."""
        square = QRect(0, 0, theme.ICON_SIZE, theme.ICON_SIZE)
        square.moveCenter(self.rect().center())
        painter = QPainter(self)
        GOOD_MARK.load_icon().paint(painter, square)  # an icon would fill a wide rectangle from its left
        painter.end()


MARKS_BY_WEIGHT = (ERROR_MARK, WARNING_MARK, UNREAD_MARK, PENDING_MARK, UNFILLED_MARK, HINT_MARK, ANSWERED_MARK)
"""The marks of findings, the gravest first."""

_MARKS_BY_NAME = {mark.name: mark for mark in MARKS_BY_WEIGHT}


def find_mark(finding: Finding) -> StatusMark:
    """The mark of a finding."""
    return _MARKS_BY_NAME[finding.status]
