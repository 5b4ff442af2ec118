"""What the store writes down: values, edits and times as texts of its rows, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from model.checks.findings import Tally
from model.report.edits import Change, Edit
from model.report.report import Report, Value
from model.report.report_json import text_of, value_of

Summary = tuple[str, int | None, str, int, int, int, int]
"""What a card shows and an edit may alter: unit, year, changed, errors, warnings, unfilled, unwritten."""


@dataclass(frozen=True, slots=True)
class Page:
    """One edit as the rows that keep it: (draft, at, label, changes), entries to put and to drop, the summary."""

    edit: tuple[int, str, str, str]
    put: list[tuple[int, str, str]]
    drop: list[tuple[int, str]]
    summary: Summary


def page_of(draft: int, edit: Edit, report: Report, tally: Tally, now: datetime) -> Page:
    """The rows of an edit made now, after which the draft is this report."""
    after = {whole(change.place): change.after for change in edit.changes}
    put = [(draft, place, kept(value)) for place, value in after.items() if value is not None and value != ""]
    drop = [(draft, place) for place, value in after.items() if value is None or value == ""]
    changes = as_json([(change.place, _told(change.before), _told(change.after)) for change in edit.changes])
    row = (draft, time_text(now), whole(edit.label), changes)
    return Page(row, put, drop, summary_of(report, tally, now))


def summary_of(report: Report, tally: Tally, now: datetime) -> Summary:
    """The columns of a draft's card."""
    counts = (tally.errors, tally.warnings, tally.unfilled, tally.unwritten)
    return (whole(report.unit), report.year, time_text(now), *counts)


def values_before(pages: Iterable[str]) -> dict[str, Value | None]:
    """What each place held before these changes, newest first as page_of wrote them; raises as changes_of does."""
    told: dict[str, str | None] = {}
    for page in pages:
        told.update((place, before) for place, before, _ in json.loads(page))
    return {place: None if text is None else value_of(place, text) for place, text in told.items()}


def changes_of(text: str) -> tuple[Change, ...]:
    """The changes page_of wrote; raises UnreadableFigure or ValueError where it did not."""

    def value(place: str, told: str | None) -> Value | None:
        return None if told is None else value_of(place, told)

    return tuple(Change(place, value(place, before), value(place, after)) for place, before, after in json.loads(text))


def _told(value: Value | None) -> str | None:
    return None if value is None else text_of(value)


def kept(value: Value) -> str:
    """A value as its row holds it."""
    return whole(text_of(value))


def as_json(value: object) -> str:
    """JSON that a person can read in the file."""
    return whole(json.dumps(value, ensure_ascii=False))


def whole(text: str) -> str:
    """The text with halves of a character, which a torn paste may bring and no file can hold, joined or replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def time_text(time: datetime) -> str:
    """A time as it is kept: of one length and zone, so that texts sort as times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def local_time(text: str) -> datetime:
    """The time time_text wrote, on this machine's clock."""
    return datetime.fromisoformat(text).astimezone()
