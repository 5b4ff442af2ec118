"""What a damaged file of drafts still holds, draft by draft; recovery.py puts it into the store.

A draft is whole where its digest holds and nothing shows that it was edited later: only then all of it is certain.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from model.checks.findings import Tally, count_findings
from model.drafts.draft import Draft
from model.errors import NianbaoError
from model.form import editions
from model.recovery import damaged_database
from model.recovery.damaged_database import RawRows
from model.recovery.found_drafts import FoundDraft, Reading, add_later_edits, read_drafts
from model.report.report import Report
from model.report.report_json import value_from_text
from model.storage.draft_rows import COUNT_COLUMNS, ColumnValue, DraftRows
from model.storage.recognition import state_record
from model.storage.recognition.state_record import StateRecord
from model.storage.rows import format_time, parse_time, summary_columns
from model.storage.sqlite_errors import translate_sqlite_errors


@dataclass(frozen=True, slots=True)
class SalvagedDrafts:
    """The drafts of a damaged file. whole: for each, whether it is complete; lost_rows: how many made no sense.

    undecided: for each, whether an older program stored it without a digest: then what is whole is only what nothing
    speaks against, and a backup alone can tell. lost_since: when the newest edit was stored, where it is not in the
    file any more; else None. In local time.
    """

    drafts: tuple[DraftRows, ...]
    whole: tuple[bool, ...]
    lost_rows: int
    undecided: tuple[bool, ...] = ()
    lost_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class _ChosenDraft:
    """The best that the copies of a file give of a draft. has_later: there was a later state of it in the file."""

    draft: FoundDraft
    has_later: bool

    @property
    def is_whole(self) -> bool:
        return self.draft.damage is None and not self.has_later


def salvage_drafts(damaged: Path) -> SalvagedDrafts:
    """What can be read of a damaged file; nothing is changed. Raises StoreError where no copy of it can be made."""
    with translate_sqlite_errors(damaged), damaged_database.open_copies(damaged) as (connections, raw_rows):
        readings = [reading for connection in connections for reading in _read_copy(connection, raw_rows)]
        file_time = format_time(damaged_database.time_of(damaged))
    record = state_record.read_record(damaged)
    newest = _find_newest(record, readings)
    ids = sorted({id for reading in readings for id in reading.drafts})
    chosen = [_choose_draft(id, readings, newest) for id in ids]
    lost_since = record.stored_at if record and not newest and _lacks_newest(record, chosen, readings) else None
    whole = [one.is_whole and not lost_since for one in chosen]
    return SalvagedDrafts(
        tuple(_make_draft_rows(one.draft, is_whole, file_time) for one, is_whole in zip(chosen, whole, strict=True)),
        tuple(whole),
        min(reading.lost_rows for reading in readings),
        tuple(not one.draft.has_digest and not one.has_later for one in chosen),
        lost_since,
    )


def _read_copy(connection: sqlite3.Connection, raw_rows: RawRows) -> list[Reading]:
    """A copy read with the rows found past SQLite, which may be old ones; and where any were taken, without them."""
    reading = read_drafts(connection, raw_rows)
    return [reading, read_drafts(connection, {})] if reading.used_raw_rows else [reading]


def _find_newest(record: StateRecord | None, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of the newest state there was; none where that is in no reading, or where no state can be read.

    record: what stood beside the file; a log may be another file's, whose state is none of this one.
    """
    states = [reading.state for reading in readings if reading.state]
    if record:
        states = [state for state in states if state.lineage == record.state.lineage]
    number = max([state.number for state in states] + ([record.state.number] if record else []), default=0)
    return [reading for reading in readings if reading.state in states and reading.state and reading.number == number]


def _choose_draft(id: int, readings: Sequence[Reading], newest: Sequence[Reading]) -> _ChosenDraft:
    """The best of what the readings give of a draft: one that is sound, the newest of several, with later edits.

    Where none is sound, that which gives most.
    """
    found = [(reading, reading.drafts[id]) for reading in readings if id in reading.drafts]
    sound = [(reading, draft) for reading, draft in found if draft.damage is None]
    if not sound:
        _, best = max(found, key=lambda one: (len(one[1].entries) + len(one[1].edits), bool(one[1].row)))
        return _ChosenDraft(best, has_later=False)

    def rate(one: tuple[Reading, FoundDraft]) -> tuple[bool, int, int]:
        reading, draft = one
        return reading in newest, draft.newest_edit, reading.number

    reading, best = max(sound, key=rate)
    digests = [one.drafts[id].digest if id in one.drafts else None for one in newest]
    is_newest = not newest or reading in newest or (best.is_sealed and best.digest in digests)
    others = [draft for other, draft in found if draft is not best and other.lineage in ("", reading.lineage)]
    has_later = [add_later_edits(best, other) for other in others]
    return _ChosenDraft(best, any(has_later) or not is_newest)


def _lacks_newest(record: StateRecord, chosen: Sequence[_ChosenDraft], readings: Sequence[Reading]) -> bool:
    """Whether the state that was stored last is lost, where it is in no reading, by the record beside the file.

    Where no state can be read, the newest edit tells.
    """
    if any(reading.state for reading in readings):
        return True
    newest = record.state.edit, record.state.edit_at
    return bool(record.state.edit) and all((id, at) != newest for one in chosen for id, at, *_ in one.draft.edits)


def _make_draft_rows(one: FoundDraft, is_whole: bool, file_time: str) -> DraftRows:
    """The draft as rows for the store; file_time: the damaged file's, for a draft without edits.

    One that is not complete is put on the list even where it was deleted, as its row may be wrong.
    """
    edits = sorted(one.edits)
    edits_up_to = {0: 0} | {id: count for count, (id, *_) in enumerate(edits, 1)}
    draft = DraftRows(
        columns=_make_columns(one, edits[-1][1] if edits else file_time),
        entries=tuple(sorted(one.entries.items())),
        edits=tuple((at, label, changes) for _, at, label, changes in edits),
        last_year=one.last_year,
        versions=tuple((at, name, edits_up_to[edit]) for _, at, name, edit in sorted(one.names) if edit in edits_up_to),
        unplaced=tuple(words for _, words in sorted(one.unplaced.items())),
    )
    return draft if is_whole else replace(draft, columns={**draft.columns, "deleted": None})


def _make_columns(one: FoundDraft, changed: str) -> dict[str, ColumnValue]:
    """The columns of the draft's row; where that is unreadable, by its entries, with `changed` for its times."""
    row = one.row
    edition = row.get("edition")
    if not isinstance(edition, str) or edition not in editions.list_editions():
        edition = _guess_edition(one.entries)
    values = {place: value_from_text(place, text) for place, text in one.entries.items()}
    report = Report(edition).with_values(values)
    unit, year, _, *counts = summary_columns(report, _count_findings(report), datetime.now(UTC))
    times = {name: _check_time(row.get(name)) for name in ("created", "changed", "deleted")}
    whence = row.get("whence")
    return {
        "edition": edition,
        "created": times["created"] or changed,
        "unit": unit,
        "year": year,
        "changed": times["changed"] or changed,
        "deleted": times["deleted"],
        **dict(zip(COUNT_COLUMNS, counts, strict=True)),
        "whence": whence if isinstance(whence, str) else "",
    }


def _count_findings(report: Report) -> Tally:
    """The findings of a report, counted; none where its entries contradict the form: the window will say so."""
    try:
        return count_findings(Draft(editions.load_form(report.edition), report).findings)
    except (NianbaoError, ValueError, TypeError, KeyError, AttributeError):
        return Tally()


def _guess_edition(places: Iterable[str]) -> str:
    """The edition whose form has most of these places; of equal ones the newest."""
    known: dict[str, int] = {}
    for edition in editions.list_editions():
        cells = editions.load_form(edition).cells
        known[edition] = sum(place in cells for place in places)
    return max(sorted(known, reverse=True), key=lambda edition: known[edition])


def _check_time(value: object) -> str | None:
    """The value, if it is a time as the store writes it; else None."""
    try:
        parse_time(cast(str, value))
    except (ValueError, TypeError):
        return None
    return cast(str, value)
