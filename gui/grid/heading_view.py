"""The headings of a table that stay in sight while its cells scroll: column headings above, row labels at the left."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.grid import heading_text
from gui.style import theme
from model.form.sheet import Sheet, Tile


class HeadingView(QHeaderView):
    """Paints the head rows over a sheet's columns, or its stub columns beside its rows; the grid hides these.

    depth is the extent of its levels, in pixels: heights of the head rows, widths of the stub columns.
    pressed tells the heading the mouse went down on, with its event, dragged where the mouse is while it is down.
    """

    heading_pressed = Signal(object, object)
    pointer_dragged = Signal(QPoint)
    pointer_released = Signal()

    def __init__(self, sheet: Sheet, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._sheet = sheet
        across = orientation == Qt.Orientation.Horizontal
        self._tiles = [
            tile
            for tile in sheet.tiles
            if (tile.row < sheet.header_rows) == across and (tile.column < sheet.stub_columns) != across
        ]
        self._is_horizontal = across
        self._level_edges: list[int] = [0]
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def set_level_sizes(self, sizes: Sequence[int]) -> None:
        """How high the head rows, or how wide the stub columns are."""
        edges = [0, *accumulate(sizes)]
        if edges != self._level_edges:
            self._level_edges = edges
            self.updateGeometry()
        self.viewport().update()

    def compute_rect(self, tile: Tile) -> QRect:
        """Where a heading is painted, in pixels of the viewport."""
        start, count = (tile.column, tile.width) if self._is_horizontal else (tile.row, tile.height)
        level, levels = (tile.row, tile.height) if self._is_horizontal else (tile.column, tile.width)
        along = self.sectionViewportPosition(start)
        extent = sum(self.sectionSize(section) for section in range(start, start + count))
        depth, deep = self._level_edges[level], self._level_edges[level + levels] - self._level_edges[level]
        return QRect(along, depth, extent, deep) if self._is_horizontal else QRect(depth, along, deep, extent)

    def find_nearest(self, at: QPoint) -> Tile:
        """The heading at a point, or nearest to it: a drag may leave the header."""
        along, across = (at.x(), at.y()) if self._is_horizontal else (at.y(), at.x())
        reach = (self.width() if self._is_horizontal else self.height()) - 1
        section = self.logicalIndexAt(min(max(along, 0), reach))
        level = min(max(bisect(self._level_edges, across) - 1, 0), len(self._level_edges) - 2)
        if section < 0:
            section = self.count() - 1
        return self._sheet.tile_at(level, section) if self._is_horizontal else self._sheet.tile_at(section, level)

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell the heading; Qt has nothing to do for columns that cannot be dragged."""
        self.heading_pressed.emit(self.find_nearest(event.position().toPoint()), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the mouse is while it is down."""
        if event.buttons():
            self.pointer_dragged.emit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it is up again."""
        self.pointer_released.emit()

    def sizeHint(self) -> QSize:
        """As deep as its levels."""
        hint = super().sizeHint()
        return (
            QSize(hint.width(), self._level_edges[-1])
            if self._is_horizontal
            else QSize(self._level_edges[-1], hint.height())
        )

    def setOffset(self, offset: int) -> None:
        """Paint all anew: a merged heading keeps to the middle of what is in sight of it."""
        super().setOffset(offset)
        self.viewport().update()

    def currentChanged(self, current: object, before: object) -> None:
        """Nothing here tells which cell is the current one; Qt would have its headings painted anew."""

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Nor which cells are selected."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every heading with its rule to the right and below, as the grid draws its own."""
        painter = QPainter(self.viewport())
        for tile in self._tiles:
            rectangle = self.compute_rect(tile)
            seen = rectangle.intersected(self.viewport().rect())
            if seen.intersects(event.rect()):
                painter.setFont(self.font())
                paint_heading(painter, rectangle, seen if tile.height > 1 else rectangle, tile)
        painter.end()


class HeadingCorner(QWidget):
    """The heading where head rows and stub columns meet. pressed: with the mouse's event."""

    heading_pressed = Signal(object, object)

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._tile = sheet.tile_at(0, 0)

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell it."""
        self.heading_pressed.emit(self._tile, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The corner's words."""
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_heading(painter, self.rect(), self.rect(), self._tile)
        painter.end()


def paint_heading(painter: QPainter, rectangle: QRect, seen: QRect, tile: Tile) -> None:
    """A heading and its rules, its words in the middle of what is seen of it."""
    painter.fillRect(rectangle, QColor(theme.palette().heading))
    heading_text.draw_heading(painter, seen.adjusted(0, 0, -1, -1), tile)
    painter.setPen(QColor(theme.palette().rule))
    painter.drawLine(rectangle.topRight(), rectangle.bottomRight())
    painter.drawLine(rectangle.bottomLeft(), rectangle.bottomRight())
