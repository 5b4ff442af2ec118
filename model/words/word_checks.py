"""The checks of words, as plain functions in one list, CHECKS.

Each takes (form, report with totals computed, last year's report or None) and yields Findings. They run at every edit:
what a check finds out about a text by reading it is to be kept by functools.lru_cache, by that text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.checks.findings import Finding
from model.form.form import Form
from model.report.report import Report
from model.words.guard.all_kinds import check_guard

WordCheck = Callable[[Form, Report, Report | None], Iterable[Finding]]

CHECKS: tuple[WordCheck, ...] = (check_guard,)


def check_words(form: Form, report: Report, last: Report | None = None) -> list[Finding]:
    """All findings about the words of a report, in the order of CHECKS, without the clerk's explanations."""
    return [finding for check in CHECKS for finding in check(form, report, last)]
