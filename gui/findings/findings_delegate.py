"""Draws the rows of the findings list: the message wrapped, a mark in front, explanation and clause below."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.findings.finding_actions import TEXT_LEFT
from gui.findings.findings_model import FindingRow, FindingsModel, list_remarks
from gui.findings.findings_view import FindingsView
from gui.style import theme
from gui.widgets import row_background

_MARK_SIZE = 16
"""The side of a mark, in pixels."""
_MAX_LAID_OUT = 500
"""So many texts are kept wrapped, and heights of rows."""


class FindingsDelegate(QStyledItemDelegate):
    """The delegate of one view, whose width decides where texts wrap."""

    def __init__(self, view: FindingsView, model: FindingsModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._laid_out: dict[tuple[str, int, str], QStaticText] = {}
        self._heights: dict[tuple[object, ...], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The width of the view, and the height that the wrapped texts need, and the actions of the selected row."""
        width, row, font = self._view.viewport().width(), self._model.row_at(index), self._view.font()
        remarks = tuple(list_remarks(row.finding)) if row.finding else ()
        key = (row.text, remarks, row.finding is None, row.mark is None, width, font.key())
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _MAX_LAID_OUT:
                self._heights.clear()
            height = self._heights[key] = self._measure_height(row, width, font)
        return QSize(width, height + self._view.measure_actions(index))

    def _measure_height(self, row: FindingRow, width: int, font: QFont) -> int:
        """The height of a row in a view of this width, both in pixels."""
        if row.finding is None:
            space_above = 2 * theme.SPACE if row.mark else theme.SPACE // 2
            return QFontMetrics(font).height() + space_above
        texts = [self._lay_out(row.text, width, font)]
        small = _make_smaller(font)
        texts += [self._lay_out(remark, width, small) for remark, _ in list_remarks(row.finding)]
        height = sum(_height_of(text) for text in texts) + 2 * theme.SPACE
        return max(height, theme.ROW_HEIGHT)

    def _lay_out(self, text: str, width: int, font: QFont) -> QStaticText:
        """A text wrapped in a row of this width. It is kept: most rows stay at an edit, and to wrap takes the most."""
        key = (text, width, font.key())
        laid_out = self._laid_out.get(key)
        if laid_out is None:
            if len(self._laid_out) >= _MAX_LAID_OUT:
                self._laid_out.clear()
            laid_out = self._laid_out[key] = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WordWrap)
            laid_out.setTextOption(option)
            laid_out.setTextWidth(width - TEXT_LEFT - theme.SPACE)
            laid_out.prepare(font=font)
        return laid_out

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
        left, top = rect.left() + TEXT_LEFT, rect.top() + theme.SPACE
        mark_top = top + (QFontMetrics(font).height() - _MARK_SIZE) // 2
        row.mark.load_icon().paint(painter, QRect(rect.left() + theme.SPACE, mark_top, _MARK_SIZE, _MARK_SIZE))
        is_selected = option.state & QStyle.StateFlag.State_Selected
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        message = self._lay_out(row.text, rect.width(), font)
        painter.drawStaticText(left, top, message)
        top += _height_of(message)
        small = _make_smaller(font)
        painter.setFont(small)
        for remark, colour in list_remarks(row.finding):
            # Other colours on a selected row fall below a contrast of 4.5 : 1
            painter.setPen(QColor(palette.ink if is_selected else getattr(palette, colour)))
            text = self._lay_out(remark, rect.width(), small)
            painter.drawStaticText(left, top, text)
            top += _height_of(text)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        palette = theme.palette()
        font = _make_smaller(self._view.font())
        font.setBold(row.mark is not None)
        painter.setFont(font)
        painter.setPen(QColor(getattr(palette, row.mark.colour) if row.mark else palette.faint))
        left = theme.SPACE if row.mark else TEXT_LEFT
        painter.drawText(rect.adjusted(left, 0, -theme.SPACE, -2), int(Qt.AlignmentFlag.AlignBottom), row.text)


def _height_of(text: QStaticText) -> int:
    """The height of a wrapped text in whole pixels."""
    return ceil(text.size().height())


def _make_smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1.5)
    return small
