"""Slips in one cell: a figure mistyped, left out or entered twice, a blank, a total that is not its parts' sum."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from model.diagnosis.digit_slips import find_digit_slip
from model.diagnosis.imbalance import Candidate, Imbalance, Slip, find_size
from model.form.figures import Number

_COST_OF_ONLY_BLANK = 0.0
_COST_OF_BLANK = 3.0
_COST_OF_LEFT_OUT = 2.0
_COST_OF_ENTERED_TWICE = 1.5
_COST_OF_NEEDLESS = 4.0
_COST_OF_UNEXPLAINED = 5.0
_COST_OF_MISCOUNTED_PART = 1.0
_COST_OF_SMALL_PART = 1.0
"""For a part so small that it explains the difference by chance."""
_SMALL_PART = 2
_COST_OF_ZERO_TOTAL = 0.5
_COST_OF_UNEXPLAINED_TOTAL = 2.3
_COST_OF_TOTAL_OF_NOUGHTS = 1.5
_COST_OF_EMPTY_ROW = 1.5


def find_single_slips(imbalance: Imbalance) -> Iterator[Candidate]:
    """The cells of which one alone, with another figure, makes all equations hold."""
    for cell, by in imbalance.find_single_change(imbalance.differences):
        new = imbalance.number_at(cell) + by
        if imbalance.can_hold(cell, new):
            yield _judge_change(imbalance, cell, new)


def judge_figure(imbalance: Imbalance, cell: str, new: Number) -> tuple[float, str]:
    """How unlikely it is that the figure of a cell stands for this number by a slip, and what slip that would be.

    The words follow after 像是; "" where nothing but another number can be said.
    """
    old = imbalance.number_at(cell)
    form_cell = imbalance.form.cells[cell]
    digits = find_digit_slip(new, old, form_cell.kind == "amount")
    if digits is not None:
        return digits.cost, digits.words
    if not old:
        return _COST_OF_LEFT_OUT + _COST_OF_EMPTY_ROW * _is_row_empty(imbalance, cell), "漏填了"
    if not new:
        twin = _find_neighbour_with(imbalance, cell, old)
        if twin:
            return _COST_OF_ENTERED_TWICE, f"和{imbalance.form.name_of(twin)}是同一个数，填了两遍"
        return _COST_OF_NEEDLESS, "多填了"
    return _COST_OF_UNEXPLAINED + log(1 + find_size(new - old)) / 2, ""


def judge_total(imbalance: Imbalance, cell: str, new: Number) -> tuple[float, str]:
    """The same for a total that a file states: a part left out or added twice is a slip of totals alone."""
    old = imbalance.number_at(cell)
    for rule in imbalance.system.equations.values():
        if rule.left[0].cell != cell or len(rule.left) > 1:
            continue
        for term in rule.right:
            part = imbalance.number_at(term.cell)
            if part and new - old in (part, -part):
                name = imbalance.form.cells[term.cell]
                label = name.row.short if rule.case == name.column.id else name.column.short
                way = "漏加了" if new > old else "多加了一遍"
                cost = _COST_OF_MISCOUNTED_PART + _COST_OF_SMALL_PART * (find_size(part) <= _SMALL_PART)
                return cost, f"{way}“{label}”的 {part}"
    digits = find_digit_slip(new, old)
    if digits is not None:
        return digits.cost + 0.1, digits.words
    if not old:
        return _COST_OF_ZERO_TOTAL, "没有相加"
    return _COST_OF_UNEXPLAINED_TOTAL if new else _COST_OF_TOTAL_OF_NOUGHTS, ""


def _judge_change(imbalance: Imbalance, cell: str, new: Number) -> Candidate:
    if imbalance.form.cells[cell].is_computed:
        cost, words = judge_total(imbalance, cell, new)
        return Candidate(Slip.TOTAL, cost, {cell: new}, (cell,), words)
    if imbalance.values[cell] is None:
        is_only = _count_blanks(imbalance, cell) == 1
        return Candidate(Slip.BLANK, _COST_OF_ONLY_BLANK if is_only else _COST_OF_BLANK, {cell: new}, (cell,))
    cost, words = judge_figure(imbalance, cell, new)
    return Candidate(Slip.FIGURE, cost, {cell: new}, (cell,), words)


def _count_blanks(imbalance: Imbalance, cell: str) -> int:
    """How many of the cells that could mend what this one mends are blank."""
    alike = imbalance.system.by_support[frozenset(imbalance.system.vectors[cell])]
    return sum(imbalance.values[other] is None for other in alike)


def _is_row_empty(imbalance: Imbalance, cell: str) -> bool:
    """Whether a row holds nothing but blanks and noughts."""
    return not any(imbalance.number_at(other) for other in _list_row(imbalance, cell) if other != cell)


def _list_row(imbalance: Imbalance, cell: str) -> tuple[str, ...]:
    for line in imbalance.layout.lines[imbalance.layout.places[cell].table]:
        if line.kind == "row" and cell in line.cells:
            return line.cells
    return ()


def _find_neighbour_with(imbalance: Imbalance, cell: str, number: Number) -> str:
    """A cell beside this one that holds the same number; "" where none does."""
    for other, place in imbalance.layout.places.items():
        is_same_table = place.table == imbalance.layout.places[cell].table
        if is_same_table and imbalance.layout.count_steps(cell, other) == 1 and imbalance.number_at(other) == number:
            return "" if imbalance.form.cells[other].is_computed else other
    return ""
