"""Draws what stands in a cell beside its figure, or in its place: last year's figure, one proposed, a note's dot."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from gui.style import theme

BLANK_WORDS = "空"
"""What is written for a proposal that a cell should be blank."""

DOT_SIZE = 6
"""The diameter of the dot that marks a note, in pixels."""
_SMALL_SHARE = 0.8
"""The size of last year's figure, of this year's."""
_UPPER_SHARE = 0.64
"""Where both figures do not fit beside each other, this year's stands in so much of the height of its cell."""


def place_figure(rect: QRect, font: QFont, text: str, last_year: str) -> QRect:
    """The box of a figure in its cell: above last year's where there is no room beside it, else all of the cell."""
    box = rect.adjusted(theme.CELL_PADDING, 0, -theme.CELL_PADDING - 2, 0)
    if last_year:
        widths = QFontMetrics(font)
        needed = (
            widths.horizontalAdvance(text) + _SMALL_SHARE * widths.horizontalAdvance(last_year) + theme.CELL_PADDING
        )
        if text and needed > box.width():
            box.setHeight(round(rect.height() * _UPPER_SHARE))
    return box


def draw_last_year(painter: QPainter, rect: QRect, text: str, is_selected: bool) -> None:
    """Draw last year's figure, small, at the left of its cell, grey where that can be read; nothing for ""."""
    if text:
        _draw_small(painter, rect, text, "ink" if is_selected else "faint")


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


def _draw_small(painter: QPainter, rect: QRect, text: str, colour: str = "faint") -> None:
    """Draw a text in the font in use, but smaller, at the lower left of a cell; colour: one of Palette by its name."""
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * _SMALL_SHARE)
    painter.setFont(font)
    painter.setPen(QColor(getattr(theme.palette(), colour)))
    box = rect.adjusted(theme.CELL_PADDING - 1, 0, 0, -2)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)


def draw_note_dot(painter: QPainter, rect: QRect) -> None:
    """Draw a dot at the lower right: the cell has a note of where its figure came from."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.palette().accent))
    painter.drawEllipse(rect.right() - DOT_SIZE - 2, rect.bottom() - DOT_SIZE - 2, DOT_SIZE, DOT_SIZE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
