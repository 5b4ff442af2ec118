"""Which equations of a report are tested, which of them are broken and by how much, and what a change may not break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.checks.findings import Finding
from model.checks.rules import has_unfilled_cell, list_numbers
from model.checks.unread import find_untestable_cells
from model.diagnosis.equation_system import build_system, make_rule_key
from model.diagnosis.imbalance import Changes, Differences
from model.form import editions
from model.form.figures import Number
from model.form.form import Form
from model.form.rule_language import Numbers, Rule, evaluate_side
from model.report.report import Report

_MAX_BLANK_SHARE = 0.5
"""Where more of an equation's entries are blank, the draft is not filled in yet, and nothing is wrong with it."""


@dataclass(frozen=True)
class TestedEquations:
    """values: of all cells, None for a blank; before: those of last year's report, under the ids of this form.

    excluded: the numbers (in Form.rules) of equations that are not tested. broken: by number, the left side of an
    equation less its right side.
    """

    __test__ = False  # for pytest: its name begins with Test, but it is none

    form: Form
    values: Mapping[str, Number | None]
    before: Mapping[str, Number]
    excluded: frozenset[int]
    broken: Differences

    @classmethod
    def of_report(cls, form: Form, report: Report, findings: Sequence[Finding], last: Report | None) -> TestedEquations:
        """What is tested in a report with these findings, beside last year's report."""
        differences: dict[int, Number] = {}
        excluded: set[int] = set()
        numbers = _number_equations(form.edition)
        for finding in findings:
            number = numbers.get(finding.key)
            if number is None or finding.left is None or finding.right is None:
                continue
            if finding.answer:
                excluded.add(number)
            else:
                differences[number] = finding.left - finding.right
        if not differences:
            return cls(form, {}, {}, frozenset(), {})
        numbers_by_scope = list_numbers(form, report, last)
        values = {**dict.fromkeys(form.cells), **numbers_by_scope[""]}
        untestable = find_untestable_cells(form, report)
        for number in numbers.values():
            rule = form.rules[number]
            if untestable and any(term.cell in untestable and not term.scope for term in rule.terms):
                excluded.add(number)
            elif number not in excluded and number not in differences:
                # also those that no finding tells of, as it follows from others that blanks may still make hold
                difference = _measure(rule, numbers_by_scope)
                if difference:
                    differences[number] = difference
                elif difference is None and rule.weight != "error":
                    excluded.add(number)
        before = {cell: number for cell, number in numbers_by_scope["last"].items() if number is not None}
        return cls(form, values, before, frozenset(excluded), differences)

    def list_broken_groups(self) -> list[Differences]:
        """The broken equations, those together that hang together by common cells."""
        if not self.broken:
            return []
        groups = build_system(self.form.edition, frozenset(), frozenset()).groups
        by_group: dict[int, dict[int, Number]] = {}
        for number, difference in self.broken.items():
            by_group.setdefault(groups[number], {})[number] = difference
        return list(by_group.values())

    def is_unfinished(self, numbers: Differences) -> bool:
        """Whether one of these equations is broken because most of its cells have not been filled in yet."""
        for number in numbers:
            cells = _list_entries(self.form.edition, number)
            blanks = sum(self.values[cell] is None for cell in cells)
            if blanks > 1 and blanks > _MAX_BLANK_SHARE * len(cells):
                return True
        return False

    def find_empty_value(self, table: str) -> Number | None:
        """What stands in cells of a table with nothing to count: 0, or None where blanks are the more usual."""
        entries = [self.values[cell.id] for cell in self.form.tables[table].cells if not cell.is_computed]
        return None if entries.count(None) > entries.count(0) else 0

    def allows(self, changes: Changes) -> bool:
        """Whether these changes break no inequality, no comparison with last year that becomes possible by them.

        And no figure becomes larger than any that is plausible.
        """
        after = {**self.values, **changes}
        for cell, number in changes.items():
            most = self.form.cells[cell].plausible_max
            if number is not None and most and number > most:
                return False
        for number in self._list_other_rules(changes):
            rule = self.form.rules[number]
            if self._is_broken(rule, after) and not self._is_broken(rule, self.values):
                return False
        return True

    def _list_other_rules(self, changes: Changes) -> Iterator[int]:
        """The inequalities about these cells, and the comparisons with last year that cannot be made yet."""
        rules = _find_inequalities_and_warnings(self.form.edition)
        for number in dict.fromkeys(number for cell in changes for number in rules.get(cell, ())):
            if self.form.rules[number].relation != "=" or number in self.excluded:
                yield number

    def _is_broken(self, rule: Rule, values: Mapping[str, Number | None]) -> bool:
        numbers = {"": values, "last": self.before, "units": {}}
        if rule.weight != "error" and has_unfilled_cell(rule, numbers):
            return False
        return not rule.is_satisfied(evaluate_side(rule.left, numbers), evaluate_side(rule.right, numbers))


def _measure(rule: Rule, numbers: Numbers) -> Number | None:
    """By how much a rule fails; None where it cannot be tested as something is blank."""
    if has_unfilled_cell(rule, numbers):
        return None
    return evaluate_side(rule.left, numbers) - evaluate_side(rule.right, numbers)


@lru_cache(maxsize=8)
def _number_equations(edition: str) -> Mapping[str, int]:
    """By the key of a finding, the number of its equation in Form.rules."""
    rules = editions.load_form(edition).rules
    return {make_rule_key(rule): number for number, rule in enumerate(rules) if rule.relation == "="}


@lru_cache(maxsize=256)
def _list_entries(edition: str, number: int) -> tuple[str, ...]:
    """The cells to be typed that an equation depends on, through totals as well."""
    form = editions.load_form(edition)
    parts = {rule.total_cell: rule.right for rule in form.total_rules}
    waiting = [term.cell for term in form.rules[number].terms if term.cell and not term.scope]
    entries: dict[str, None] = {}
    while waiting:
        cell = waiting.pop()
        if cell in parts:
            waiting += [term.cell for term in parts[cell]]
        else:
            entries[cell] = None
    return tuple(entries)


@lru_cache(maxsize=8)
def _find_inequalities_and_warnings(edition: str) -> Mapping[str, tuple[int, ...]]:
    """By cell id, the numbers of the rules about it that are no equations, or whose failure is only a warning."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(editions.load_form(edition).rules):
        if rule.relation != "=" or rule.weight != "error":
            for term in rule.terms:
                if term.cell and not term.scope:
                    found.setdefault(term.cell, []).append(number)
    return {cell: tuple(numbers) for cell, numbers in found.items()}
