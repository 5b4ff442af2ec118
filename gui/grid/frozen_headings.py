"""What frames the cells of a grid: its headings in sight above and beside them, the sizes of its columns and rows."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from gui.grid import heading_text
from gui.grid.heading_selection import HeadingSelection
from gui.grid.heading_view import HeadingCorner, HeadingView
from gui.style import theme
from model.form.sheet import Sheet

_MIN_WIDTH = 620
"""Below this the grid scrolls sideways rather than squeeze its columns further."""
_HEAD_DIVISOR = 3
"""Column headings that would take more than one part in so many of the height give up the air around their words."""
_COMPACT_HEAD_FACTOR = 0.68
"""How high they are then; three lines still fit, a little smaller."""


class FrozenHeadings:
    """Head rows and stub columns of a sheet as the table's headers; headings between blocks stay in the table."""

    def __init__(self, sheet: Sheet, table: QTableView, clicks: HeadingSelection) -> None:
        self._sheet = sheet
        self._table = table
        self._zoom_percent = 100
        self._base_point_size = table.font().pointSizeF()
        self._column_headings = HeadingView(sheet, Qt.Orientation.Horizontal, table)
        self._row_headings = HeadingView(sheet, Qt.Orientation.Vertical, table)
        self._corner = HeadingCorner(sheet, table)
        self._stub_columns = sheet.stub_columns if sheet.header_rows else 0
        self._connect_mouse(clicks)
        table.setHorizontalHeader(self._column_headings)
        table.setVerticalHeader(self._row_headings)
        self._column_headings.setVisible(sheet.header_rows > 0)
        self._row_headings.setVisible(self._stub_columns > 0)
        self._corner.setVisible(self._stub_columns > 0)
        for row in range(sheet.header_rows):
            table.setRowHidden(row, True)
        for column in range(self._stub_columns):
            table.setColumnHidden(column, True)
        for tile in sheet.tiles:
            if (
                (tile.height > 1 or tile.width > 1)
                and tile.row >= sheet.header_rows
                and tile.column >= self._stub_columns
            ):
                table.setSpan(tile.row, tile.column, tile.height, tile.width)

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""
        self._zoom_percent = percent
        font = self._table.font()
        font.setPointSizeF(self._base_point_size * percent / 100)
        for part in (self._table, self._column_headings, self._row_headings, self._corner):
            part.setFont(font)
        self.fit_table()

    def fit_table(self) -> None:
        """Share the table's width among the columns as on paper, and make rows high enough for their labels."""
        sheet, table = self._sheet, self._table
        frame, bar = 2 * table.frameWidth(), table.verticalScrollBar().sizeHint().width()
        least = _MIN_WIDTH * self._zoom_percent // 100
        for room in (table.width() - frame, table.width() - frame - bar):
            edges = [round(max(room, least) * sum(sheet.relative_widths[:i])) for i in range(sheet.column_count + 1)]
            heights = self._compute_row_heights(edges)
            if sum(heights) + frame <= table.height():
                break
        widths = [right - left for left, right in pairwise(edges)]
        for column in range(self._stub_columns, sheet.column_count):
            table.setColumnWidth(column, widths[column])
        for row in range(sheet.header_rows, sheet.row_count):
            table.setRowHeight(row, heights[row])
        self._column_headings.set_level_sizes(heights[: sheet.header_rows])
        self._row_headings.set_level_sizes(widths[: self._stub_columns])
        table.updateGeometries()
        inset = table.frameWidth()
        self._corner.setGeometry(inset, inset, sum(widths[: self._stub_columns]), sum(heights[: sheet.header_rows]))
        scroll = table.horizontalScrollBar().sizeHint().height() if least > room else 0
        table.setMaximumHeight(sum(heights) + frame + scroll)

    def _compute_row_heights(self, edges: list[int]) -> list[int]:
        """Of all rows in pixels; where it is low the cells need the room more than their headings."""
        head = self._sheet.header_rows
        heights = heading_text.measure_row_heights(
            self._sheet, edges, theme.ROW_HEIGHT * self._zoom_percent // 100, self._table.font()
        )
        high = (self._table.parentWidget() or self._table).height()  # its own follows from what is found here
        if sum(heights) > high and sum(heights[:head]) * _HEAD_DIVISOR > high:
            heights[:head] = [round(one * _COMPACT_HEAD_FACTOR) for one in heights[:head]]
        return heights

    def _connect_mouse(self, clicks: HeadingSelection) -> None:
        for heading in (self._column_headings, self._row_headings, self._corner):
            heading.heading_pressed.connect(clicks.press_heading)
        for header in (self._column_headings, self._row_headings):
            header.pointer_dragged.connect(partial(clicks.drag_on_headings, header))
            header.pointer_released.connect(clicks.end_drag)
