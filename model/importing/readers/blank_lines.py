"""Learns which empty lines of a text only stand between its cells, and leaves those out: others may be blank cells.

Texts with one cell a line come from programs that put an empty line behind every cell, or behind none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

NumberedLine = tuple[int, str]
"""A line of a text, and its number counted from 1."""

_FIGURE = re.compile(r"\s*(?:[-－−]?\d[\d,，.]*\s*(?:元|万元|件|条|项)?|[/—－-]+|)\s*")
"""A figure, or a cell that was left blank."""
_MAX_CELL_LENGTH = 60
"""Characters of a line that may be the cell before a figure; longer ones are prose."""
_MIN_PAIRS = 3
"""So many figures tell the rhythm of a text, at least; the pairs are each with the line before it."""
_MIN_SHARE = 0.95
"""The share of them that must stand apart from the line before."""


def remove_rhythm(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """The lines of a text without the empty ones of its rhythm.

    Where every cell has one empty line behind it, three empty lines are one blank cell; two are no whole number of
    cells, and none is kept, as a row that then has too few figures is told to the clerk.
    """
    rhythm = _find_rhythm(lines)
    if not rhythm:
        return list(lines)
    kept: list[NumberedLine] = []
    gap: list[NumberedLine] = []
    for line in lines:
        if _is_empty(line[1]):
            gap.append(line)
            continue
        blank_cells, rest = divmod(len(gap) - rhythm, rhythm + 1)
        if blank_cells > 0 and not rest:
            kept += gap[:blank_cells]
        kept.append(line)
        gap = []
    return kept


def _find_rhythm(lines: Sequence[NumberedLine]) -> int:
    """How many empty lines stand behind every cell: those before nearly all figures; 0 where there is no such rule."""
    gaps = list(_measure_gaps(lines))
    apart = [gap for gap in gaps if gap]
    if len(apart) < _MIN_PAIRS or len(apart) < _MIN_SHARE * len(gaps):
        return 0
    return min(apart, key=lambda gap: (-Counter(apart)[gap], gap))


def _measure_gaps(lines: Sequence[NumberedLine]) -> Iterator[int]:
    """The number of empty lines before each figure that stands alone in its line, behind another cell."""
    written = [(at, line) for at, (_, line) in enumerate(lines) if not _is_empty(line)]
    for (before, cell), (at, line) in pairwise(written):
        if _FIGURE.fullmatch(line) and len(cell.strip()) <= _MAX_CELL_LENGTH:
            yield at - before - 1


def _is_empty(line: str) -> bool:
    """Whether nothing stands in a line; a tab is a cell that was left blank."""
    return not line.strip() and not line.startswith("\t")
