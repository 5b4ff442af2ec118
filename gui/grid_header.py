"""The nested headings of a table that stay in sight while its rows scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from gui import headings, look
from model.sheet import Sheet, Tile


class GridHeader(QHeaderView):
    """Paints the head rows of a sheet over its columns; the grid hides these rows."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tiles = [tile for tile in sheet.tiles if tile.row < sheet.head]
        self._heights: list[int] = []
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVisible(sheet.head > 0)

    def set_heights(self, heights: Sequence[int]) -> None:
        """The heights of the head rows, in pixels."""
        if list(heights) != self._heights:
            self._heights = list(heights)
            self.updateGeometry()
        self.viewport().update()

    def _rectangle(self, tile: Tile) -> QRect:
        left = self.sectionViewportPosition(tile.column)
        width = sum(self.sectionSize(column) for column in range(tile.column, tile.column + tile.width))
        top = sum(self._heights[: tile.row])
        return QRect(left, top, width, sum(self._heights[tile.row : tile.row + tile.height]))

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As high as the head rows."""
        return QSize(super().sizeHint().width(), sum(self._heights))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every heading with its rule to the right and below, as the grid draws its own."""
        painter = QPainter(self.viewport())
        for tile in self._tiles:
            rectangle = self._rectangle(tile)
            headings.draw(painter, rectangle.adjusted(0, 0, -1, -1), tile)
            painter.setPen(QColor(look.tone().rule))
            painter.drawLine(rectangle.topRight(), rectangle.bottomRight())
            painter.drawLine(rectangle.bottomLeft(), rectangle.bottomRight())
        painter.end()
