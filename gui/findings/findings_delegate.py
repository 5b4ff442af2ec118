"""Draws the rows of the findings list: the message wrapped, a mark in front, explanation and clause below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.findings.findings_model import FindingRow, FindingsModel, list_remarks
from gui.style import theme
from gui.widgets import row_background

_MARK_SIZE = 16
"""The side of a mark, in pixels."""
_TEXT_LEFT = theme.SPACE + _MARK_SIZE + theme.SPACE
_WORD_WRAP = int(Qt.TextFlag.TextWordWrap)
_MAX_CACHED_HEIGHTS = 2000
"""With more row heights than that, the cache is emptied."""
_UNLIMITED_HEIGHT = 10_000
"""The height, in pixels, of a rectangle that no text fills."""


class FindingsDelegate(QStyledItemDelegate):
    """The delegate of one view, whose width decides where texts wrap."""

    def __init__(self, view: QListView, model: FindingsModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._cached_heights: dict[tuple[FindingRow, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The width of the view, and the height that the wrapped texts need."""
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
        """Paint a heading, the name of a section, or a finding."""
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
        font, rect, palette = self._view.font(), option.rect, theme.palette()
        text_rect = _compute_text_rect(rect, rect.width())
        mark_top = text_rect.top() + (QFontMetrics(font).height() - _MARK_SIZE) // 2
        mark_rect = QRect(rect.left() + theme.SPACE, mark_top, _MARK_SIZE, _MARK_SIZE)
        row.mark.load_icon().paint(painter, mark_rect)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        _draw_text_from_top(painter, text_rect, row.text)
        painter.setFont(_make_smaller(font))
        is_selected = option.state & QStyle.StateFlag.State_Selected
        for remark, colour in list_remarks(row.finding):
            # Other colours on a selected row fall below a contrast of 4.5 : 1
            painter.setPen(QColor(palette.ink if is_selected else getattr(palette, colour)))
            _draw_text_from_top(painter, text_rect, remark)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        palette = theme.palette()
        font = _make_smaller(self._view.font())
        font.setBold(row.mark is not None)
        painter.setFont(font)
        painter.setPen(QColor(getattr(palette, row.mark.colour) if row.mark else palette.faint))
        left = theme.SPACE if row.mark else _TEXT_LEFT
        painter.drawText(rect.adjusted(left, 0, -theme.SPACE, -2), int(Qt.AlignmentFlag.AlignBottom), row.text)


def _draw_text_from_top(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw a wrapped text at the top of a rectangle, and move the top below it."""
    painter.drawText(rect, _WORD_WRAP, text)
    rect.setTop(rect.top() + painter.fontMetrics().boundingRect(rect, _WORD_WRAP, text).height())


def _measure_height(row: FindingRow, width: int, font: QFont) -> int:
    """The height of a row in a view of this width, both in pixels."""
    if row.finding is None:
        space_above = 2 * theme.SPACE if row.mark else theme.SPACE // 2
        return QFontMetrics(font).height() + space_above
    text_rect = _compute_text_rect(QRect(0, 0, width, 0), width)
    height = QFontMetrics(font).boundingRect(text_rect, _WORD_WRAP, row.text).height()
    remark_metrics = QFontMetrics(_make_smaller(font))
    for remark, _ in list_remarks(row.finding):
        height += remark_metrics.boundingRect(text_rect, _WORD_WRAP, remark).height()
    return max(height + 2 * theme.SPACE, theme.ROW_HEIGHT)


def _compute_text_rect(rect: QRect, width: int) -> QRect:
    """Where the texts of a row begin and wrap; without a lower edge, for they are never cut."""
    text_width = width - _TEXT_LEFT - theme.SPACE
    return QRect(rect.left() + _TEXT_LEFT, rect.top() + theme.SPACE, text_width, _UNLIMITED_HEIGHT)


def _make_smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1.5)
    return small
