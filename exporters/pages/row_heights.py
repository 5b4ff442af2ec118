"""Chooses how high the rows of each table are, so that the pages it stands on are well filled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from exporters.pages.flow import Piece, TableRow
from exporters.pages.page_breaks import begins_page
from exporters.pages.page_fill import Layouts, fill_page
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout

_STEPS = 6
"""So many heights are tried between the usual one and the least, and so many between it and the greatest."""
_DEVIATION_COST = 0.002
"""The cost of rows as far from their usual height as they may be: below this, blank paper is left as it is."""
_ROUNDS = 2
"""Tables on one page decide after one another; so many times."""


def find_layouts(pieces: Sequence[Piece]) -> tuple[Layouts, Layouts]:
    """The layouts of all tables with rows as low, and as high, as they may be."""
    tables = {piece.layout: None for piece in pieces if isinstance(piece, TableRow)}
    tight = {layout: layout.with_row_height(layout.row_range[0]) for layout in tables}
    loose = {layout: layout.with_row_height(layout.row_range[2]) for layout in tables}
    return tight, loose


def choose_row_heights(
    pieces: Sequence[Piece], starts: Sequence[int], tight: Layouts, standard: PageStandard
) -> Layouts:
    """The layouts with which every page still holds its pieces and as little as possible of it stays blank.

    starts: the index of each page's first piece; tight: layouts with which all pages hold theirs.
    """
    chosen = dict(tight)
    bounds = list(pairwise([*starts, len(pieces)]))
    for _ in range(_ROUNDS):
        for table in chosen:
            pages = [bound for bound in bounds if _stands_on(pieces[slice(*bound)], table)]
            costs = {}
            for layout in _list_candidates(table, chosen[table]):
                tried = {**chosen, table: layout}
                cost = sum(_rate_page(pieces, bound, tried, standard) for bound in pages)
                costs[layout] = cost + _rate_deviation(layout)
            chosen[table] = min(costs, key=costs.__getitem__)
    return chosen


def _stands_on(page: Sequence[Piece], table: TableLayout) -> bool:
    return any(isinstance(piece, TableRow) and piece.layout is table for piece in page)


def _list_candidates(table: TableLayout, current: TableLayout) -> list[TableLayout]:
    """The layout that the table has now, and those to be tried in its place."""
    least, usual, greatest = table.row_range
    heights = {usual}
    for step in range(1, _STEPS + 1):
        heights.add(usual + (greatest - usual) * step / _STEPS)
        heights.add(usual + (least - usual) * step / _STEPS)
    return [current, *(table.with_row_height(height) for height in sorted(heights))]


def _rate_page(pieces: Sequence[Piece], bound: tuple[int, int], layouts: Layouts, standard: PageStandard) -> float:
    """The cost of a page: the square of its blank part, but of the last page nothing; infinite where it overflows."""
    fill = fill_page(pieces[slice(*bound)], standard, layouts)
    if fill.overflows:
        return float("inf")
    is_last = bound[1] == len(pieces) or begins_page(pieces[bound[1]])
    return 0.0 if is_last else (1.0 - fill.share) ** 2


def _rate_deviation(layout: TableLayout) -> float:
    """The cost of a layout whose rows are not as high as usual."""
    least, usual, greatest = layout.row_range
    lowest = min(layout.heights)
    span = greatest - usual if lowest > usual else usual - least
    return _DEVIATION_COST * (abs(lowest - usual) / span) ** 2 if span else 0.0
