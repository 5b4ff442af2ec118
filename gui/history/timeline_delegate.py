"""Draws the rows of the timeline: the time, where something changed, and below it how."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.history.timeline_model import TimelineModel, TimelineRow
from gui.style import theme
from gui.widgets import row_background

_MARK_SIZE = 16
_ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TimelineDelegate(QStyledItemDelegate):
    """All rows are of one height, so that ten thousand of them need not be measured."""

    def __init__(self, view: QListView, model: TimelineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(theme.SIDE_PANEL_WIDTH // 2, 2 * self._view.fontMetrics().height() + theme.SPACE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A day's name, or a moment."""
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
        painter.drawText(
            rect.adjusted(theme.SPACE, 0, 0, -theme.SPACE // 2), int(Qt.AlignmentFlag.AlignBottom), row.where
        )

    def _paint_moment(self, painter: QPainter, option: QStyleOptionViewItem, row: TimelineRow) -> None:
        tone, metrics = theme.palette(), painter.fontMetrics()
        # Faint ink on a selected row falls below 4.5 : 1
        faint = tone.ink if option.state & QStyle.StateFlag.State_Selected else tone.faint
        left = option.rect.left() + theme.SPACE
        text_left = left + metrics.horizontalAdvance("00:00") + theme.SPACE
        width = option.rect.right() - theme.SPACE - text_left
        first = QRect(text_left, option.rect.top() + theme.SPACE // 2, width, metrics.height())
        second = first.translated(0, metrics.height())
        if row.version is not None:
            top = first.top() + (first.height() - _MARK_SIZE) // 2
            theme.load_icon("flag", "accent").paint(
                painter, QRect(text_left - _MARK_SIZE - theme.SPACE, top, _MARK_SIZE, _MARK_SIZE)
            )
        else:
            painter.setPen(QColor(faint))
            painter.drawText(first.adjusted(left - text_left, 0, 0, 0), int(_ALIGN_LEFT), f"{row.at:%H:%M}")
        painter.setPen(QColor(tone.accent if row.version else tone.ink))
        painter.drawText(first, int(_ALIGN_LEFT), metrics.elidedText(row.where, Qt.TextElideMode.ElideMiddle, width))
        painter.setPen(QColor(faint if row.version else tone.ink))
        painter.drawText(second, int(_ALIGN_LEFT), metrics.elidedText(row.how, Qt.TextElideMode.ElideRight, width))
