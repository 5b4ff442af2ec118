"""A small line of a cell's figures over the years, with each year and figure beside its point."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.style import theme
from gui.widgets.plain_text import set_tooltip
from model.drafts.cell_history import YearFigure, to_comparable_number
from model.form.figures import format_figure

LINE_HEIGHT = 2 * theme.SPACE
"""Pixels between the highest and the lowest point."""
_POINT_RADIUS = 2.5
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_FONT_SHARE = 0.8
"""The size of the labels, as a share of the interface's font: they stand beside the help, and say less."""


class Sparkline(QWidget):
    """Shows figures by show_figures(), the newest in the accent's colour. A year without a figure breaks the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: list[YearFigure] = []
        self.setVisible(False)

    def show_figures(self, figures: Sequence[YearFigure]) -> bool:
        """Show a figure for each year; none for nothing. Returns whether these are others than before."""
        if list(figures) == self._figures:
            return False
        self._figures = list(figures)
        words = "，".join(f"{one.year} 年 {format_figure(one.figure) or '没有'}" for one in figures)
        self.setAccessibleName(f"历年：{words}" if words else "")
        set_tooltip(self, f"历年：{words}" if words else "")
        self.setVisible(bool(figures))
        self.updateGeometry()
        self.update()
        return True

    @property
    def label_height(self) -> int:
        """The height of a line of labels, in pixels."""
        return QFontMetrics(self._label_font).height()

    def count_shown(self, width: int) -> int:
        """How many of the years, counted from the newest, have room in a width in pixels."""
        return min(len(self._figures), max(width // self._slot_width, 0))

    @property
    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * _FONT_SHARE)
        return font

    @property
    def _slot_width(self) -> int:
        """The width that each year takes: that of the longest label, with some air."""
        metrics = QFontMetrics(self._label_font)
        labels = [str(one.year) for one in self._figures] + [format_figure(one.figure) for one in self._figures]
        return max((metrics.horizontalAdvance(label) for label in labels), default=0) + theme.SPACE

    def _place_points(self, shown: Sequence[YearFigure]) -> list[QPointF | None]:
        """Where the point of each figure lies; None where there is no figure."""
        numbers = [to_comparable_number(one.figure) for one in shown if one.figure is not None]
        low, high = min(numbers, default=0), max(numbers, default=0)
        top = self.label_height + _POINT_RADIUS
        points: list[QPointF | None] = []
        for i, one in enumerate(shown):
            x = (i + 0.5) * self._slot_width
            if one.figure is None:
                points.append(None)
            else:
                share = float((to_comparable_number(one.figure) - low) / (high - low)) if high > low else 0.5
                points.append(QPointF(x, top + (1 - share) * (LINE_HEIGHT - 2 * _POINT_RADIUS)))
        return points

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """Room for all years."""
        return QSize(len(self._figures) * self._slot_width, 2 * self.label_height + LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, its points and the labels: figures above, years below."""
        shown = self._figures[len(self._figures) - self.count_shown(self.width()) :]
        points = self._place_points(shown)
        palette = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._label_font)
        painter.setPen(QPen(QColor(palette.faint), 1.5))
        for one, other in pairwise(points):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        newest = max((i for i, point in enumerate(points) if point is not None), default=-1)
        for i, (year_figure, point) in enumerate(zip(shown, points, strict=True)):
            slot = QRectF(i * self._slot_width, 0, self._slot_width, self.label_height)
            painter.setPen(QColor(palette.faint))
            painter.drawText(slot.translated(0, self.label_height + LINE_HEIGHT), _CENTRED, str(year_figure.year))
            if point is None:
                continue
            colour = QColor(palette.accent if i == newest else palette.faint)
            painter.setPen(QColor(palette.ink if i == newest else palette.faint))
            painter.drawText(slot, _CENTRED, format_figure(year_figure.figure))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(point, _POINT_RADIUS, _POINT_RADIUS)
        painter.end()
