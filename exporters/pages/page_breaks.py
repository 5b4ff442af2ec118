"""Finds the pieces that pages begin with, so that pages are well filled and few tables are cut.

Text fills a page to its last line. Where a table does not fit on the rest of a page, three things can be done: leave
the rest blank, cut the table between two groups of rows, or make all its rows lower or higher. The page breaks are the
way through the report with the least cost; the cost of a page grows with the square of the part that stays blank.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from exporters.pages.flow import Piece, TableRow, TextLine
from exporters.pages.page_fill import Layouts, PageFill
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout

_PAGE_COST = 0.02
"""The cost of each page: of two ways that are equally good otherwise, the one with fewer pages is taken."""
_BLOCK_CUT_COST = 0.03
"""The cost of cutting a table without a repeated head between two blocks: as of a page with 17 % blank."""
_GROUP_CUT_COST = 0.06
"""The cost of cutting a table between two groups of rows; its head is repeated: as of a page with 24 % blank."""
_ROW_CUT_COST = 0.5
"""The cost of cutting a table inside of a group, only where there is no other way."""
_SMALL_SLICE_COST = 0.04
"""Added where few rows stand on one side of the cut."""
_MIN_SLICE_ROWS = 4
_MIN_LAST_SHARE, _SHORT_LAST_PAGE_COST = 0.3, 4.0
"""A last page with less on it costs the square of what it lacks, so many times."""


@dataclass(frozen=True, slots=True)
class _PageEnd:
    """A place where a page may end: before the piece of this index, at this cost."""

    index: int
    cost: float


def find_page_starts(pieces: Sequence[Piece], tight: Layouts, loose: Layouts, standard: PageStandard) -> list[int]:
    """The indexes of the pieces that pages begin with, the first is 0; [] where there are no pieces.

    tight and loose: the layouts of all tables with rows as low, and as high, as they may be.
    """
    costs, came_from = {0: 0.0}, {0: 0}
    waiting = [0]
    while waiting:
        start = heapq.heappop(waiting)
        if start == len(pieces):
            break
        for end in _list_page_ends(pieces, start, (tight, loose), standard):
            cost = costs[start] + _PAGE_COST + end.cost
            if end.index not in costs:
                heapq.heappush(waiting, end.index)
            if cost < costs.get(end.index, float("inf")):
                costs[end.index], came_from[end.index] = cost, start
    starts, index = [], len(pieces)
    while index > 0:
        index = came_from[index]
        starts.append(index)
    return starts[::-1]


def _list_page_ends(
    pieces: Sequence[Piece], start: int, layouts: tuple[Layouts, Layouts], standard: PageStandard
) -> list[_PageEnd]:
    """The places where the page that begins with a piece may end; always at least one. layouts: tight and loose."""
    tight, loose = layouts
    tight_fill, loose_fill = PageFill(standard, tight), PageFill(standard, loose)
    breaks: list[tuple[int, float]] = []
    for i in range(start, len(pieces)):
        piece = pieces[i]
        blank = 1.0 - min(1.0, loose_fill.share)
        if i > start and begins_page(piece):
            return [_PageEnd(i, _rate_last_page(tight_fill))]
        if i > start and piece.may_break_before:
            breaks.append((i, blank**2))
        tight_fill.add_piece(piece)
        loose_fill.add_piece(piece)
        if tight_fill.overflows:
            break
    else:
        return [_PageEnd(len(pieces), _rate_last_page(tight_fill))]
    if not breaks:
        return [_PageEnd(max(i, start + 1), 0.0)]
    if not isinstance(piece, TableRow):
        return [_PageEnd(*breaks[-1])]
    ends = []
    for index, cost in breaks:
        row = pieces[index]
        if not isinstance(row, TableRow):
            ends = [_PageEnd(index, cost)]
        elif row.layout is piece.layout:
            first_row = max(row.row - (index - start), row.layout.sheet.header_rows)
            ends.append(_PageEnd(index, cost + _compute_cut_cost(tight[row.layout], row.row, row.row - first_row)))
    return ends or [_PageEnd(*breaks[-1])]


def begins_page(piece: Piece) -> bool:
    """Whether a page must begin with a piece: the one before it is the last page of its part of the paper."""
    return isinstance(piece, TextLine) and piece.page_break_before


def _rate_last_page(fill: PageFill) -> float:
    """The cost of a last page."""
    lacking = max(0.0, _MIN_LAST_SHARE - fill.share)
    return _SHORT_LAST_PAGE_COST * lacking**2


def _compute_cut_cost(layout: TableLayout, row: int, rows_above: int) -> float:
    """What it costs to cut a table before a row; rows_above: so many of its rows, without the head, stand above."""
    if row not in layout.group_breaks:
        return _ROW_CUT_COST
    cost = _GROUP_CUT_COST if layout.sheet.header_rows else _BLOCK_CUT_COST
    if min(rows_above, layout.sheet.row_count - row) < _MIN_SLICE_ROWS:
        cost += _SMALL_SLICE_COST
    return cost
