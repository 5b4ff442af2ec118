"""The edges between the columns of a list: to be dragged, while all columns together always fill the width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

_MIN_WIDTH = 48
"""No column becomes narrower, in pixels."""


class ColumnWidths(QObject):
    """moved: the clerk dragged an edge. set_widths are those of columns that keep theirs when the list is resized.

    The other columns share what is left, in the proportion they have.
    """

    widths_changed = Signal()

    def __init__(self, header: QHeaderView, set_widths: Mapping[int, int]) -> None:
        super().__init__(header)
        self._header = header
        self._fixed_columns = frozenset(set_widths)
        self._is_fitting = False
        self.widths = [set_widths.get(column, 4 * _MIN_WIDTH) for column in range(header.count())]
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_MIN_WIDTH)
        header.sectionResized.connect(self._drag_edge)

    def restore_widths(self, widths: Sequence[int]) -> None:
        """The widths of another day; others than there are columns, or too narrow ones, change nothing."""
        if len(widths) == len(self.widths) and min(widths) >= _MIN_WIDTH:
            self.widths = list(widths)
            self.fit_width(self._header.width())

    def fit_width(self, room: int) -> None:
        """Fill this width."""
        shown = self._visible_columns()
        sharing = [column for column in shown if column not in self._fixed_columns]
        left = room - sum(self.widths[column] for column in shown if column in self._fixed_columns)
        whole = sum(self.widths[column] for column in sharing)
        self._is_fitting = True
        for column in shown:
            width = self.widths[column]
            if column in sharing:
                width = left if column == sharing[-1] else left * width // max(whole, 1)
                left, whole = left - width, whole - self.widths[column]
            self._header.resizeSection(column, max(width, _MIN_WIDTH))
        self._is_fitting = False

    def _visible_columns(self) -> list[int]:
        return [column for column in range(self._header.count()) if not self._header.isSectionHidden(column)]

    def _drag_edge(self, column: int, old: int, new: int) -> None:
        """What a column gains its neighbour loses."""
        if self._is_fitting or not old or not new:  # 0: it was hidden or shown
            return
        beyond = [other for other in self._visible_columns() if other > column]
        both = old + (self._header.sectionSize(beyond[0]) if beyond else 0)
        self._is_fitting = True
        if beyond:
            self._header.resizeSection(column, min(new, both - _MIN_WIDTH))
            self._header.resizeSection(beyond[0], both - self._header.sectionSize(column))
        else:
            self._header.resizeSection(column, old)
        self._is_fitting = False
        for shown in self._visible_columns():
            self.widths[shown] = self._header.sectionSize(shown)
        self.widths_changed.emit()
