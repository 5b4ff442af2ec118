"""The form's rules applied to a report: compute_totals fills the totals, check_report tests all rules and checks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from model.checks import explanations
from model.checks.check_memory import Check, CheckMemory
from model.checks.findings import Finding
from model.checks.open_equations import can_blanks_mend
from model.checks.plausibility import CHECKS
from model.checks.unread import find_unknown_cells, find_untestable_cells
from model.form.figures import Figure, Number, format_figure, number_of
from model.form.form import Form
from model.form.rule_language import SCOPES, Numbers, Rule, Side, Weight, evaluate_side, is_blank
from model.linked_figures.shown_figures import show_linked_figures
from model.report.report import Report

_WEIGHTS = get_args(Weight)
TOTAL_COLUMN = "total"
"""The column that adds up the others."""

_FOLLOWS_FROM_COLUMNS = "前面的列改平，这一列就平了。"
_SIDE_PHRASE = re.compile(r"\[([^]]*)\]")
"""What a message says only where the side it is about has a figure: [是 {left} 件]."""
_BLANK_SIDE = "还空着"
_NO_DIFFERENCE = "填上再核对"


def compute_totals(form: Form, report: Report) -> Report:
    """The report with every total computed anew from its entries; a total whose parts are all 未填 stays 未填.

    So does a total some part of which could not be read: the sum of the others would be another figure. Figures of
    cells that the form does not have are dropped. Figures that are linked in the prose follow.
    """
    unknown, entries = find_unknown_cells(form, report), form.entry_ids
    figures: dict[str, Figure] = {id: figure for id, figure in report.figures.items() if id in entries}
    numbers = {id: number_of(figure) for id, figure in figures.items()}
    by_scope = {"": numbers}
    for rule in form.total_rules:
        total = rule.total_cell
        if total not in unknown and any(term.cell in numbers or term.constant is not None for term in rule.right):
            figures[total] = numbers[total] = evaluate_side(rule.right, by_scope)
    return show_linked_figures(form, replace(report, figures=figures))


def check_report(form: Form, report: Report, last: Report | None = None) -> tuple[Finding, ...]:
    """What is found in tables and cover of a report whose totals are computed, with the clerk's explanations.

    last: the report of the year before. Errors first, then warnings, then hints; of one weight in the order of the
    form. gather_findings() of model/words/all_findings.py has what is found in the words too.
    """
    found = CheckMemory().run_checks(TABLE_CHECKS, form, report, last)
    return sort_findings(form, explanations.attach_answers(report, found))


def check_rules(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The rules of the form hold."""
    return find_broken_rules(form, report, last, form.rules)


def check_rules_of_draft(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The rules of the form hold in a report that is being filled in; a blank does not count as 0 there.

    Where blanks can still make a rule hold, the finding is pending: no error, but a hint what there is to fill in.
    """
    broken = _list_broken_rules(form.rules, list_numbers(form, report, last), find_untestable_cells(form, report))
    return _simplify_total_findings([_mark_pending(form, report, rule, finding) for rule, finding in broken])


def find_broken_rules(form: Form, report: Report, last: Report | None, rules: Iterable[Rule]) -> Iterator[Finding]:
    """A finding for each of these rules whose two sides do not agree in a report, without the clerk's explanations."""
    broken = _list_broken_rules(rules, list_numbers(form, report, last), find_untestable_cells(form, report))
    return _simplify_total_findings([finding for _, finding in broken])


TABLE_CHECKS: tuple[Check, ...] = (check_rules, *CHECKS)
"""All checks of tables and cover."""

DRAFT_TABLE_CHECKS: tuple[Check, ...] = (check_rules_of_draft, *CHECKS)
"""All checks of tables and cover of a draft, which is still being filled in."""


def sort_findings(form: Form, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, errors first, then warnings, then hints; of one weight in the order of the form."""
    order = form.reading_order
    return tuple(sorted(findings, key=lambda found: (_WEIGHTS.index(found.weight), order[found.places[0]])))


def list_numbers(form: Form, report: Report, last: Report | None) -> Numbers:
    """What a rule reads: this report's figures, with a file's stated totals before computed ones, and last year's."""
    numbers: dict[str, Mapping[str, Number | None]] = {scope: {} for scope in SCOPES}
    numbers[""] = _list_stated_numbers(report)
    if last is not None:
        before = _list_stated_numbers(last)
        renamed = {new: before.get(old) for old, new in form.renames.get(last.edition, {}).items()}
        numbers["last"] = {id: number for id, number in {**before, **renamed}.items() if number is not None}
    return numbers


def _list_stated_numbers(report: Report) -> dict[str, Number]:
    return {id: number_of(figure) for id, figure in {**report.figures, **report.stated_totals}.items()}


def _list_broken_rules(
    rules: Iterable[Rule], numbers: Numbers, untestable: Collection[str]
) -> Iterator[tuple[Rule, Finding]]:
    """Each rule whose two sides do not agree, with its finding. untestable: cells whose rules are passed over."""
    for rule in rules:
        if rule.weight != "error" and has_unfilled_cell(rule, numbers):
            continue
        if untestable and any(term.cell in untestable and not term.scope for term in rule.terms):
            continue
        left, right = evaluate_side(rule.left, numbers), evaluate_side(rule.right, numbers)
        if not rule.is_satisfied(left, right):
            cells = tuple(term.cell for term in rule.terms if term.cell and not term.scope)
            words = _word_message(rule, numbers, left, right)
            yield rule, Finding(rule.id, rule.weight, cells, words, left, right, rule.case, rule.citation)


def _mark_pending(form: Form, report: Report, rule: Rule, finding: Finding) -> Finding:
    """The finding of a broken rule, as a pending one where blanks of the report can still make the rule hold."""
    difference = _compute_difference(finding)
    size = -difference if difference < 0 else difference
    if rule.weight != "error" or not can_blanks_mend(form, report, rule, is_left_smaller=difference < 0):
        return finding
    template = rule.short_left if difference < 0 else rule.short_right
    words = template.format(**rule.labels, difference=format_figure(size)) if template else finding.message
    return replace(finding, weight="hint", message=words, is_pending=True)


def _word_message(rule: Rule, numbers: Numbers, left: Number, right: Number) -> str:
    """What to tell the clerk about a broken rule; of a side without any figure not that it is 0, but that it is blank.

    left, right: the values of its sides.
    """
    difference = left - right if left > right else right - left
    is_one_blank = is_blank(rule.left, numbers) or is_blank(rule.right, numbers)

    def word_phrase(match: re.Match[str]) -> str:
        phrase = match[1]
        if "{difference}" in phrase:
            return _NO_DIFFERENCE if is_one_blank else phrase
        side = rule.left if "{left}" in phrase else rule.right
        return _BLANK_SIDE if is_blank(side, numbers) else phrase + _count_blanks(side, numbers)

    return _SIDE_PHRASE.sub(word_phrase, rule.message_template).format(
        **rule.labels,
        left=format_figure(left),
        right=format_figure(right),
        difference=format_figure(difference),
    )


def _count_blanks(side: Side, numbers: Numbers) -> str:
    """How many cells of a side are blank, in brackets; "" where none is."""
    blanks = sum(term.constant is None and numbers[term.scope].get(term.cell) is None for term in side)
    return f"（其中 {blanks} 格空着）" if blanks else ""


def _simplify_total_findings(found: list[Finding]) -> Iterator[Finding]:
    """The findings, those of the 总计 column shortened where it is wrong only by what the other columns are wrong by.

    Then an error says that it follows from these; a warning is left out, as it is to be explained but once, and so is
    a pending finding, as the columns say what is to be filled in.
    """
    sum_of_differences: dict[str, Number] = {}
    for finding in found:
        if finding.case != TOTAL_COLUMN:
            before = sum_of_differences.get(finding.rule, 0)
            sum_of_differences[finding.rule] = before + _compute_difference(finding)
    for finding in found:
        follows = _compute_difference(finding) == sum_of_differences.get(finding.rule)
        if finding.case != TOTAL_COLUMN or not follows:
            yield finding
        elif finding.weight == "error":
            yield replace(finding, message=f"{finding.message}{_FOLLOWS_FROM_COLUMNS}")


def _compute_difference(finding: Finding) -> Number:
    assert finding.left is not None
    assert finding.right is not None
    return finding.left - finding.right


def has_unfilled_cell(rule: Rule, numbers: Numbers) -> bool:
    """Whether a cell of the rule is 未填: a rule that gives no error is not tested then; others count a blank as 0."""
    return any(term.constant is None and numbers[term.scope].get(term.cell) is None for term in rule.terms)
