"""The checks of words, as plain functions in one list, CHECKS.

Each takes (form, report with totals computed, last year's report or None) and yields Findings. They run at every edit:
what a check finds out about a text by reading it is to be kept by functools.lru_cache, by that text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.checks.findings import Finding
from model.form.form import Form
from model.report.report import Report

WordCheck = Callable[[Form, Report, Report | None], Iterable[Finding]]


def check_guard(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What must not go out, whatever the tables say."""
    if not any(report.prose.values()) and not report.unit:
        return ()
    from model.words.guard import all_kinds  # its expressions take long to compile: not before the first paint

    return all_kinds.check_guard(form, report, last)


def check_stated_figures(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What the prose states otherwise than the tables."""
    if not any(report.prose.values()):
        return ()
    from model.words.claims import check_claims  # likewise

    return check_claims(form, report, last)


def check_linked_figures(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What the prose takes from the tables and these do not have."""
    if not report.links:
        return ()
    from model.words.missing_figures import check_missing_figures

    return check_missing_figures(form, report, last)


CHECKS: tuple[WordCheck, ...] = (check_guard, check_stated_figures, check_linked_figures)


def check_words(form: Form, report: Report, last: Report | None = None) -> list[Finding]:
    """All findings about the words of a report, in the order of CHECKS, without the clerk's explanations."""
    return [finding for check in CHECKS for finding in check(form, report, last)]
