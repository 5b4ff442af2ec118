"""Answers: the written reason a clerk gives for a doubt, and the figures it was given for.

An answer stands in the report under answer.KEY, KEY being its finding's key: a first line with the figures it is
about, then the reason. Once these figures are others it answers nothing any more, and the doubt is open again.
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
_NO_VALUE = "-"


def answer_place(finding: Finding) -> str:
    """Where the answer to a finding stands."""
    return f"answer.{finding.key}"


def is_answerable(finding: Finding) -> bool:
    """Whether a reason can settle it: errors have to be mended and blanks to be filled."""
    return finding.weight == "warning" and finding.rule != UNFILLED_RULE


def is_answer_key(form: Form, key: str) -> bool:
    """Whether this can be the key of a doubt; not of a blank, nor of an equation whose breach is an error."""
    match = _KEY_PATTERN.fullmatch(key)
    if match is None or match[1] == UNFILLED_RULE:
        return False
    return all(rule.id != match[1] or rule.weight == "warning" for rule in form.rules)


def answer_values(report: Report, finding: Finding, reason: str) -> dict[str, Value | None]:
    """The values that answer a finding of this report, or that withdraw its answer where the reason is blank."""
    words = reason.strip()
    return {answer_place(finding): f"{_describe_figures(report, finding)}\n{words}" if words else None}


def extract_reason(text: str) -> str:
    """The reason in what stands in an answer's place."""
    return text.partition("\n")[2].strip()


def attach_answers(report: Report, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings of this report, each with the answer it was given, or the former one where figures changed."""
    if not report.answers:
        return findings
    return [_attach_answer(report, finding) for finding in findings]


def _attach_answer(report: Report, finding: Finding) -> Finding:
    text = report.answers.get(finding.key, "")
    reason = extract_reason(text)
    if not reason or not is_answerable(finding):
        return finding
    holds = text.partition("\n")[0] == _describe_figures(report, finding)
    return replace(finding, answer=reason) if holds else replace(finding, former_answer=reason)


def _describe_figures(report: Report, finding: Finding) -> str:
    """The figures a finding speaks of, on one line; its own words where it speaks of none.

    Prose is left out: a reason must not lapse with every sentence written beside it.
    """
    sides = [format_figure(side) or _NO_VALUE for side in (finding.left, finding.right)]
    values = [_format_place(report, cell) for cell in finding.places if kind_of_place(cell)[0] != "prose"]
    shown = [*sides, *values]
    return " ".join(" ".join(shown if {*shown} != {_NO_VALUE} else [finding.message]).split())


def _format_place(report: Report, cell: str) -> str:
    value = report.stated_or_computed(cell) if kind_of_place(cell)[0] == "figures" else report.value_at(cell)
    return value or _NO_VALUE if isinstance(value, str) else format_figure(value) or _NO_VALUE
