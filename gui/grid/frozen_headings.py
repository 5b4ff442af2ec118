"""What frames the cells of a grid: its headings in sight above and beside them, the sizes of its columns and rows."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from gui.grid import heading_text
from gui.grid.heading_selection import HeadingClicks
from gui.grid.heading_view import Corner, GridHeader
from gui.style import theme
from model.form.sheet import Sheet

_LEAST_WIDTH = 620
"""Below this the grid scrolls sideways rather than squeeze its columns further."""
_HEAD_SHARE = 3
"""Column headings that would take more than one part in so many of the height give up the air around their words."""
_AIRLESS = 0.68
"""How high they are then; three lines still fit, a little smaller."""


class GridFrame:
    """Head rows and stub columns of a sheet as the table's headers; headings between blocks stay in the table."""

    def __init__(self, sheet: Sheet, table: QTableView, clicks: HeadingClicks) -> None:
        self._sheet = sheet
        self._table = table
        self._zoom = 100
        self._size = table.font().pointSizeF()
        self._head = GridHeader(sheet, Qt.Orientation.Horizontal, table)
        self._stub = GridHeader(sheet, Qt.Orientation.Vertical, table)
        self._corner = Corner(sheet, table)
        self._stubs = sheet.stub if sheet.head else 0
        self._listen(clicks)
        table.setHorizontalHeader(self._head)
        table.setVerticalHeader(self._stub)
        self._head.setVisible(sheet.head > 0)
        self._stub.setVisible(self._stubs > 0)
        self._corner.setVisible(self._stubs > 0)
        for row in range(sheet.head):
            table.setRowHidden(row, True)
        for column in range(self._stubs):
            table.setColumnHidden(column, True)
        for tile in sheet.tiles:
            if (tile.height > 1 or tile.width > 1) and tile.row >= sheet.head and tile.column >= self._stubs:
                table.setSpan(tile.row, tile.column, tile.height, tile.width)

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""
        self._zoom = percent
        font = self._table.font()
        font.setPointSizeF(self._size * percent / 100)
        for part in (self._table, self._head, self._stub, self._corner):
            part.setFont(font)
        self.fit()

    def fit(self) -> None:
        """Share the table's width among the columns as on paper, and make rows high enough for their labels."""
        sheet, table = self._sheet, self._table
        frame, bar = 2 * table.frameWidth(), table.verticalScrollBar().sizeHint().width()
        least = _LEAST_WIDTH * self._zoom // 100
        for room in (table.width() - frame, table.width() - frame - bar):
            edges = [round(max(room, least) * sum(sheet.widths[:i])) for i in range(sheet.columns + 1)]
            heights = self._heights(edges)
            if sum(heights) + frame <= table.height():
                break
        widths = [right - left for left, right in pairwise(edges)]
        for column in range(self._stubs, sheet.columns):
            table.setColumnWidth(column, widths[column])
        for row in range(sheet.head, sheet.rows):
            table.setRowHeight(row, heights[row])
        self._head.set_depth(heights[: sheet.head])
        self._stub.set_depth(widths[: self._stubs])
        table.updateGeometries()
        inset = table.frameWidth()
        self._corner.setGeometry(inset, inset, sum(widths[: self._stubs]), sum(heights[: sheet.head]))
        scroll = table.horizontalScrollBar().sizeHint().height() if least > room else 0
        table.setMaximumHeight(sum(heights) + frame + scroll)

    def _heights(self, edges: list[int]) -> list[int]:
        """Of all rows in pixels; where it is low the cells need the room more than their headings."""
        head = self._sheet.head
        heights = heading_text.heights(self._sheet, edges, theme.ROW_HEIGHT * self._zoom // 100, self._table.font())
        high = (self._table.parentWidget() or self._table).height()  # its own follows from what is found here
        if sum(heights) > high and sum(heights[:head]) * _HEAD_SHARE > high:
            heights[:head] = [round(one * _AIRLESS) for one in heights[:head]]
        return heights

    def _listen(self, clicks: HeadingClicks) -> None:
        for heading in (self._head, self._stub, self._corner):
            heading.pressed.connect(clicks.press)
        for header in (self._head, self._stub):
            header.dragged.connect(partial(clicks.drag_along, header))
            header.released.connect(clicks.let_go)
