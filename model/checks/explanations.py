"""Answers to warnings: the reason a clerk gives why a warning is none, and the figures it was given for.

An answer stands in the report in the place answer.KEY, where KEY is its finding's key: a first line with the figures it
is about, then the reason. Once these figures change it no longer counts, and the warning has to be explained again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from model.checks.findings import UNFILLED_RULE, Finding
from model.form.figures import format_figure
from model.form.form import Form
from model.report.report import Report, Value, kind_of_place

_KEY_PATTERN = re.compile(r"([a-z_0-9]+(?:\.[a-z_0-9]+)*)(?::\S+)?")
"""The key of a finding: its rule, and after a colon what the rule was applied to."""

_NO_VALUE = "-"


def answer_place(finding: Finding) -> str:
    """The place in a report of the answer to a finding."""
    return f"answer.{finding.key}"


def is_answerable(finding: Finding) -> bool:
    """Whether a reason can be given instead of a change: errors have to be corrected, blanks to be filled."""
    return finding.weight == "warning" and finding.rule != UNFILLED_RULE


def is_answer_key(form: Form, key: str) -> bool:
    """Whether this can be the key of a warning: not that of blanks, nor of a rule of another weight."""
    match = _KEY_PATTERN.fullmatch(key)
    if match is None or match[1] == UNFILLED_RULE:
        return False
    return all(rule.id != match[1] or rule.weight == "warning" for rule in form.rules)


def answer_values(report: Report, finding: Finding, reason: str) -> dict[str, Value | None]:
    """The value, by place, that answers a finding of this report; None, which takes the answer back, for no reason."""
    words = reason.strip()
    answer = f"{_describe_figures(report, finding)}\n{words}" if words else None
    return {answer_place(finding): answer}


def extract_reason(text: str) -> str:
    """The reason in the text of an answer, without the line of figures in front."""
    return text.partition("\n")[2].strip()


def attach_answers(report: Report, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings of this report, each with its answer, or with its former answer where the figures have changed."""
    if not report.answers:
        return findings
    return [_attach_answer(report, finding) for finding in findings]


def _attach_answer(report: Report, finding: Finding) -> Finding:
    text = report.answers.get(finding.key, "")
    reason = extract_reason(text)
    if not reason or not is_answerable(finding):
        return finding
    figures = text.partition("\n")[0]
    if figures == _describe_figures(report, finding):
        return replace(finding, answer=reason)
    return replace(finding, former_answer=reason)


def _describe_figures(report: Report, finding: Finding) -> str:
    """The figures a finding is about, on one line; its message where it is about none.

    Prose is left out: an answer must not lapse with every sentence that is written.
    """
    sides = [format_figure(side) or _NO_VALUE for side in (finding.left, finding.right)]
    values = [_format_place(report, place) for place in finding.places if kind_of_place(place)[0] != "prose"]
    figures = [*sides, *values]
    if all(figure == _NO_VALUE for figure in figures):
        figures = [finding.message]
    return " ".join(" ".join(figures).split())


def _format_place(report: Report, place: str) -> str:
    """The value of a place as text, "-" for none; of a cell the total its file states, where it states one."""
    value = report.stated_or_computed(place) if kind_of_place(place)[0] == "figures" else report.value_at(place)
    text = value if isinstance(value, str) else format_figure(value)
    return text or _NO_VALUE
