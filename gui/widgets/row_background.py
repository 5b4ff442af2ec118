"""Draws the background of a row in a list: whether it is selected, under the mouse, or has the focus."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from gui.style import theme


def draw_row_background(painter: QPainter, option: QStyleOptionViewItem, view: QAbstractItemView) -> None:
    """Fill a row that is selected or under the mouse, and frame the one that has the focus."""
    palette = theme.palette()
    rect = option.rect.adjusted(3, 1, -3, -1)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(palette.selection))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(palette.heading))
    if option.state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
