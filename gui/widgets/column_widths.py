"""The edges between the columns of a list: to be dragged, while all columns together always fill the width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

_LEAST = 48
"""No column becomes narrower, in pixels."""


class ColumnEdges(QObject):
    """moved: the clerk dragged an edge. set_widths are those of columns that keep theirs when the list is resized.

    The other columns share what is left, in the proportion they have.
    """

    moved = Signal()

    def __init__(self, header: QHeaderView, set_widths: Mapping[int, int]) -> None:
        super().__init__(header)
        self._header = header
        self._set = frozenset(set_widths)
        self._fitting = False
        self.widths = [set_widths.get(column, 4 * _LEAST) for column in range(header.count())]
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_LEAST)
        header.sectionResized.connect(self._drag)

    def give(self, widths: Sequence[int]) -> None:
        """The widths of another day; others than there are columns, or too narrow ones, change nothing."""
        if len(widths) == len(self.widths) and min(widths) >= _LEAST:
            self.widths = list(widths)
            self.fit(self._header.width())

    def fit(self, room: int) -> None:
        """Fill this width."""
        shown = self._shown()
        sharing = [column for column in shown if column not in self._set]
        left = room - sum(self.widths[column] for column in shown if column in self._set)
        whole = sum(self.widths[column] for column in sharing)
        self._fitting = True
        for column in shown:
            width = self.widths[column]
            if column in sharing:
                width = left if column == sharing[-1] else left * width // max(whole, 1)
                left, whole = left - width, whole - self.widths[column]
            self._header.resizeSection(column, max(width, _LEAST))
        self._fitting = False

    def _shown(self) -> list[int]:
        return [column for column in range(self._header.count()) if not self._header.isSectionHidden(column)]

    def _drag(self, column: int, old: int, new: int) -> None:
        """What a column gains its neighbour loses."""
        if self._fitting or not old or not new:  # 0: it was hidden or shown
            return
        beyond = [other for other in self._shown() if other > column]
        both = old + (self._header.sectionSize(beyond[0]) if beyond else 0)
        self._fitting = True
        if beyond:
            self._header.resizeSection(column, min(new, both - _LEAST))
            self._header.resizeSection(beyond[0], both - self._header.sectionSize(column))
        else:
            self._header.resizeSection(column, old)
        self._fitting = False
        for shown in self._shown():
            self.widths[shown] = self._header.sectionSize(shown)
        self.moved.emit()
