"""Which cells of a table were read back against the paper, and how that is drawn in them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.style import theme

HIDDEN_FIGURE = "···"
"""What stands in place of a figure that is to be typed from the paper unseen."""
_TINT_ALPHA = 40
"""How much of 255 the colour of a mark covers of its cell."""
_MARK_SIZE = 7
"""The sides of the tick and of the cross, in pixels."""


@dataclass(frozen=True, slots=True)
class ReadingMarks:
    """Ids of cells: right agree with the paper, differing do not, current is read now, hidden show no figure."""

    right: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    current: str = ""
    hidden: frozenset[str] = frozenset()

    def changed_cells(self, other: ReadingMarks) -> frozenset[str]:
        """The cells that look otherwise by the other marks."""
        changed = (self.right ^ other.right) | (self.differing ^ other.differing) | (self.hidden ^ other.hidden)
        return changed | ({self.current, other.current} if self.current != other.current else frozenset())

    def describe(self, cell: str) -> str:
        """What a screen reader says of a cell; "" for one that was not read."""
        if cell in self.right:
            return "已回读"
        return "与纸上不同" if cell in self.differing else ""


NO_MARKS = ReadingMarks()


def draw_reading_mark(painter: QPainter, rect: QRect, marks: ReadingMarks, cell: str) -> None:
    """Draw over a cell a tick or a cross at the upper left, and a frame around the one that is read now."""
    palette = theme.palette()
    if cell in marks.right:
        _draw_tint(painter, rect, palette.good)
        x, y = rect.left() + 4, rect.top() + 4 + _MARK_SIZE // 2
        painter.drawPolyline([QPoint(x, y), QPoint(x + 2, y + 3), QPoint(x + _MARK_SIZE, y - 3)])
    elif cell in marks.differing:
        _draw_tint(painter, rect, palette.warning)
        box = QRect(rect.left() + 4, rect.top() + 4, _MARK_SIZE, _MARK_SIZE)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    if cell == marks.current:
        painter.setPen(QPen(QColor(palette.accent), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _draw_tint(painter: QPainter, rect: QRect, colour: str) -> None:
    """Tint a cell softly, and draw with the same colour from now on."""
    tint = QColor(colour)
    tint.setAlpha(_TINT_ALPHA)
    painter.fillRect(rect, tint)
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
