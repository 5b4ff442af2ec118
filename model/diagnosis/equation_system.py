"""The equations of a form as linear equations: by how much each of them moves when the figure of one cell changes.

A total that nobody stated follows its parts: a change of a part moves all that the total moves, and the equation that
computes the total always holds. A total that a file states is a figure like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from model.form import editions
from model.form.form import Form
from model.form.rule_language import Rule

Vector = Mapping[int, int]
"""By the number of an equation: how far its left side exceeds its right side for 1 more in a cell; never 0."""


@dataclass(frozen=True, eq=False)
class EquationSystem:
    """equations: those in force, by number; vectors: of each cell that stands in one, but for totals that follow.

    cells: by number, the cells that move an equation; by_support: the cells that move exactly these equations;
    groups: by number, which equations hang together by common cells; single: the cells that no other can stand in for,
    as none moves the same equations. Each system is made once and equals only itself.
    """

    equations: Mapping[int, Rule]
    vectors: Mapping[str, Vector]
    cells: Mapping[int, tuple[str, ...]]
    by_support: Mapping[frozenset[int], tuple[str, ...]]
    groups: Mapping[int, int]
    single: frozenset[str]


def make_rule_key(rule: Rule) -> str:
    """The rule and its case, as the key of a finding: requests.flow:natural."""
    return f"{rule.id}:{rule.case}" if rule.case else rule.id


@lru_cache(maxsize=64)
def build_system(edition: str, following: frozenset[str], excluded: frozenset[int]) -> EquationSystem:
    """The system of an edition's equations.

    following: the totals that nobody stated; excluded: the numbers (in Form.rules) of equations that are not tested.
    """
    form = editions.load_form(edition)
    equations = {
        number: rule for number, rule in enumerate(form.rules) if rule.relation == "=" and number not in excluded
    }
    total_rules = {rule.total_cell: number for number, rule in enumerate(form.rules) if rule.is_total_rule}
    for total in following:
        equations.pop(total_rules.get(total, -1), None)
    vectors = _compute_vectors(form, equations, following)
    cells: dict[int, list[str]] = {number: [] for number in equations}
    by_support: dict[frozenset[int], list[str]] = {}
    for cell, vector in vectors.items():
        by_support.setdefault(frozenset(vector), []).append(cell)
        for number in vector:
            cells[number].append(cell)
    return EquationSystem(
        equations,
        vectors,
        {number: tuple(moving) for number, moving in cells.items()},
        {support: tuple(moving) for support, moving in by_support.items()},
        _group_equations(cells, vectors),
        frozenset(alike[0] for alike in by_support.values() if len(alike) == 1),
    )


def _compute_vectors(form: Form, equations: Mapping[int, Rule], following: frozenset[str]) -> dict[str, Vector]:
    own: dict[str, dict[int, int]] = {cell: {} for cell in form.cells}
    for number, rule in equations.items():
        for sign, side in ((1, rule.left), (-1, rule.right)):
            for term in side:
                if term.cell and not term.scope:
                    own[term.cell][number] = own[term.cell].get(number, 0) + sign * term.sign
    for rule in reversed(form.total_rules):
        if rule.total_cell in following:
            for term in rule.right:
                for number, coefficient in own[rule.total_cell].items():
                    own[term.cell][number] = own[term.cell].get(number, 0) + term.sign * coefficient
    vectors = {cell: {number: by for number, by in moved.items() if by} for cell, moved in own.items()}
    return {cell: vector for cell, vector in vectors.items() if vector and cell not in following}


def _group_equations(cells: Mapping[int, list[str]], vectors: Mapping[str, Vector]) -> dict[int, int]:
    groups: dict[int, int] = {}
    for first in cells:
        waiting = [first] if first not in groups else []
        while waiting:
            number = waiting.pop()
            if number in groups:
                continue
            groups[number] = first
            waiting += (other for cell in cells[number] for other in vectors[cell] if other not in groups)
    return groups
