"""Draws the rows of the timeline: the time, the place that changed, and below it how."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.history.timeline_model import TimelineModel, TimelineRow
from gui.style import theme
from gui.widgets import row_background

_MARK_SIZE = 16
"""The side of a flag, in pixels."""
_ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TimelineDelegate(QStyledItemDelegate):
    """Gives all rows one height, so that ten thousand of them need not be measured."""

    def __init__(self, view: QListView, model: TimelineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of two lines."""
        return QSize(theme.SIDE_PANEL_WIDTH // 2, 2 * self._view.fontMetrics().height() + theme.SPACE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the name of a day, or a moment."""
        row = self._model.row_at(index)
        painter.save()
        painter.setFont(self._view.font())
        if row.is_heading:
            self._paint_day(painter, option.rect, row)
        else:
            row_background.draw_row_background(painter, option, self._view)
            self._paint_moment(painter, option, row)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.palette().faint))
        text_rect = rect.adjusted(theme.SPACE, 0, 0, -theme.SPACE // 2)
        painter.drawText(text_rect, int(Qt.AlignmentFlag.AlignBottom), row.where)

    def _paint_moment(self, painter: QPainter, option: QStyleOptionViewItem, row: TimelineRow) -> None:
        """Paint an edit with its time, or a version with a flag in its place."""
        palette, metrics = theme.palette(), painter.fontMetrics()
        # The faint colour on a selected row falls below a contrast of 4.5 : 1
        faint = palette.ink if option.state & QStyle.StateFlag.State_Selected else palette.faint
        left = option.rect.left() + theme.SPACE
        text_left = left + metrics.horizontalAdvance("00:00") + theme.SPACE
        width = option.rect.right() - theme.SPACE - text_left
        first_line = QRect(text_left, option.rect.top() + theme.SPACE // 2, width, metrics.height())
        second_line = first_line.translated(0, metrics.height())
        if row.version is not None:
            flag_top = first_line.top() + (first_line.height() - _MARK_SIZE) // 2
            flag_rect = QRect(text_left - _MARK_SIZE - theme.SPACE, flag_top, _MARK_SIZE, _MARK_SIZE)
            theme.load_icon("flag", "accent").paint(painter, flag_rect)
        else:
            painter.setPen(QColor(faint))
            time_rect = first_line.adjusted(left - text_left, 0, 0, 0)
            painter.drawText(time_rect, int(_ALIGN_LEFT), f"{row.at:%H:%M}")
        where = metrics.elidedText(row.where, Qt.TextElideMode.ElideMiddle, width)
        painter.setPen(QColor(palette.accent if row.version else palette.ink))
        painter.drawText(first_line, int(_ALIGN_LEFT), where)
        how = metrics.elidedText(row.how, Qt.TextElideMode.ElideRight, width)
        painter.setPen(QColor(faint if row.version else palette.ink))
        painter.drawText(second_line, int(_ALIGN_LEFT), how)
