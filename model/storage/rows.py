"""What the store writes down: values, edits and times as texts of its rows, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from model.checks.findings import Tally
from model.report.edits import Change, Edit
from model.report.report import Report, Value
from model.report.report_json import value_from_text, value_to_text

SummaryColumns = tuple[str, int | None, str, int, int, int, int]
"""What a card shows and an edit may alter: unit, year, changed, errors, warnings, unfilled, unwritten."""


@dataclass(frozen=True, slots=True)
class EditRows:
    """One edit as the rows that keep it: (draft, at, label, changes), entries to put and to drop, the summary."""

    edit_row: tuple[int, str, str, str]
    changed_entries: list[tuple[int, str, str]]
    removed_entries: list[tuple[int, str]]
    summary: SummaryColumns


def make_edit_rows(draft: int, edit: Edit, report: Report, tally: Tally, now: datetime) -> EditRows:
    """The rows of an edit made now, after which the draft is this report."""
    after = {join_surrogates(change.place): change.after for change in edit.changes}
    put = [(draft, place, stored_text(value)) for place, value in after.items() if value is not None and value != ""]
    drop = [(draft, place) for place, value in after.items() if value is None or value == ""]
    changes = to_json(
        [(change.place, _value_to_json(change.before), _value_to_json(change.after)) for change in edit.changes]
    )
    row = (draft, format_time(now), join_surrogates(edit.label), changes)
    return EditRows(row, put, drop, summary_columns(report, tally, now))


def summary_columns(report: Report, tally: Tally, now: datetime) -> SummaryColumns:
    """The columns of a draft's card."""
    counts = (tally.errors, tally.warnings, tally.empty_cells, tally.empty_sections)
    return (join_surrogates(report.unit), report.year, format_time(now), *counts)


def values_before(pages: Iterable[str]) -> dict[str, Value | None]:
    """What each place held before these changes, newest first as page_of wrote them; raises as changes_of does."""
    told: dict[str, str | None] = {}
    for page in pages:
        told.update((place, before) for place, before, _ in json.loads(page))
    return {place: None if text is None else value_from_text(place, text) for place, text in told.items()}


def parse_changes(text: str) -> tuple[Change, ...]:
    """The changes page_of wrote; raises UnreadableFigure or ValueError where it did not."""

    def value(place: str, told: str | None) -> Value | None:
        return None if told is None else value_from_text(place, told)

    return tuple(Change(place, value(place, before), value(place, after)) for place, before, after in json.loads(text))


def _value_to_json(value: Value | None) -> str | None:
    return None if value is None else value_to_text(value)


def stored_text(value: Value) -> str:
    """A value as its row holds it."""
    return join_surrogates(value_to_text(value))


def to_json(value: object) -> str:
    """JSON that a person can read in the file."""
    return join_surrogates(json.dumps(value, ensure_ascii=False))


def join_surrogates(text: str) -> str:
    """The text with halves of a character, which a torn paste may bring and no file can hold, joined or replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def format_time(time: datetime) -> str:
    """A time as it is kept: of one length and zone, so that texts sort as times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def parse_time(text: str) -> datetime:
    """The time time_text wrote, on this machine's clock."""
    return datetime.fromisoformat(text).astimezone()
