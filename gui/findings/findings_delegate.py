"""Draws the rows of the findings list: words wrapped whole, a shape in front, the clause faint below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.findings.findings_model import FindingRow, FindingsModel, list_remarks
from gui.style import theme
from gui.widgets import row_background

_MARK_SIZE = 16
_TEXT_LEFT = theme.SPACE + _MARK_SIZE + theme.SPACE
_WORD_WRAP = int(Qt.TextFlag.TextWordWrap)
_MAX_CACHED_HEIGHTS = 2000
"""So many heights are remembered before the memory is emptied."""


class FindingsDelegate(QStyledItemDelegate):
    """Belongs to one view, whose width decides where words wrap."""

    def __init__(self, view: QListView, model: FindingsModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._cached_heights: dict[tuple[FindingRow, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped words need."""
        width = self._view.viewport().width()
        row, font = self._model.row_at(index), self._view.font()
        key = (row, width, font.key())
        height = self._cached_heights.get(key)
        if height is None:
            if len(self._cached_heights) > _MAX_CACHED_HEIGHTS:
                self._cached_heights.clear()
            height = self._cached_heights[key] = _measure_height(row, width, font)
        return QSize(width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Heading, section's name or finding."""
        row = self._model.row_at(index)
        painter.save()
        if row.finding is not None:
            row_background.draw_row_background(painter, option, self._view)
            self._paint_finding(painter, option, row)
        else:
            self._paint_heading(painter, option.rect, row)
        painter.restore()

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, row: FindingRow) -> None:
        assert row.finding is not None
        assert row.mark is not None
        font, rect, tone = self._view.font(), option.rect, theme.palette()
        metrics = QFontMetrics(font)
        box = _compute_text_rect(rect, rect.width())
        drop = (metrics.height() - _MARK_SIZE) // 2
        row.mark.load_icon().paint(painter, QRect(rect.left() + theme.SPACE, box.top() + drop, _MARK_SIZE, _MARK_SIZE))
        painter.setFont(font)
        painter.setPen(QColor(tone.ink))
        painter.drawText(box, _WORD_WRAP, row.text)
        box.setTop(box.top() + metrics.boundingRect(box, _WORD_WRAP, row.text).height())
        painter.setFont(_make_smaller(font))
        for words, colour in list_remarks(row.finding):
            # Other inks on a selected row fall below 4.5 : 1
            selected = option.state & QStyle.StateFlag.State_Selected
            painter.setPen(QColor(tone.ink if selected else getattr(tone, colour)))
            painter.drawText(box, _WORD_WRAP, words)
            box.setTop(box.top() + painter.fontMetrics().boundingRect(box, _WORD_WRAP, words).height())

    def _paint_heading(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        tone = theme.palette()
        font = _make_smaller(self._view.font())
        font.setBold(row.mark is not None)
        painter.setFont(font)
        painter.setPen(QColor(getattr(tone, row.mark.colour) if row.mark else tone.faint))
        left = theme.SPACE if row.mark else _TEXT_LEFT
        painter.drawText(rect.adjusted(left, 0, -theme.SPACE, -2), int(Qt.AlignmentFlag.AlignBottom), row.text)


def _measure_height(row: FindingRow, width: int, font: QFont) -> int:
    if row.finding is None:
        return QFontMetrics(font).height() + (2 * theme.SPACE if row.mark else theme.SPACE // 2)
    box = _compute_text_rect(QRect(0, 0, width, 0), width)
    height = QFontMetrics(font).boundingRect(box, _WORD_WRAP, row.text).height()
    for words, _ in list_remarks(row.finding):
        height += QFontMetrics(_make_smaller(font)).boundingRect(box, _WORD_WRAP, words).height()
    return max(height + 2 * theme.SPACE, theme.ROW_HEIGHT)


def _compute_text_rect(rect: QRect, width: int) -> QRect:
    """Where the words stand; without end below, for they are never cut."""
    return QRect(rect.left() + _TEXT_LEFT, rect.top() + theme.SPACE, width - _TEXT_LEFT - theme.SPACE, 10_000)


def _make_smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1.5)
    return small
