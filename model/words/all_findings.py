"""Gathers everything the checks find in a report: in its tables and cover, and in its words."""

from __future__ import annotations

from collections.abc import Sequence

from model.checks.check_memory import Check, CheckMemory
from model.checks.cover_checks import check_scope
from model.checks.explanations import attach_answers
from model.checks.findings import Finding
from model.checks.rules import DRAFT_TABLE_CHECKS, TABLE_CHECKS, sort_findings
from model.form.form import Form
from model.report.report import Report
from model.words import word_checks


def gather_findings(
    form: Form,
    report: Report,
    last: Report | None = None,
    is_draft: bool = False,
    memory: CheckMemory | None = None,
    local_checks: Sequence[Check] = (),
) -> tuple[Finding, ...]:
    """All findings of a report whose totals are computed, with the clerk's explanations; last: of the year before.

    is_draft: it is a draft of ours, which says more than a published page does, and whose blanks are still to be filled
    in: in a finished report a blank counts 0, in a draft an equation that its blanks can still make hold is no error
    yet. memory: what was found in it before its last change, so that only what the change concerns is checked anew; the
    findings are the same without it. local_checks: those of the rules of a city or a unit, from make_local_checks() of
    model/words/local_findings.py. Errors first, then warnings, then hints; of one weight in the order of the form.
    """
    memory = CheckMemory() if memory is None else memory
    of_tables = DRAFT_TABLE_CHECKS if is_draft else TABLE_CHECKS
    checks = [*of_tables, *word_checks.CHECKS, *([check_scope] if is_draft else []), *local_checks]
    found = memory.run_checks(checks, form, report, last)
    return sort_findings(form, attach_answers(report, found))
