"""What came of testing each rule of the form on a report: those that hold as well, each with both sides' figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from model.checks.rules import has_unfilled_cell, list_numbers
from model.checks.unread import find_untestable_cells
from model.form.figures import Number
from model.form.form import Form
from model.form.rule_language import Rule, evaluate_side
from model.report.report import Report


class Outcome(Enum):
    """What came of testing a rule: it holds or not, or why it could not be tested."""

    HOLDS = "通过"
    BROKEN = "不平"
    UNREAD = "有数没有读到"
    UNFILLED = "未填"
    NO_LAST_YEAR = "没有上年报告"


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """A rule, what came of it, and what its two sides come to (a blank counts as 0)."""

    rule: Rule
    outcome: Outcome
    left: Number
    right: Number

    @property
    def key(self) -> str:
        """The key of the finding that tells of the rule where it is broken."""
        return f"{self.rule.id}:{self.rule.case}" if self.rule.case else self.rule.id


def list_rule_outcomes(form: Form, report: Report, last: Report | None = None) -> tuple[RuleOutcome, ...]:
    """The outcome of every rule, in the order of the form; report: with computed totals, last: of the year before.

    check_report() tells of the broken ones. A rule of which no cell is filled in says nothing about the report, so it
    is not said to hold, although 0 is 0.
    """
    numbers = list_numbers(form, report, last)
    untestable = find_untestable_cells(form, report)
    outcomes = []
    for rule in form.rules:
        left, right = evaluate_side(rule.left, numbers), evaluate_side(rule.right, numbers)
        needs_last_year = last is None and any(term.scope == "last" for term in rule.terms)
        is_blank = all(term.cell not in numbers[term.scope] for term in rule.terms if term.cell)
        if any(term.cell in untestable and not term.scope for term in rule.terms):
            outcome = Outcome.UNREAD
        elif needs_last_year:
            outcome = Outcome.NO_LAST_YEAR
        elif is_blank or (rule.weight != "error" and has_unfilled_cell(rule, numbers)):
            outcome = Outcome.UNFILLED
        else:
            outcome = Outcome.HOLDS if rule.is_satisfied(left, right) else Outcome.BROKEN
        outcomes.append(RuleOutcome(rule, outcome, left, right))
    return tuple(outcomes)
