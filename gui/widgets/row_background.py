"""What stands below the words of a row in a list: the selection, the mouse, the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from gui.style import theme


def draw_row_background(painter: QPainter, option: QStyleOptionViewItem, view: QAbstractItemView) -> None:
    """Fill a row that is selected or under the mouse; a frame around the one the keyboard is at."""
    tone = theme.palette()
    ground = option.rect.adjusted(3, 1, -3, -1)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(ground, QColor(tone.selection))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(ground, QColor(tone.heading))
    if option.state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
        painter.setPen(QPen(QColor(tone.accent), 2))
        painter.drawRect(ground.adjusted(1, 1, -1, -1))
