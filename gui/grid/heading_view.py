"""The headings that stay in sight while the cells of a table scroll: column headings above, row labels at the left."""

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
    """Paints the heading rows of a sheet (horizontal) or its columns of row labels (vertical); the table hides these.

    A horizontal one has a level for each heading row, a vertical one for each column of labels.
    """

    heading_pressed = Signal(object, object)
    """The Tile of the heading the mouse went down on, and the QMouseEvent."""
    pointer_dragged = Signal(QPoint)
    """Where the mouse is while it is down, in pixels of the viewport."""
    pointer_released = Signal()

    def __init__(self, sheet: Sheet, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._sheet = sheet
        self._is_horizontal = orientation == Qt.Orientation.Horizontal
        self._tiles = [tile for tile in sheet.tiles if self._belongs_here(tile)]
        self._level_edges: list[int] = [0]
        """The edges of the levels, in pixels from the header's own edge."""
        # the widths are those of the paper, and merged headings depend on them; zoom makes all columns wider
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def _belongs_here(self, tile: Tile) -> bool:
        """Whether a tile is one of these headings; those in the corner, where both kinds meet, are not."""
        in_heading_rows = tile.row < self._sheet.header_rows
        in_label_columns = tile.column < self._sheet.stub_columns
        return (
            in_heading_rows and not in_label_columns
            if self._is_horizontal
            else in_label_columns and not in_heading_rows
        )

    def set_level_sizes(self, sizes: Sequence[int]) -> None:
        """Set how high the heading rows, or how wide the columns of row labels are, in pixels."""
        edges = [0, *accumulate(sizes)]
        if edges != self._level_edges:
            self._level_edges = edges
            self.updateGeometry()
        self.viewport().update()

    def compute_rect(self, tile: Tile) -> QRect:
        """Where a heading is painted, in pixels of the viewport."""
        if self._is_horizontal:
            x, width = self._measure_sections(tile.column, tile.width)
            y, height = self._measure_levels(tile.row, tile.height)
        else:
            x, width = self._measure_levels(tile.column, tile.width)
            y, height = self._measure_sections(tile.row, tile.height)
        return QRect(x, y, width, height)

    def _measure_text(self, tile: Tile, rect: QRect) -> int:
        """How high the text of a heading is in its rectangle, in pixels."""
        return heading_text.measure_height(tile.text, rect.width() - 1, self.font())

    def _measure_sections(self, first: int, count: int) -> tuple[int, int]:
        """Where so many sections begin and how long they are together, in pixels of the viewport."""
        length = sum(self.sectionSize(section) for section in range(first, first + count))
        return self.sectionViewportPosition(first), length

    def _measure_levels(self, first: int, count: int) -> tuple[int, int]:
        """Where so many levels begin and how deep they are together, in pixels."""
        start, end = self._level_edges[first], self._level_edges[first + count]
        return start, end - start

    def find_nearest(self, at: QPoint) -> Tile:
        """The heading at a point of the viewport, or nearest to it: a drag may leave the header."""
        along, across = (at.x(), at.y()) if self._is_horizontal else (at.y(), at.x())
        last_pixel = (self.width() if self._is_horizontal else self.height()) - 1
        section = self.logicalIndexAt(min(max(along, 0), last_pixel))
        if section < 0:  # beyond the last section
            section = self.count() - 1
        last_level = len(self._level_edges) - 2
        level = min(max(bisect(self._level_edges, across) - 1, 0), last_level)
        return self._sheet.tile_at(level, section) if self._is_horizontal else self._sheet.tile_at(section, level)

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell by heading_pressed; Qt has nothing to do for sections that cannot be resized."""
        self.heading_pressed.emit(self.find_nearest(event.position().toPoint()), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell by pointer_dragged while a button is down."""
        if event.buttons():
            self.pointer_dragged.emit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell by pointer_released."""
        self.pointer_released.emit()

    def sizeHint(self) -> QSize:
        """As deep as all levels together."""
        hint = super().sizeHint()
        depth = self._level_edges[-1]
        return QSize(hint.width(), depth) if self._is_horizontal else QSize(depth, hint.height())

    def setOffset(self, offset: int) -> None:
        """Repaint all when scrolled: the text of a merged heading stays in the middle of its visible part."""
        super().setOffset(offset)
        self.viewport().update()

    def currentChanged(self, current: object, before: object) -> None:
        """Do nothing: no heading shows which cell is the current one; Qt would repaint the headings."""

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Do nothing: no heading shows which cells are selected."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each heading with a rule to its right and below, as the table paints its cells."""
        painter = QPainter(self.viewport())
        for tile in self._tiles:
            rect = self.compute_rect(tile)
            visible = rect.intersected(self.viewport().rect())
            if visible.intersects(event.rect()):
                painter.setFont(self.font())
                text_rect = place_text(rect, visible, self._measure_text(tile, rect)) if tile.height > 1 else rect
                paint_heading(painter, rect, text_rect, tile)
        painter.end()


def place_text(rect: QRect, visible: QRect, text_height: int) -> QRect:
    """Where the text of a merged heading stands: in the middle of what is visible of the heading's rectangle.

    Where that is lower than the text, the text keeps its size and goes out of sight with the part that is hidden.
    """
    height = min(text_height, rect.height())
    if visible.height() >= height:
        return visible
    is_cut_above, is_cut_below = visible.top() > rect.top(), visible.bottom() < rect.bottom()
    placed = QRect(visible.left(), visible.top(), visible.width(), height)
    if is_cut_above and is_cut_below:
        placed.moveCenter(visible.center())
    elif is_cut_above:
        placed.moveBottom(visible.bottom())
    return placed


class HeadingCorner(QWidget):
    """The heading in the upper left corner, where heading rows and columns of row labels meet."""

    heading_pressed = Signal(object, object)
    """The Tile of the corner, and the QMouseEvent."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._tile = sheet.tile_at(0, 0)

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell by heading_pressed."""
        self.heading_pressed.emit(self._tile, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heading."""
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_heading(painter, self.rect(), self.rect(), self._tile)
        painter.end()


def paint_heading(painter: QPainter, rect: QRect, text_rect: QRect, tile: Tile) -> None:
    """Paint a heading's background and rules in its rectangle, its text in the middle of text_rect."""
    fill = theme.palette().selection if heading_text.is_found(tile.text) else theme.palette().heading
    painter.fillRect(rect, QColor(fill))
    heading_text.draw_heading(painter, text_rect.adjusted(0, 0, -1, -1), tile)
    painter.setPen(QColor(theme.palette().rule))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
