"""Gathers everything the checks find in a report: in its tables and cover, and in its words."""

from __future__ import annotations

from collections.abc import Sequence

from model.checks.cover_checks import check_scope
from model.checks.explanations import attach_answers
from model.checks.findings import Finding
from model.checks.rules import check_report, sort_findings
from model.form.form import Form
from model.local_rules.local_rule import LocalRule
from model.report.report import Report
from model.words.local_findings import check_local_rules
from model.words.word_checks import check_words


def gather_findings(
    form: Form,
    report: Report,
    last: Report | None = None,
    is_draft: bool = False,
    local_rules: Sequence[LocalRule] = (),
) -> tuple[Finding, ...]:
    """All findings of a report whose totals are computed, with the clerk's explanations; last: of the year before.

    is_draft: it is a draft of ours, which says more than a published page does. local_rules: those of a city or a unit.
    Errors first, then warnings, then hints; of one weight in the order of the form.
    """
    in_words_and_local = attach_answers(
        report, [*check_words(form, report, last), *check_local_rules(form, report, last, local_rules)]
    )
    of_draft = check_scope(form, report) if is_draft else ()
    return sort_findings(form, (*check_report(form, report, last), *in_words_and_local, *of_draft))
