"""Rows whose values may be put into their cells in several ways: the equations of the form decide, or nothing does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Literal

from model.form.figures import Number, number_of
from model.form.rule_language import SCOPES, Rule, evaluate_side
from model.importing.matching.values import is_dash, read_value

if TYPE_CHECKING:
    from model.form.form import Form
    from model.importing.matching.found_figures import FoundText

MAX_WAYS = 500
"""So many ways of one row are tried."""
_MAX_COMBINATIONS = 5_000
_MAX_ROUNDS = 40

ChoiceKind = Literal["joined", "uneven", "twice"]
"""joined: its digits ran together. uneven: it has more or fewer values than cells. twice: it was found twice."""

Way = tuple["FoundText | None", ...]
"""For each cell of a row its text, None where its value would be lost."""


@dataclass(frozen=True, slots=True)
class RowChoice:
    """A row and the ways its values may be put into its cells.

    label: of the row, as the clerk knows it. source: all its text and where it stands.
    """

    kind: ChoiceKind
    label: str
    cell_ids: tuple[str, ...]
    ways: tuple[Way, ...]
    source: FoundText


class ChoiceSolver:
    """Tries the ways of all undecided rows of a document against the equations of its form.

    Equations are those that are an error when broken. texts: by cell id, what has been placed; a blank counts 0, a cell
    that was not found or cannot be read is unknown, and an equation with an unknown says nothing.
    """

    def __init__(self, form: Form, texts: Mapping[str, FoundText], choices: Sequence[RowChoice]) -> None:
        self._form = form
        self._choices = choices
        self._open: list[list[Way]] = [list(choice.ways) for choice in choices]
        self._known: dict[str, Number] = {}
        undecided = {id for choice in choices for id in choice.cell_ids}
        self._known.update(_read_numbers({id: found for id, found in texts.items() if id not in undecided}, form))
        self._numbers_by_way = {
            id(way): _read_numbers(dict(zip(choice.cell_ids, way, strict=True)), form)
            for choice in choices
            for way in choice.ways
        }
        errors = [rule for rule in form.rules if rule.weight == "error" and rule.relation == "="]
        self._rules_by_choice = [_list_rules_about(errors, choice.cell_ids) for choice in choices]

    def find_fitting_ways(self) -> list[list[Way]]:
        """For each row, the ways that all equations allow, in their order."""
        for _ in range(_MAX_ROUNDS):
            counts = [len(ways) for ways in self._open]
            for at in range(len(self._choices)):
                self._open[at] = [way for way in self._open[at] if self._fits(at, way)]
                if len(self._open[at]) == 1:
                    self._known.update(self._numbers_by_way[id(self._open[at][0])])
            if counts == [len(ways) for ways in self._open]:
                break
        self._try_together()
        return self._open

    def list_proved_cells(self, at: int) -> list[int]:
        """The places of those cells of a row that have the same text in all ways left, as some equation proves.

        An equation in which all numbers are 0 proves nothing.
        """
        ways = self._open[at]
        return [place for place in _list_common_places(ways) if all(self._is_proved(at, place, way) for way in ways)]

    def is_covered(self, at: int) -> bool:
        """Whether every cell of a row is in some equation."""
        covered = {term.cell for rule in self._rules_by_choice[at] for term in rule.terms}
        return covered.issuperset(self._choices[at].cell_ids)

    def _fits(self, at: int, way: Way) -> bool:
        """Whether no equation about a row is broken where its cells are filled in this way."""
        numbers = self._list_numbers(at, way)
        lost = {id for id, found in zip(self._choices[at].cell_ids, way, strict=True) if found is None}
        for rule in self._rules_by_choice[at]:
            unknown = {term.cell for term in rule.terms if term.cell and term.cell not in numbers}
            if not unknown:
                if not is_rule_satisfied(rule, numbers):
                    return False
            elif len(unknown) == 1 and unknown <= lost:
                id = unknown.pop()
                number = _solve(rule, id, numbers)
                if number < 0:
                    return False
                numbers[id] = number
        return True

    def _is_proved(self, at: int, place: int, way: Way) -> bool:
        """Whether a cell is in an equation of known numbers, not all of them 0."""
        id = self._choices[at].cell_ids[place]
        numbers = self._list_numbers(at, way)
        for rule in self._rules_by_choice[at]:
            cells = [term.cell for term in rule.terms if term.cell]
            if id in cells and all(cell in numbers for cell in cells) and any(numbers[cell] for cell in cells):
                return True
        return False

    def _list_numbers(self, at: int, way: Way) -> dict[str, Number]:
        """By cell id the numbers known where a row is filled in this way."""
        own = set(self._choices[at].cell_ids)
        others = {id: number for id, number in self._known.items() if id not in own}
        return {**others, **self._numbers_by_way[id(way)]}

    def _try_together(self) -> None:
        """Keep those ways of the rows that fit into some combination of all rows; all, where there are too many."""
        several = [at for at, ways in enumerate(self._open) if len(ways) > 1]
        if not several or prod(len(self._open[at]) for at in several) > _MAX_COMBINATIONS:
            return
        rules = list({id(rule): rule for at in several for rule in self._rules_by_choice[at]}.values())
        fitting = list(self._find_combinations(several, rules))
        for number, at in enumerate(several):
            self._open[at] = [way for way in self._open[at] if any(way is ways[number] for ways in fitting)]

    def _find_combinations(self, several: Sequence[int], rules: Sequence[Rule]) -> Iterator[tuple[Way, ...]]:
        for ways in product(*(self._open[at] for at in several)):
            numbers = dict(self._known)
            for way in ways:
                numbers.update(self._numbers_by_way[id(way)])
            if all(is_rule_satisfied(rule, numbers) for rule in rules if _is_known(rule, numbers)):
                yield ways


def _list_rules_about(rules: Sequence[Rule], cell_ids: Collection[str]) -> list[Rule]:
    return [rule for rule in rules if any(term.cell in cell_ids for term in rule.terms)]


def _read_numbers(texts: Mapping[str, FoundText | None], form: Form) -> dict[str, Number]:
    """By cell id the numbers of texts; a blank or a dash is 0, what cannot be read has none."""
    numbers: dict[str, Number] = {}
    for id, found in texts.items():
        if found is None:
            continue
        if not found.text.strip() or is_dash(found.text):
            numbers[id] = 0
            continue
        figure, _ = read_value(found.text, form.cells[id])
        if figure is not None:
            numbers[id] = number_of(figure)
    return numbers


def _is_known(rule: Rule, numbers: Mapping[str, Number]) -> bool:
    return all(term.cell in numbers for term in rule.terms if term.cell)


def is_rule_satisfied(rule: Rule, numbers: Mapping[str, Number]) -> bool:
    """Whether a rule holds between numbers by cell id; a cell without one counts 0."""
    by_scope = dict.fromkeys(("", *SCOPES), numbers)
    return rule.is_satisfied(evaluate_side(rule.left, by_scope), evaluate_side(rule.right, by_scope))


def _solve(rule: Rule, id: str, numbers: Mapping[str, Number]) -> Number:
    """The number that a cell must have for an equation to hold in which all others are known."""
    others = {**numbers, id: None}
    by_scope = dict.fromkeys(("", *SCOPES), others)
    difference = evaluate_side(rule.left, by_scope) - evaluate_side(rule.right, by_scope)
    sign = next((term.sign for term in rule.right if term.cell == id), 0)
    sign = sign or -next(term.sign for term in rule.left if term.cell == id)
    return difference * sign


def _list_common_places(ways: Sequence[Way]) -> list[int]:
    """The places at which all ways have the same text."""
    if not ways:
        return []
    texts = [[found.text.strip() if found else None for found in way] for way in ways]
    return [at for at, text in enumerate(texts[0]) if text is not None and all(way[at] == text for way in texts)]
