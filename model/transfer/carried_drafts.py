"""Whether a draft from another computer says what a draft can say: asked of every value before one is stored.

A draft that does not would break the list it stands in, or its own opening. What passes can be shown, edited, exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from model.errors import NianbaoError
from model.report.edits import Change
from model.report.report import Value
from model.report.report_json import MAX_VALUES, from_strangers_record, value_from_text
from model.report.value_check import MAX_TEXT_LENGTH, find_unfit_place, is_known_edition
from model.storage.draft_rows import BACKED_UP, CARRIED, COUNT_COLUMNS, SALVAGED, ColumnValue, DraftRows
from model.storage.rows import format_time, parse_changes

MAX_NAME_LENGTH = 1_000
"""Characters of a unit's name, of what an edit is called, and of a version's name."""

_MAX_COUNT = 1_000_000
_ORIGINS = ("", SALVAGED, BACKED_UP, CARRIED)
_FIRST_YEAR, _LAST_YEAR = 1980, 2200
"""Years in which a clock may have stood when a draft was written, whether it was right or not."""


def is_sound(draft: DraftRows) -> bool:
    """Whether every value of a draft is one that this program writes, as far as that can be told of a value."""
    try:
        return (
            _are_columns_sound(draft)
            and _are_entries_sound(draft)
            and _is_history_sound(draft)
            and _is_last_year_sound(draft)
            and all(_is_text(words, MAX_TEXT_LENGTH) for words in draft.unplaced)
        )
    except (NianbaoError, ValueError, TypeError, AttributeError, KeyError, RecursionError, OverflowError):
        return False  # no JSON, no figure, no record


def _are_columns_sound(draft: DraftRows) -> bool:
    columns = draft.columns
    times = [columns["created"], columns["changed"], *([columns["deleted"]] if columns["deleted"] is not None else [])]
    return (
        is_known_edition(columns["edition"])
        and _is_text(columns["unit"], MAX_NAME_LENGTH)
        and (columns["year"] is None or _is_count(columns["year"], 9999))
        and all(_is_count(columns[column], _MAX_COUNT) for column in COUNT_COLUMNS)
        and columns["whence"] in _ORIGINS
        and all(map(_is_time, times))
    )


def _are_entries_sound(draft: DraftRows) -> bool:
    if len(draft.entries) > MAX_VALUES:
        return False
    values = [(place, value_from_text(place, text)) for place, text in draft.entries]
    return find_unfit_place(str(draft.columns["edition"]), values) is None


def _is_history_sound(draft: DraftRows) -> bool:
    edition = str(draft.columns["edition"])
    for at, label, text in draft.edits:
        if not (_is_time(at) and _is_text(label, MAX_NAME_LENGTH)):
            return False
        changes = parse_changes(text)
        if len(changes) > 2 * MAX_VALUES or find_unfit_place(edition, _list_values(changes)) is not None:
            return False
    return all(
        _is_time(at) and _is_text(name, MAX_NAME_LENGTH) and 0 <= count <= len(draft.edits)
        for at, name, count in draft.versions
    )


def _list_values(changes: Iterable[Change]) -> Iterator[tuple[str, Value | None]]:
    for change in changes:
        yield change.place, change.before
        yield change.place, change.after


def _is_last_year_sound(draft: DraftRows) -> bool:
    if draft.last_year is not None:
        from_strangers_record(json.loads(draft.last_year))
    return True


def _is_text(value: object, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most


def _is_count(value: ColumnValue, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _is_time(text: ColumnValue) -> bool:
    """Whether this is a time as format_time writes it, in a year in which it can be shown."""
    if not isinstance(text, str):
        return False
    time = datetime.fromisoformat(text)
    if time.tzinfo is None or not _FIRST_YEAR <= time.year <= _LAST_YEAR:
        return False
    return format_time(time.astimezone(UTC)) == text
