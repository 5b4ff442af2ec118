"""Lists the kinds of words that must not go out, and looks for them in a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from model.checks.findings import HALF_WIDTH_RULE, Finding, Passage
from model.form.form import Form
from model.report.report import Report
from model.words.guard import blanks, bodies, marks, notices, outline, parts, personal, problems, years
from model.words.guard.kinds import ALL_PLACES, NAME_OF_PLACE, ProseText, WordFault, WordKind, make_prose_text

KINDS: tuple[WordKind, ...] = (
    *blanks.KINDS,
    *years.KINDS,
    *notices.KINDS,
    *bodies.KINDS,
    *personal.KINDS,
    *parts.KINDS,
    *outline.KINDS,
    *problems.KINDS,
    *marks.KINDS,
)

_COVER_FIELDS = ("unit", "address", "website", "signed")
"""Of the other fields check_contact_details() of model/checks/cover_checks.py sees what is not complete."""

_MAX_TEXTS_KEPT = 64
"""Texts whose findings are kept: of a few reports, four each, before and after an edit."""


def check_guard(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """What stands in the prose of a report and must not go out; one finding for each kind and text.

    Half-width marks are told once for all texts, as one button changes them all.
    """
    yield from _check_cover(form, report)
    half_width = []
    for place in ALL_PLACES:
        if not report.text_at(place):
            continue
        for finding in check_prose_text(make_prose_text(report, place)):
            if finding.rule == HALF_WIDTH_RULE:
                half_width.append(finding)
            else:
                yield finding
    if half_width:
        yield _combine_findings(report, half_width)


def _check_cover(form: Form, report: Report) -> Iterator[Finding]:
    """What was to be filled in and was not, in the names and addresses on the cover."""
    for field in form.fields:
        text = report.value_at(field.place) if field.id in _COVER_FIELDS else None
        if isinstance(text, str):
            yield from _check_cover_text(ProseText(field.place, text, edition=form.edition))


@lru_cache(maxsize=_MAX_TEXTS_KEPT)
def _check_cover_text(text: ProseText) -> tuple[Finding, ...]:
    found = ((kind, list(kind.find(text))) for kind in blanks.KINDS)
    return tuple(replace(_make_finding(kind, text, faults), passage=None) for kind, faults in found if faults)


@lru_cache(maxsize=_MAX_TEXTS_KEPT)
def check_prose_text(prose: ProseText) -> tuple[Finding, ...]:
    """What of each kind is found in one text."""
    found = []
    for kind in KINDS:
        if prose.place in kind.places:
            faults = sorted(kind.find(prose), key=lambda fault: fault.start)
            if faults:
                found.append(_make_finding(kind, prose, faults))
    return tuple(found)


def _combine_findings(report: Report, findings: list[Finding]) -> Finding:
    """One finding for the half-width marks of several texts: it tells of the first, and how many there are."""
    first = findings[0]
    assert first.passage is not None
    places = tuple(place for finding in findings for place in finding.places)
    count = sum(len(marks.list_half_width_marks(report.text_at(place))) for place in places)
    names = "、".join(NAME_OF_PLACE[place] for place in places)
    shown = marks.quote_mark(report.text_at(places[0]), first.passage.start)
    where = f"共有 {count} 处半角标点，第一处是“{shown}”" if count > 1 else f"有半角标点“{shown}”"
    return replace(first, case="", places=places, message=f"{names}里{where}；中文里一般用全角。")


def _make_finding(kind: WordKind, prose: ProseText, faults: list[WordFault]) -> Finding:
    """One finding for all faults of a kind in a text: it tells of the first, and how many more there are."""
    first = faults[0]
    different = {prose.text[fault.start : fault.end] for fault in faults}
    more = f"这样的地方共有 {len(faults)} 处。" if len(faults) > 1 and len(different) > 1 else ""
    passage = (
        Passage(prose.place, first.start, prose.text[first.start : first.end]) if first.end > first.start else None
    )
    return Finding(
        kind.id,
        kind.weight,
        (prose.place,),
        first.message + more,
        case=prose.place,
        citation=kind.citation.format(notice=prose.form.notice),
        passage=passage,
    )
