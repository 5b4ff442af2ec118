"""Slips that concern two cells: a figure in the wrong cell, two exchanged, one added to its neighbour, two mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from model.diagnosis.imbalance import Candidate, Imbalance, Slip, find_size
from model.diagnosis.single_slips import judge_figure, judge_total
from model.form.figures import Number

MAX_BROKEN_BY_TWO_CELLS = 8
"""So many equations at most move with two cells: a cell stands in four at most."""
_COST_OF_EXCHANGE = 0.3
_COST_OF_LOST_FIGURE = 1.5
_COST_OF_MERGE = 1.0
_COST_OF_PARTIAL_MERGE = 4.0
_COST_OF_SMALL_GAP = 0.7
"""For two figures that differ so little that others fit as well by chance."""
_SMALL_GAP = 2
_COST_OF_TOTALS = 2.0
_COST_OF_EXCHANGED_TOTALS = 0.5
_COST_OF_TWO_SLIPS = 7.0
_COST_OF_BESIDE, _COST_OF_SAME_LINE, _COST_OF_ELSEWHERE = 0.7, 2.5, 4.5


def find_pair_slips(imbalance: Imbalance) -> Iterator[Candidate]:
    """Slips in two cells after which all equations hold."""
    if len(imbalance.differences) > MAX_BROKEN_BY_TWO_CELLS:
        return
    seen: set[frozenset[str]] = set()
    for one, by, other, other_by in _solve_pairs(imbalance):
        pair = frozenset((one, other))
        if pair in seen:
            continue
        seen.add(pair)
        candidate = _judge_pair(imbalance, one, by, other, other_by)
        if candidate is not None:
            yield candidate
    yield from _find_parallel_exchanges(imbalance)


def _solve_pairs(imbalance: Imbalance) -> Iterator[tuple[str, Number, str, Number]]:
    """Two cells and a change of each that together take away all differences.

    One of the two must move the broken equation that the fewest cells move, and it alone settles some equation.
    """
    system, differences = imbalance.system, imbalance.differences
    narrowest = min(differences, key=lambda number: len(system.cells[number]))
    for cell in system.cells[narrowest]:
        vector = system.vectors[cell]
        old = imbalance.number_at(cell)
        changes = {-differences[number] // by for number, by in vector.items() if number in differences}
        for change in changes:
            if not imbalance.can_hold(cell, old + change):
                continue
            left = imbalance.subtract_change(differences, cell, change)
            for other, other_change in imbalance.find_single_change(left):
                if other != cell and imbalance.can_hold(other, imbalance.number_at(other) + other_change):
                    yield cell, change, other, other_change


def _find_parallel_exchanges(imbalance: Imbalance) -> Iterator[Candidate]:
    """Exchanges of two cells that move the very same equations, as of a column of which no row has a stated total."""
    alike = imbalance.find_single_change(imbalance.differences)
    for (one, by), (other, other_by) in combinations(alike, 2):
        if by != -other_by:
            continue
        gap = imbalance.number_at(other) - imbalance.number_at(one)
        if gap * 2 == by:
            yield _make_exchange(imbalance, one, other)


def _judge_pair(imbalance: Imbalance, one: str, by: Number, other: str, other_by: Number) -> Candidate | None:
    """The likeliest slip that changes two cells so; None where none does."""
    here, there = imbalance.number_at(one), imbalance.number_at(other)
    new_here, new_there = here + by, there + other_by
    if new_here == there and new_there == here:
        return _make_exchange(imbalance, one, other)
    is_total = [imbalance.form.cells[cell].is_computed for cell in (one, other)]
    if all(is_total):
        cost = _COST_OF_TOTALS + judge_total(imbalance, one, new_here)[0]
        return Candidate(Slip.TOTAL, cost, {one: new_here, other: new_there}, (one, other))
    if not here and new_here == there and new_there:
        cost = _judge_distance(imbalance, one, other) + _COST_OF_LOST_FIGURE
        return Candidate(Slip.MOVED, cost, {one: new_here, other: new_there}, (one, other))
    if not there and new_there == here and new_here:
        cost = _judge_distance(imbalance, one, other) + _COST_OF_LOST_FIGURE
        return Candidate(Slip.MOVED, cost, {other: new_there, one: new_here}, (other, one))
    if by == -other_by and not any(is_total):
        source, target = (one, other) if by > 0 else (other, one)
        distance = _judge_distance(imbalance, one, other)
        is_whole = not imbalance.number_at(source)
        if distance == _COST_OF_BESIDE or (is_whole and distance < _COST_OF_ELSEWHERE):
            cost = distance + (_COST_OF_MERGE if is_whole else _COST_OF_PARTIAL_MERGE)
            changes = {one: new_here, other: new_there}
            return Candidate(Slip.MERGED, cost, changes, (source, target))
    return _judge_two_slips(imbalance, one, new_here, other, new_there)


def _judge_two_slips(
    imbalance: Imbalance, one: str, new_here: Number, other: str, new_there: Number
) -> Candidate | None:
    """Two figures that were mistyped independently; None where one of them has no such slip, or cannot be told."""
    if not imbalance.system.single.issuperset((one, other)):
        return None
    cost, words = _COST_OF_TWO_SLIPS, []
    for cell, new in ((one, new_here), (other, new_there)):
        judge = judge_total if imbalance.form.cells[cell].is_computed else judge_figure
        cost_of_one, words_of_one = judge(imbalance, cell, new)
        if not words_of_one:
            return None
        cost += cost_of_one
        words.append(words_of_one)
    return Candidate(Slip.TWO_SLIPS, cost, {one: new_here, other: new_there}, (one, other), "、".join(words))


def _make_exchange(imbalance: Imbalance, one: str, other: str) -> Candidate:
    """The slip that put two figures into each other's cells; where one of them is 0, one figure into the other's."""
    here, there = imbalance.number_at(one), imbalance.number_at(other)
    distance = _judge_distance(imbalance, one, other)
    cost = distance + _COST_OF_EXCHANGED_TOTALS * any(imbalance.form.cells[cell].is_computed for cell in (one, other))
    if here and there:
        cost += _COST_OF_EXCHANGE + _COST_OF_SMALL_GAP * (find_size(here - there) <= _SMALL_GAP)
        return Candidate(Slip.EXCHANGED, cost, {one: there, other: here}, (one, other))
    target, source = (one, other) if there else (other, one)
    changes = {target: here or there, source: imbalance.empty}
    return Candidate(Slip.MOVED, cost, changes, (target, source))


def _judge_distance(imbalance: Imbalance, one: str, other: str) -> float:
    steps = imbalance.layout.count_steps(one, other)
    if steps is None:
        return _COST_OF_ELSEWHERE
    return _COST_OF_BESIDE if steps == 1 else _COST_OF_SAME_LINE
