"""One equation, two uses: settle() fills the totals it computes, check() tests it where figures were supplied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model import answers
from model.expressions import Lookup, Rule, blank, evaluate
from model.figures import Figure, Number, number
from model.findings import Finding
from model.form import Form
from model.plausibility import CHECKS
from model.report import Report


def settle(form: Form, report: Report) -> Report:
    """The report with every total computed anew from its entries; a total whose parts are all 未填 stays 未填."""
    figures: dict[str, Figure] = {
        id: figure for id, figure in report.figures.items() if id in form.cells and not form.cells[id].computed
    }

    def entered(scope: str, cell: str) -> Number | None:
        figure = figures.get(cell)
        return None if figure is None else number(figure)

    for rule in form.fillers:
        if not blank(rule.right, entered):
            figures[rule.filled] = evaluate(rule.right, entered)
    return replace(report, figures=figures)


def check(form: Form, report: Report, last: Report | None = None) -> tuple[Finding, ...]:
    """All findings of a settled report with their answers, errors first; last is the report of the year before."""
    lookup = _lookup(form, report, last)
    found = [*_broken(form.rules, lookup)]
    for named in CHECKS:
        found += named(form, report, last)
    order = {"error": 0, "warning": 1, "hint": 2}
    return tuple(sorted(answers.marked(report, found), key=lambda finding: order[finding.weight]))


def _lookup(form: Form, report: Report, last: Report | None) -> Lookup:
    """What a rule sees: the totals a file claimed before the computed ones."""
    renamed = {} if last is None else {new: old for old, new in form.renames.get(last.edition, {}).items()}

    def look(scope: str, cell: str) -> Number | None:
        if not scope:
            figure = report.published(cell)
        elif scope == "last" and last is not None:
            figure = last.published(renamed.get(cell, cell))
        else:
            figure = None
        return None if figure is None else number(figure)

    return look


def _broken(rules: tuple[Rule, ...], lookup: Lookup) -> Iterator[Finding]:
    for rule in rules:
        if rule.weight != "error" and _unfilled(rule, lookup):
            continue
        left, right = evaluate(rule.left, lookup), evaluate(rule.right, lookup)
        if not rule.holds(left, right):
            words = rule.says.format(**rule.labels, left=left, right=right, difference=abs(left - right))
            cells = tuple(term.cell for term in rule.terms if term.cell and not term.scope)
            yield Finding(rule.id, rule.weight, cells, words, left, right, rule.case, rule.cites)


def _unfilled(rule: Rule, lookup: Lookup) -> bool:
    """A mere doubt waits until all its figures are there; an equation counts a blank as 0."""
    return any(term.constant is None and lookup(term.scope, term.cell) is None for term in rule.terms)
