"""Learns which empty lines of a text only stand between its cells, and leaves those out: others may be blank cells.

Texts with one cell a line come from programs that put an empty line behind every cell, or behind none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.importing.readers.text.pages import SourceLine

_FIGURE = re.compile(r"\s*(?:[-－−]?\d[\d,，.]*\s*(?:元|万元|件|条|项)?|[/—－-]+|)\s*")
"""A figure, or a cell that was left blank."""
_MAX_CELL_LENGTH = 60
"""Characters of a line that may be the cell before a figure; longer ones are prose."""
_MIN_PAIRS = 3
"""So many figures, each with the line before it, tell the rhythm of a text, at least."""
_MIN_SHARE = 0.95
"""The share of them that must stand apart from the line before."""


def remove_rhythm(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines of a text without the empty ones of its rhythm.

    Where every cell has one empty line behind it, three empty lines are one blank cell; two are no whole number of
    cells, and none is kept, as a row that then has too few figures is told to the clerk.
    """
    rhythm = _find_rhythm(lines)
    if not rhythm:
        return list(lines)
    kept: list[SourceLine] = []
    gap: list[SourceLine] = []
    for line in lines:
        if line.is_empty:
            gap.append(line)
            continue
        blank_cells, rest = divmod(len(gap) - rhythm, rhythm + 1)
        if blank_cells > 0 and not rest:
            kept += gap[:blank_cells]
        kept.append(line)
        gap = []
    return kept


def _find_rhythm(lines: Sequence[SourceLine]) -> int:
    """How many empty lines stand behind every cell: those before nearly all figures; 0 where there is no such rule."""
    gaps = list(_measure_gaps(lines))
    apart = [gap for gap in gaps if gap]
    if len(apart) < _MIN_PAIRS or len(apart) < _MIN_SHARE * len(gaps):
        return 0
    counts = Counter(apart)
    return min(counts, key=lambda gap: (-counts[gap], gap))


def _measure_gaps(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The number of empty lines before each figure that stands alone in its line, behind another cell."""
    written = [(at, line.text) for at, line in enumerate(lines) if not line.is_empty]
    for (before, cell), (at, text) in pairwise(written):
        if _FIGURE.fullmatch(text) and len(cell.strip()) <= _MAX_CELL_LENGTH:
            yield at - before - 1
