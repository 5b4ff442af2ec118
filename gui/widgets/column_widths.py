"""Column widths of a list: the clerk drags the edges, and all columns together always fill the width of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

_MIN_WIDTH = 48
"""The smallest width of a column, in pixels."""


class ColumnWidths(QObject):
    """Keeps the widths of the columns of a header, in pixels.

    fixed_widths: columns that keep their width when the list is resized; the others share what is left, in the
    proportion they have.
    """

    widths_changed = Signal()
    """The clerk dragged an edge."""

    def __init__(self, header: QHeaderView, fixed_widths: Mapping[int, int]) -> None:
        super().__init__(header)
        self._header = header
        self._fixed_columns = frozenset(fixed_widths)
        self._is_fitting = False
        self.widths = [fixed_widths.get(column, 4 * _MIN_WIDTH) for column in range(header.count())]
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_MIN_WIDTH)
        header.sectionResized.connect(self._drag_edge)

    def restore_widths(self, widths: Sequence[int]) -> None:
        """Set the widths of a former session; not where they are too narrow, or their number is another."""
        if len(widths) == len(self.widths) and min(widths) >= _MIN_WIDTH:
            self.widths = list(widths)
            self.fit_width(self._header.width())

    def fit_width(self, room: int) -> None:
        """Fill a width in pixels."""
        visible = self._visible_columns()
        sharing = [column for column in visible if column not in self._fixed_columns]
        room_left = room - sum(self.widths[column] for column in visible if column in self._fixed_columns)
        shares_left = sum(self.widths[column] for column in sharing)
        self._is_fitting = True
        for column in visible:
            width = self.widths[column]
            if column in sharing:
                share = width
                width = room_left if column == sharing[-1] else room_left * share // max(shares_left, 1)
                room_left -= width
                shares_left -= share
            self._header.resizeSection(column, max(width, _MIN_WIDTH))
        self._is_fitting = False

    def _visible_columns(self) -> list[int]:
        return [column for column in range(self._header.count()) if not self._header.isSectionHidden(column)]

    def _drag_edge(self, column: int, old: int, new: int) -> None:
        """Take from the next column what a column gained, or give it what it lost."""
        if self._is_fitting or not old or not new:  # 0: it was hidden or shown
            return
        next_column = next((other for other in self._visible_columns() if other > column), None)
        self._is_fitting = True
        if next_column is None:
            self._header.resizeSection(column, old)
        else:
            both = old + self._header.sectionSize(next_column)
            self._header.resizeSection(column, min(new, both - _MIN_WIDTH))
            self._header.resizeSection(next_column, both - self._header.sectionSize(column))
        self._is_fitting = False
        for visible in self._visible_columns():
            self.widths[visible] = self._header.sectionSize(visible)
        self.widths_changed.emit()
