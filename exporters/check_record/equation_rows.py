"""The rows about equations: each group with how many of it hold, and each that does not hold with both its sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from exporters.content.text_table import TextRow
from model.checks.findings import Finding
from model.checks.rule_outcomes import Outcome, RuleOutcome, list_rule_outcomes
from model.form.figures import format_figure
from model.form.form import Form
from model.report.report import Report

_NEGATED = {"=": "≠", "<=": ">", ">=": "<"}
"""What stands between the two sides of a rule that does not hold."""

_UNTESTED = (Outcome.UNREAD, Outcome.UNFILLED, Outcome.NO_LAST_YEAR)


def list_equation_rows(form: Form, report: Report, last: Report | None, findings: Iterable[Finding]) -> list[TextRow]:
    """The header and the rows of every group of rules, in the order of the form; findings: those of the report."""
    status_by_key = {finding.key: finding.status for finding in findings}
    rows = [TextRow(("核对什么", "结果", "依据；不平的写两边的数"))]
    outcomes = list_rule_outcomes(form, report, last)
    for _, group in groupby(sorted(outcomes, key=lambda one: _find_rank(form, one)), key=lambda one: one.rule.id):
        rows += _list_group_rows(list(group), status_by_key)
    return rows


def _find_rank(form: Form, outcome: RuleOutcome) -> int:
    """Where the group of a rule comes first: rules that fill totals are not together with others of their group."""
    return next(rank for rank, rule in enumerate(form.rules) if rule.id == outcome.rule.id)


def _list_group_rows(group: list[RuleOutcome], status_by_key: dict[str, str]) -> Iterator[TextRow]:
    """A row for the group, and one for each rule of it that does not hold."""
    rule = group[0].rule
    counts = Counter(one.outcome for one in group)
    yield TextRow((rule.name or rule.id, _describe_counts(counts, len(group)), rule.citation))
    for one in group:
        if one.outcome is Outcome.BROKEN:
            label = "".join(f"“{label}”" for label in one.rule.labels.values())
            status = status_by_key.get(one.key, Outcome.BROKEN.value)
            sides = f"{format_figure(one.left)} {_NEGATED[one.rule.relation]} {format_figure(one.right)}"
            yield TextRow((f"　　{label or '本条'}", f"不平，{status}", sides))


def _describe_counts(counts: Counter[Outcome], total: int) -> str:
    """What came of a group of so many rules: 通过（11 个等式）, or how many of them are broken or were not tested."""
    if counts[Outcome.HOLDS] == total:
        return f"通过（{total} 个等式）"
    parts = [f"{counts[Outcome.BROKEN]} 个不平"] if counts[Outcome.BROKEN] else []
    parts += [f"{counts[Outcome.HOLDS]} 个通过"] if counts[Outcome.HOLDS] else []
    parts += [f"{counts[one]} 个没有核对（{one.value}）" for one in _UNTESTED if counts[one]]
    return "，".join(parts)
