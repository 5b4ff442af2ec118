"""Answers: the written reason a clerk gives for a doubt, and the figures it was given for.

An answer stands in the report under answer.KEY, KEY being its finding's key: a first line with the figures it is
about, then the reason. Once these figures are others it answers nothing any more, and the doubt is open again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from model.checks.findings import UNFILLED, Finding
from model.form.figures import printed
from model.form.form import Form
from model.report.report import Report, Value, shelf_of

_KEY = re.compile(r"([a-z_0-9]+(?:\.[a-z_0-9]+)*)(?::\S+)?")
_NOTHING = "-"


def place_of(finding: Finding) -> str:
    """Where the answer to a finding stands."""
    return f"answer.{finding.key}"


def answerable(finding: Finding) -> bool:
    """Whether a reason can settle it: errors have to be mended and blanks to be filled."""
    return finding.weight == "warning" and finding.rule != UNFILLED


def may_stand(form: Form, key: str) -> bool:
    """Whether this can be the key of a doubt; not of a blank, nor of an equation whose breach is an error."""
    match = _KEY.fullmatch(key)
    if match is None or match[1] == UNFILLED:
        return False
    return all(rule.id != match[1] or rule.weight == "warning" for rule in form.rules)


def answering(report: Report, finding: Finding, reason: str) -> dict[str, Value | None]:
    """The values that answer a finding of this report, or that withdraw its answer where the reason is blank."""
    words = reason.strip()
    return {place_of(finding): f"{_about(report, finding)}\n{words}" if words else None}


def reason_in(text: str) -> str:
    """The reason in what stands in an answer's place."""
    return text.partition("\n")[2].strip()


def marked(report: Report, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings of this report, each with the answer it was given, or the former one where figures changed."""
    if not report.answers:
        return findings
    return [_marked(report, finding) for finding in findings]


def _marked(report: Report, finding: Finding) -> Finding:
    text = report.answers.get(finding.key, "")
    reason = reason_in(text)
    if not reason or not answerable(finding):
        return finding
    holds = text.partition("\n")[0] == _about(report, finding)
    return replace(finding, answer=reason) if holds else replace(finding, former=reason)


def _about(report: Report, finding: Finding) -> str:
    """The figures a finding speaks of, on one line; its own words where it speaks of none.

    Prose is left out: a reason must not lapse with every sentence written beside it.
    """
    sides = [printed(side) or _NOTHING for side in (finding.left, finding.right)]
    values = [_shown(report, cell) for cell in finding.cells if shelf_of(cell)[0] != "prose"]
    shown = [*sides, *values]
    return " ".join(" ".join(shown if {*shown} != {_NOTHING} else [finding.message]).split())


def _shown(report: Report, cell: str) -> str:
    value = report.published(cell) if shelf_of(cell)[0] == "figures" else report.value(cell)
    return value or _NOTHING if isinstance(value, str) else printed(value) or _NOTHING
