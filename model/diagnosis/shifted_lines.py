"""Slips of whole rows and columns: a part pasted one cell further, a line on its neighbour, two in each other's places.

What was overwritten by such a paste is found again from the equations, where they leave but one figure for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model.diagnosis.crossed_lines import (
    CrossedLine,
    ParallelLines,
    find_crossing_equations,
    list_crossed_lines,
    list_parallel_lines,
)
from model.diagnosis.imbalance import Candidate, Differences, Imbalance, Slip
from model.form.figures import Number

_MIN_SHIFTED = 2
"""So many figures that are not 0 at least are moved by a shift; a single one is a figure in the wrong cell."""
_COST_OF_SHIFT = 1.5
_COST_OF_LINE_MOVED = 1.3
_COST_OF_LINES_EXCHANGED = 2.5
_COST_OF_FOUND_END = 1.0
_COST_OF_LOST_LINE = 0.7
_COST_OF_FOUND_FIGURE = 1.5
"""For each figure of the line that was pasted over: any could be there."""
_MIN_LOST_LINE = 3
"""Where so many equations across a line fail at once, it is the line: more of them make it no less likely."""
_COST_OF_UNPROVED_SHIFT = 3.0
"""For a shift that only the sum of its line speaks for."""


def find_shifted_lines(imbalance: Imbalance) -> Iterator[Candidate]:
    """Pastes one cell or one line further after whose correction all equations hold."""
    system, edition = imbalance.system, imbalance.form.edition
    first = next(iter(imbalance.differences))
    table = imbalance.layout.places[system.cells[first][0]].table
    for line in list_crossed_lines(system, edition, table):
        yield from _find_shifts(imbalance, line)
    for lines in list_parallel_lines(system, edition, table):
        if imbalance.differences.keys() <= lines.moved:
            yield from _find_line_moves(imbalance, lines)


def _find_shifts(imbalance: Imbalance, line: CrossedLine) -> Iterator[Candidate]:
    broken = imbalance.differences.keys()
    if line.crossed and len(line.crossed & broken) <= _MIN_SHIFTED:
        return
    for is_onward in (True, False):
        cells = line.cells if is_onward else line.cells[::-1]
        crossing = line.crossing if is_onward else line.crossing[::-1]
        is_crossed = bool(line.crossed)
        runs = (
            _list_touched_runs(imbalance, cells, crossing)
            if is_crossed
            else _list_possible_runs(imbalance, line, cells)
        )
        for start, end in runs:
            candidate = _undo_shift(imbalance, cells[start : end + 1])
            if candidate is not None:
                cost = candidate.cost + _COST_OF_UNPROVED_SHIFT * (not line.crossed)
                yield replace(candidate, cost=cost, detail=_name_way(line.is_row, is_onward))


def _list_touched_runs(
    imbalance: Imbalance, cells: Sequence[str], crossing: Sequence[frozenset[int]]
) -> Iterator[tuple[int, int]]:
    """From the first to the last position in a line at which an equation across it is broken; none where they are few.

    A shift may go on behind the last: where neighbours held the same number no equation tells of it.
    """
    broken = imbalance.differences.keys()
    touched = [position for position, numbers in enumerate(crossing) if numbers & broken]
    if len(touched) <= _MIN_SHIFTED:
        return
    start, end = touched[0], touched[-1]
    yield start, end
    while end + 1 < len(cells) and imbalance.number_at(cells[end + 1]):
        end += 1
        yield start, end
        if end + 1 < len(cells) and imbalance.number_at(cells[end]) != imbalance.number_at(cells[end + 1]):
            return


def _list_possible_runs(imbalance: Imbalance, line: CrossedLine, cells: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The positions at which a shift towards the end of these cells may begin and end, where no equation says it.

    It leaves a cell without figure; of a column, which is long, only shifts as a whole are tried.
    """
    last = len(cells) - 1
    for start in range(last - 1 if line.is_row else min(last, 1)):
        if not imbalance.number_at(cells[start]):
            for end in range(start + _MIN_SHIFTED if line.is_row else last, last + 1):
                yield start, end


def _undo_shift(imbalance: Imbalance, cells: Sequence[str]) -> Candidate | None:
    """The correction of a paste that put each figure one cell further towards the end of these cells.

    The last cell's own figure was overwritten: it is what the equations ask for.
    """
    differences: Differences = imbalance.differences
    changes: dict[str, Number | None] = {}
    moved = 0
    for cell, following in pairwise(cells):
        number = imbalance.number_at(following)
        if not imbalance.can_hold(cell, number):
            return None
        if number != imbalance.number_at(cell):
            changes[cell] = number
            differences = imbalance.subtract_change(differences, cell, number - imbalance.number_at(cell))
        moved += number != 0
    if moved < _MIN_SHIFTED or len(changes) < _MIN_SHIFTED:
        return None
    last = cells[-1]
    if differences:
        by = next((by for cell, by in imbalance.find_single_change(differences) if cell == last), None)
        if by is None or not imbalance.can_hold(last, imbalance.number_at(last) + by):
            return None
        end = imbalance.number_at(last) + by
        changes[last] = end or imbalance.empty
        return Candidate(Slip.SHIFTED, _COST_OF_SHIFT + _COST_OF_FOUND_END * bool(end), changes, tuple(cells))
    return Candidate(Slip.SHIFTED, _COST_OF_SHIFT + _COST_OF_FOUND_END, changes, tuple(cells))


def _name_way(is_row: bool, is_onward: bool) -> str:
    """Where to a line is shifted along itself."""
    if is_row:
        return "右" if is_onward else "左"
    return "下" if is_onward else "上"


def _find_line_moves(imbalance: Imbalance, lines: ParallelLines) -> Iterator[Candidate]:
    """Corrections of a line that was pasted on its neighbour, and of two that stand in each other's places."""
    values = imbalance.values
    may_be_exchanged = imbalance.differences.keys() <= lines.exchanged.keys()
    in_first = sum(1 for here, _ in lines.pairs if values[here])
    if in_first and not may_be_exchanged and any(values[there] for _, there in lines.pairs):
        return
    filled = (in_first, sum(1 for _, there in lines.pairs if values[there]))
    onward, backward = ("下", "上") if lines.are_rows else ("右", "左")
    if min(filled) >= 1 and max(filled) >= _MIN_SHIFTED and may_be_exchanged:
        yield from _undo_line_exchange(imbalance, lines)
    if not filled[0] and filled[1] >= _MIN_SHIFTED:
        yield from _undo_line_move(imbalance, lines.pairs, onward)
    if not filled[1] and filled[0] >= _MIN_SHIFTED:
        yield from _undo_line_move(imbalance, [(there, here) for here, there in lines.pairs], backward)


def _undo_line_exchange(imbalance: Imbalance, lines: ParallelLines) -> Iterator[Candidate]:
    """Exchange the figures of two lines."""
    gaps = [imbalance.number_at(there) - imbalance.number_at(here) for here, there in lines.pairs]
    for number, moves in lines.exchanged.items():
        by = sum(move * gap for move, gap in zip(moves, gaps, strict=True) if move)
        if by != -imbalance.differences.get(number, 0):
            return
    changes: dict[str, Number | None] = {}
    for (here, there), gap in zip(lines.pairs, gaps, strict=True):
        if gap:
            changes |= {here: imbalance.values[there], there: imbalance.values[here]}
    if len(changes) > 2:
        yield Candidate(Slip.LINES_EXCHANGED, _COST_OF_LINES_EXCHANGED, changes, lines.pairs[0])


def _undo_line_move(imbalance: Imbalance, pairs: Sequence[tuple[str, str]], way: str) -> Iterator[Candidate]:
    """Put the figures of the second line, where they were pasted, back into the first, which is empty.

    What was overwritten in the second line is what the equations across it ask for.
    """
    differences: Differences = imbalance.differences
    changes: dict[str, Number | None] = {}
    for target, source in pairs:
        number = imbalance.number_at(source)
        if number:
            changes |= {target: number, source: imbalance.empty}
            differences = imbalance.subtract_change(differences, target, number)
            differences = imbalance.subtract_change(differences, source, -number)
    if len(changes) <= 2:
        return
    sources = [source for _, source in pairs]
    crossing = find_crossing_equations(imbalance.system, sources)
    found = 0
    for source, numbers in zip(sources, crossing, strict=True):
        crossed = next(iter(numbers & differences.keys()), None)
        if crossed is not None:
            lost = -differences[crossed] // imbalance.system.vectors[source][crossed]
            if not imbalance.can_hold(source, lost):
                return
            found += 1
            changes[source] = lost
            differences = imbalance.subtract_change(differences, source, lost)
    if not differences:
        lost = found if found < _MIN_LOST_LINE else 1
        cost = _COST_OF_LINE_MOVED + _COST_OF_FOUND_FIGURE * lost + _COST_OF_LOST_LINE * bool(found)
        yield Candidate(Slip.LINE_MOVED, cost, changes, pairs[0], way)
