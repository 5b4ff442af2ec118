"""Draws what stands in a cell beside its figure, or in its place: last year's figure, and one that is proposed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.style import theme

BLANK_WORDS = "空"
"""What is written for a proposal that a cell should be blank."""


def draw_last_year(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw last year's figure, small and grey, at the left of its cell; nothing for ""."""
    if text:
        _draw_small(painter, rect, text)


def draw_proposal(painter: QPainter, rect: QRect, present: str, proposed: str) -> None:
    """Draw a figure that is proposed, in a dashed frame, and the present one struck through at the left of it.

    So it is told from what stands in the draft without regard to colours.
    """
    palette = theme.palette()
    painter.fillRect(rect, QColor(palette.good_fill))
    painter.setPen(QPen(QColor(palette.good), 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
    font = painter.font()
    painter.setPen(QColor(palette.good))
    bold = painter.font()
    bold.setBold(True)
    painter.setFont(bold)
    box = rect.adjusted(theme.CELL_PADDING, 0, -theme.CELL_PADDING - 2, 0)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, proposed or BLANK_WORDS)
    struck = font
    struck.setStrikeOut(True)
    painter.setFont(struck)
    if present:
        _draw_small(painter, rect, present)


def _draw_small(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw a text in the font in use, but smaller, in grey at the lower left of a cell."""
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 0.8)
    painter.setFont(font)
    painter.setPen(QColor(theme.palette().faint))
    box = rect.adjusted(theme.CELL_PADDING - 1, 0, 0, -2)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
