"""The headings of a grid that stay in sight, and the sizes of its columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableView

from gui.grid import heading_text
from gui.grid.heading_selection import HeadingSelection
from gui.grid.heading_view import HeadingCorner, HeadingView
from gui.style import theme
from model.form.sheet import Sheet

_MIN_WIDTH = 560
"""The smallest width of all columns together, in pixels at 100 %; where there is less, the grid scrolls sideways."""
_HEAD_DIVISOR = 3
"""Column headings are made lower where they would take more than a third of the height that there is."""
_COMPACT_HEAD_FACTOR = 0.68
"""How high they are then, of their full height; measured: three lines still fit, a little smaller."""


def share_width(width: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths of columns that have these shares of a width, none narrower than its least width where that is so.

    Columns that would be too narrow get their least width, and the others share what is left, as on paper.
    """
    fixed: set[int] = set()
    while True:
        free_share = sum(share for i, share in enumerate(shares) if i not in fixed)
        free_width = width - sum(least[i] for i in fixed)
        too_narrow = {
            i for i, share in enumerate(shares) if i not in fixed and free_width * share < least[i] * free_share
        }
        if not too_narrow:
            return [least[i] if i in fixed else free_width * share / free_share for i, share in enumerate(shares)]
        fixed |= too_narrow
        if len(fixed) == len(shares):
            return [width * share for share in shares]


_MIN_ROW_HEIGHT = 27
"""Rows are so low, in pixels at 100 %, where all of them are in sight then and would not be otherwise."""


class FrozenHeadings:
    """A sheet's heading rows and columns of row labels as headers of a table; headings between blocks stay in it."""

    def __init__(self, sheet: Sheet, table: QTableView, selection: HeadingSelection) -> None:
        self._sheet = sheet
        self._table = table
        self._zoom_percent = 100
        self._base_point_size = table.font().pointSizeF()
        self._measured_font: QFont | None = None
        self._word_widths: list[int] = []
        """For each column the width that its widest word needs in the measured font, in pixels."""
        self._column_headings = HeadingView(sheet, Qt.Orientation.Horizontal, table)
        self._row_headings = HeadingView(sheet, Qt.Orientation.Vertical, table)
        self._corner = HeadingCorner(sheet, table)
        self._stub_columns = sheet.stub_columns if sheet.header_rows else 0
        self._connect_mouse(selection)
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
            is_merged = tile.height > 1 or tile.width > 1
            is_in_table = tile.row >= sheet.header_rows and tile.column >= self._stub_columns
            if is_merged and is_in_table:
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
        table = self._table
        frame = 2 * table.frameWidth()
        room = table.width() - frame
        edges = self._compute_column_edges(room)
        heights = self._compute_row_heights(edges)
        if sum(heights) + frame > table.height():
            room -= table.verticalScrollBar().sizeHint().width()
            edges = self._compute_column_edges(room)
            heights = self._compute_row_heights(edges)
        self._set_sizes([right - left for left, right in pairwise(edges)], heights)
        needs_scroll_bar = self._scaled_min_width() > room
        bar_height = table.horizontalScrollBar().sizeHint().height() if needs_scroll_bar else 0
        table.setMaximumHeight(sum(heights) + frame + bar_height)

    def _set_sizes(self, widths: list[int], heights: list[int]) -> None:
        """Give all columns and rows, those of headings too, their sizes in pixels."""
        sheet, table = self._sheet, self._table
        for column in range(self._stub_columns, sheet.column_count):
            table.setColumnWidth(column, widths[column])
        for row in range(sheet.header_rows, sheet.row_count):
            table.setRowHeight(row, heights[row])
        head_heights = heights[: sheet.header_rows]
        label_widths = widths[: self._stub_columns]
        self._column_headings.set_level_sizes(head_heights)
        self._row_headings.set_level_sizes(label_widths)
        table.updateGeometries()
        inset = table.frameWidth()
        self._corner.setGeometry(inset, inset, sum(label_widths), sum(head_heights))

    def _scaled_min_width(self) -> int:
        return _MIN_WIDTH * self._zoom_percent // 100

    def _compute_column_edges(self, room: int) -> list[int]:
        """The edges of all columns in pixels where there is so much room; no narrower than the smallest width."""
        width = max(room, self._scaled_min_width())
        font = self._table.font()
        if font != self._measured_font:
            self._measured_font = font
            self._word_widths = heading_text.measure_widest_words(self._sheet, font)
        widths = share_width(width, self._sheet.relative_widths, self._word_widths)
        return [round(sum(widths[:count])) for count in range(self._sheet.column_count + 1)]

    def _compute_row_heights(self, edges: list[int]) -> list[int]:
        """The heights of all rows in pixels; in a low window the headings are made lower, to leave room for cells."""
        needed = heading_text.measure_row_heights(self._sheet, edges, 0, self._table.font())
        available = self._measure_free_height()
        heights = self._raise_rows(needed, theme.ROW_HEIGHT)
        if sum(heights) <= available:
            return heights
        lower = (self._raise_rows(needed, least) for least in range(theme.ROW_HEIGHT - 1, _MIN_ROW_HEIGHT - 1, -1))
        whole = next((lowered for lowered in lower if sum(lowered) <= available), None)
        if whole is not None:
            return whole
        head = self._sheet.header_rows
        if sum(heights[:head]) * _HEAD_DIVISOR > available:
            heights[:head] = [round(height * _COMPACT_HEAD_FACTOR) for height in heights[:head]]
        return heights

    def _raise_rows(self, heights: list[int], least: int) -> list[int]:
        """These heights, none less than so many pixels at 100 %."""
        least = least * self._zoom_percent // 100
        return [max(height, least) for height in heights]

    def _measure_free_height(self) -> int:
        """The height in pixels that the table may have; its own follows from the heights of the rows."""
        table = self._table
        parent = table.parentWidget()
        layout = parent.layout() if parent else None
        if parent is None or layout is None:
            return (parent or table).height()
        margins = layout.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * table.frameWidth()
        widgets = [item.widget() for i in range(layout.count()) if (item := layout.itemAt(i))]
        beside = [widget for widget in widgets if widget and widget is not table and widget.isVisibleTo(parent)]
        around += sum(widget.height() + layout.spacing() for widget in beside)
        return parent.height() - around

    def _connect_mouse(self, selection: HeadingSelection) -> None:
        for heading in (self._column_headings, self._row_headings, self._corner):
            heading.heading_pressed.connect(selection.press_heading)
        for header in (self._column_headings, self._row_headings):
            header.pointer_dragged.connect(partial(selection.drag_on_headings, header))
            header.pointer_released.connect(selection.end_drag)
