"""What a damaged file of drafts still holds, draft by draft; model/recovery/recovery.py puts it into the store."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from model.checks.findings import Tally, count_findings
from model.drafts.draft import Draft
from model.errors import NianbaoError
from model.form import editions
from model.recovery import damaged_database
from model.recovery.damaged_database import RawRows, RecoveredRow
from model.report.report import Report
from model.report.report_json import from_record, value_from_text
from model.storage.draft_rows import DRAFT_COLUMNS, ColumnValue, DraftRows
from model.storage.rows import format_time, parse_changes, parse_time, summary_columns
from model.storage.sqlite_errors import translate_sqlite_errors

_TABLES = ("drafts", "entries", "edits", "lasts", "versions", "unplaced")
_ADDED_IN_STEP = {"versions": 2, "unplaced": 3}
"""The step that brought a table the first shape had not."""

_BLANK_BYTES = "\0\0"


@dataclass(frozen=True, slots=True)
class SalvagedDrafts:
    """The drafts of a damaged file, for each whether it is all there, and how many rows said nothing."""

    drafts: tuple[DraftRows, ...]
    whole: tuple[bool, ...]
    lost_rows: int


@dataclass(slots=True)
class _FoundDraft:
    """The rows of one draft that could be read, and whether the tables they stand in gave all they had.

    torn: places of prose with a hole in it, where a page is blank.
    """

    row: RecoveredRow
    entries: dict[str, str]
    edits: list[tuple[int, str, str, str]]
    last_year: str | None
    names: list[tuple[str, str, int]]
    is_whole: bool
    unplaced: dict[int, str] = field(default_factory=dict)
    torn_places: set[str] = field(default_factory=set)


def salvage_drafts(damaged: Path) -> SalvagedDrafts:
    """What can be read of a damaged file, added to nothing yet. Raises StoreError where no copy can be made."""
    found, lost = _choose_reading(damaged)
    date = format_time(datetime.fromtimestamp(damaged.stat().st_mtime, UTC))
    return SalvagedDrafts(
        tuple(_make_draft_rows(one, date) for one in found), tuple(one.is_whole for one in found), lost
    )


def _choose_reading(damaged: Path) -> tuple[list[_FoundDraft], int]:
    """The fullest of the readings of the file."""
    with translate_sqlite_errors(damaged), damaged_database.open_copies(damaged) as (connections, fallen):
        readings = [_read_drafts(connection, fallen) for connection in connections]
    return max(readings, key=_rate_reading)


def _rate_reading(reading: tuple[list[_FoundDraft], int]) -> tuple[int, int]:
    """How much a reading has, and of equal ones how much of it is whole."""
    found, _ = reading
    return sum(len(one.entries) + len(one.edits) for one in found), sum(one.is_whole for one in found)


def _read_drafts(connection: sqlite3.Connection, fallen: RawRows) -> tuple[list[_FoundDraft], int]:
    """The drafts of a file, and how many rows said nothing. Each row is tried: damage may lie within a text."""
    tables = {name: damaged_database.read_table(connection, name, fallen.get(name, {})) for name in _TABLES}
    sound = all(whole for name, (_, whole) in tables.items() if name not in _tables_not_yet_added(connection))
    found: dict[int, _FoundDraft] = defaultdict(lambda: _FoundDraft({}, {}, [], None, [], sound))
    lost = 0
    for row in tables["drafts"][0]:
        if isinstance(row.get("id"), int):
            found[cast(int, row["id"])].row = row
    for name in _TABLES[1:]:
        for row in tables[name][0]:
            one = found[cast(int, row["draft"])] if isinstance(row.get("draft"), int) else None
            if one is None or not _take_row(one, name, row):
                lost += 1
                if one:
                    one.is_whole = False
    return [_complete_from_history(found[id], tables["entries"][1], tables["edits"][1]) for id in sorted(found)], lost


def _tables_not_yet_added(connection: sqlite3.Connection) -> set[str]:
    """The tables a file of this age has not yet; a step that cannot be is damage, and says nothing."""
    try:
        (step,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return set()
    return {table for table, since in _ADDED_IN_STEP.items() if 0 < step < since}


def _take_row(one: _FoundDraft, table: str, row: RecoveredRow) -> bool:
    """Whether a row means something; then it is the draft's."""
    try:
        if table == "entries":
            place, text = _require_text(row["place"]), _require_text(row["value"])
            value_from_text(place, text)
            one.entries[place] = text.replace(_BLANK_BYTES, "")
            if _BLANK_BYTES in text:
                one.torn_places.add(place)
                return False
        elif table == "edits":
            at, label, changes = _require_text(row["at"]), _require_text(row["label"]), _require_text(row["changes"])
            parse_time(at), parse_changes(changes)
            one.edits.append((int(str(row["id"])), at, label, changes))
        elif table == "lasts":
            from_record(json.loads(_require_text(row["record"])))
            one.last_year = _require_text(row["record"])
        elif table == "unplaced":
            one.unplaced[int(str(row["number"]))] = _require_text(row["words"])
        else:
            parse_time(_require_text(row["at"]))
            one.names.append(
                (_require_text(row["at"]), _require_text(row["name"]), int(_require_text(str(row["edit"]))))
            )
    except (NianbaoError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False
    return True


def _require_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _complete_from_history(one: _FoundDraft, entries_whole: bool, edits_whole: bool) -> _FoundDraft:
    """The draft with what its history tells of entries that are missing, torn, or perhaps not the last ones."""
    one.is_whole = one.is_whole and bool(one.row)
    told: dict[str, str | None] = {}
    for _, _, _, changes in sorted(one.edits):
        told.update((place, after) for place, _, after in json.loads(changes))
    for place, text in told.items():
        doubtful = place in one.torn_places or (not entries_whole and (edits_whole or place not in one.entries))
        if doubtful and text is not None:
            one.entries[place] = text
        elif doubtful:
            one.entries.pop(place, None)
    return one


def _make_draft_rows(one: _FoundDraft, date: str) -> DraftRows:
    edits = sorted(one.edits)
    number = {0: 0} | {id: count for count, (id, *_) in enumerate(edits, 1)}
    names = tuple((at, name, number[edit]) for at, name, edit in one.names if edit in number)
    bundle = DraftRows(
        _make_columns(one, edits[-1][1] if edits else date),
        tuple(sorted(one.entries.items())),
        tuple((at, label, changes) for _, at, label, changes in edits),
        one.last_year,
        names,
        tuple(words for _, words in sorted(one.unplaced.items())),
    )
    return bundle if one.row and one.is_whole else replace(bundle, columns={**bundle.columns, "deleted": None})


def _make_columns(one: _FoundDraft, changed: str) -> dict[str, ColumnValue]:
    """The draft's own row; where it is unreadable, what the entries tell, and changed for its times."""
    row = one.row
    edition = row.get("edition")
    if not isinstance(edition, str) or edition not in editions.list_editions():
        edition = _guess_edition(one.entries)
    values = {place: value_from_text(place, text) for place, text in one.entries.items()}
    report = Report(edition).with_values(values)
    unit, year, _, *counts = summary_columns(report, _count_findings(report), datetime.now(UTC))
    at = {name: _check_time(row.get(name)) for name in ("created", "changed", "deleted")}
    told: tuple[ColumnValue, ...] = (edition, at["created"] or changed, unit, year, at["changed"] or changed)
    whence = row.get("whence")
    return dict(
        zip(DRAFT_COLUMNS, (*told, at["deleted"], *counts, whence if isinstance(whence, str) else ""), strict=True)
    )


def _count_findings(report: Report) -> Tally:
    """What a card shows; nothing where the entries contradict the form, which the window will say when it is opened."""
    try:
        return count_findings(Draft(editions.load_form(report.edition), report).findings)
    except (NianbaoError, ValueError, TypeError, KeyError, AttributeError):
        return Tally()


def _guess_edition(places: Iterable[str]) -> str:
    """The edition that has most of these places; the newest where none speaks."""
    known: Mapping[str, int] = {
        name: sum(p in editions.load_form(name).cells for p in places) for name in editions.list_editions()
    }
    return max(sorted(known, reverse=True), key=lambda name: known[name])


def _check_time(value: object) -> str | None:
    """A time as it stands in a row; None where there is none."""
    try:
        parse_time(_require_text(value))
    except (ValueError, TypeError):
        return None
    return cast(str, value)
