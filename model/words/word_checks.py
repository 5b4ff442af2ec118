"""The checks of words, as plain functions in one list, CHECKS.

Each takes (form, report with totals computed, last year's report or None) and yields Findings; it runs anew where a
place differs that it read. What it finds out about a single text is to be kept by functools.lru_cache, by that text.
"""

from __future__ import annotations

from collections.abc import Iterable

from model.checks.check_memory import Check
from model.checks.findings import Finding
from model.form.form import Form
from model.report.report import Report


def check_guard(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What must not go out, whatever the tables say."""
    if not _has_prose(form, report) and not report.unit:
        return ()
    from model.words.guard import all_kinds  # its expressions take long to compile: not before the first paint

    return all_kinds.check_guard(form, report, last)


def check_stated_figures(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What the prose states otherwise than the tables."""
    if not _has_prose(form, report):
        return ()
    from model.words.claims import check_claims  # likewise

    return check_claims(form, report, last)


def check_linked_figures(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What the prose takes from the tables and these do not have."""
    if not report.links:
        return ()
    from model.words.missing_figures import check_missing_figures

    return check_missing_figures(form, report, last)


def _has_prose(form: Form, report: Report) -> bool:
    return any(report.text_at(place) for place in form.prose_places)


def check_likeness(form: Form, report: Report, last: Report | None) -> Iterable[Finding]:
    """What of the prose is last year's."""
    if last is None or not last.prose:
        return ()
    from model.words.likeness import likeness_check  # likewise

    return likeness_check.check_likeness(form, report, last)


CHECKS: tuple[Check, ...] = (check_guard, check_stated_figures, check_likeness, check_linked_figures)
