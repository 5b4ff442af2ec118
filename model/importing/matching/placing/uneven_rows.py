"""Rows with one or two values more or fewer than their table has columns: every way to put them into the cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from model.importing.matching.placing.row_choices import MAX_WAYS, Way

if TYPE_CHECKING:
    from model.importing.matching.found_figures import FoundText

_MAX_DIFFERENCE = 2
"""Values more or fewer than cells; of rows that differ more nothing is proved."""


def list_ways(values: Sequence[FoundText], count: int) -> list[Way]:
    """Every way to put values into count cells in their order; None for a cell that has none.

    Of too many values some are in no cell. [] where the numbers differ too much or not at all.
    """
    difference = len(values) - count
    if not 0 < abs(difference) <= _MAX_DIFFERENCE:
        return []
    if comb(max(len(values), count), abs(difference)) > MAX_WAYS:
        return []
    if difference > 0:
        return [tuple(kept) for kept in combinations(values, count)]
    ways: list[Way] = []
    for filled in combinations(range(count), len(values)):
        cells: list[FoundText | None] = [None] * count
        for at, value in zip(filled, values, strict=True):
            cells[at] = value
        ways.append(tuple(cells))
    return ways
