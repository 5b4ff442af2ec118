"""Values, edits and times as the texts that the store's rows hold, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from json import JSONEncoder

from model.checks.findings import Tally
from model.report.edits import Change, Edit
from model.report.report import Report, Value
from model.report.report_json import value_from_text, value_to_text

SummaryColumns = tuple[str, int | None, str, int, int, int, int, int]
"""The columns of a draft's row that an edit may change: unit, year, changed, and the counts of findings."""


EditRow = tuple[int, str, str, str]
"""A row of the table edits without its id: draft, at, label, changes."""


_encode_json = JSONEncoder(ensure_ascii=False).encode
"""As json.dumps() with this option, which makes an encoder each time."""


@dataclass(frozen=True, slots=True)
class EditRows:
    """One edit as rows. edit_row: (draft, at, label, changes); changed_entries: (draft, place, value).

    removed_entries: (draft, place) of those that have no value any more; summary: the new columns of the draft's row.
    """

    edit_row: EditRow
    changed_entries: list[tuple[int, str, str]]
    removed_entries: list[tuple[int, str]]
    summary: SummaryColumns

    @property
    def places(self) -> list[str]:
        """The places whose entries the edit changes or removes."""
        changed, removed = self.changed_entries, self.removed_entries
        return [place for _, place, _ in changed] + [place for _, place in removed]


def make_edit_rows(draft: int, edit: Edit, report: Report, tally: Tally, now: datetime) -> EditRows:
    """The rows of an edit made now, after which the draft with this id is this report, with these findings."""
    changed_entries, removed_entries = [], []
    after = {join_surrogates(change.place): change.after for change in edit.changes}
    for place, value in after.items():
        if value is None or value == "":
            removed_entries.append((draft, place))
        else:
            changed_entries.append((draft, place, stored_text(value)))
    changes = [(change.place, _value_to_json(change.before), _value_to_json(change.after)) for change in edit.changes]
    summary = summary_columns(report, tally, now)
    _, _, at, *_ = summary
    edit_row = (draft, at, join_surrogates(edit.label), to_json(changes))
    return EditRows(edit_row, changed_entries, removed_entries, summary)


def summary_columns(report: Report, tally: Tally, now: datetime) -> SummaryColumns:
    """The columns of a draft's row that follow from its report, for a change made now."""
    return (join_surrogates(report.unit), report.year, format_time(now), *count_columns(tally))


def count_columns(tally: Tally) -> tuple[int, int, int, int, int]:
    """The counts of findings as the columns of a draft's row, in the order of COUNT_COLUMNS."""
    return tally.errors, tally.warnings, tally.empty_cells, tally.empty_sections, tally.unread


def values_before(newest_first: Iterable[str]) -> dict[str, Value | None]:
    """The value each place had before some edits, from their changes as texts, the newest edit's first.

    Raises UnreadableFigure or ValueError as parse_changes does.
    """
    texts: dict[str, str | None] = {}
    for changes in newest_first:
        texts.update((place, before) for place, before, _ in json.loads(changes))
    return {place: _value_from_json(place, text) for place, text in texts.items()}


def parse_changes(text: str) -> tuple[Change, ...]:
    """The changes of an edit as make_edit_rows wrote them; raises UnreadableFigure or ValueError for another text."""
    return tuple(
        Change(place, _value_from_json(place, before), _value_from_json(place, after))
        for place, before, after in json.loads(text)
    )


def _value_to_json(value: Value | None) -> str | None:
    return None if value is None else value_to_text(value)


def _value_from_json(place: str, text: str | None) -> Value | None:
    return None if text is None else value_from_text(place, text)


def stored_text(value: Value) -> str:
    """A value as the row of its entry holds it."""
    return join_surrogates(value_to_text(value))


def to_json(value: object) -> str:
    """JSON with Chinese characters as such, so that a person can read it in the file."""
    return join_surrogates(_encode_json(value))


def join_surrogates(text: str) -> str:
    """The text with halves of surrogate pairs joined, or replaced where they are alone; SQLite can store none.

    A paste that was cut within a character may bring some.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def format_time(time: datetime) -> str:
    """A time as the store holds it: in UTC and always of one length, so that the texts sort as the times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def parse_time(text: str) -> datetime:
    """The time that format_time wrote, in local time; raises ValueError where it did not."""
    return datetime.fromisoformat(text).astimezone()
