"""What a damaged file of drafts still holds, draft by draft; recovery.py puts it into the store."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
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
from model.storage.draft_rows import COUNT_COLUMNS, ColumnValue, DraftRows
from model.storage.rows import format_time, parse_changes, parse_time, summary_columns
from model.storage.schema import TABLES
from model.storage.sqlite_errors import translate_sqlite_errors

_TABLES = tuple(
    name for name, table in TABLES.items() if name == "drafts" or ("draft" in table.columns and name != "digests")
)
"""The tables that hold something of a draft, its own row's first."""

_BLANK_BYTES = "\0\0"
"""What a text has in place of a page that is blank; no text of the store's has it."""


@dataclass(frozen=True, slots=True)
class SalvagedDrafts:
    """The drafts of a damaged file. whole: for each, whether it is complete; lost_rows: how many made no sense."""

    drafts: tuple[DraftRows, ...]
    whole: tuple[bool, ...]
    lost_rows: int


@dataclass(slots=True)
class _FoundDraft:
    """What could be read of one draft. row: of the table drafts; names: (at, name, edit) of its versions.

    is_whole: all rows of it could be read, and the tables to their ends; torn_places: prose in which a page is blank.
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
    """What can be read of a damaged file; nothing is changed. Raises StoreError where no copy of it can be made."""
    found, lost = _choose_reading(damaged)
    file_time = format_time(datetime.fromtimestamp(damaged.stat().st_mtime, UTC))
    drafts = tuple(_make_draft_rows(one, file_time) for one in found)
    return SalvagedDrafts(drafts, tuple(one.is_whole for one in found), lost)


def _choose_reading(damaged: Path) -> tuple[list[_FoundDraft], int]:
    """The drafts of that copy of the file which gives most, and how many of its rows made no sense."""
    with translate_sqlite_errors(damaged), damaged_database.open_copies(damaged) as (connections, raw_rows):
        readings = [_read_drafts(connection, raw_rows) for connection in connections]
    return max(readings, key=_rate_reading)


def _rate_reading(reading: tuple[list[_FoundDraft], int]) -> tuple[int, int]:
    """What to compare readings by: how many entries and edits one has, then how many complete drafts."""
    found, _ = reading
    return sum(len(one.entries) + len(one.edits) for one in found), sum(one.is_whole for one in found)


def _read_drafts(connection: sqlite3.Connection, raw_rows: RawRows) -> tuple[list[_FoundDraft], int]:
    """The drafts of a copy of the file, and how many rows made no sense, as damage may lie within a text."""
    rows: dict[str, list[RecoveredRow]] = {}
    is_whole: dict[str, bool] = {}
    for table in _TABLES:
        rows[table], is_whole[table] = damaged_database.read_table(connection, table, raw_rows.get(table, {}))
    missing = _tables_not_yet_added(connection)
    all_whole = all(is_whole[table] for table in _TABLES if table not in missing)
    found: dict[int, _FoundDraft] = defaultdict(lambda: _FoundDraft({}, {}, [], None, [], all_whole))
    lost = 0
    for row in rows["drafts"]:
        if isinstance(row.get("id"), int):
            found[cast(int, row["id"])].row = row
    for table in _TABLES[1:]:
        for row in rows[table]:
            if not isinstance(row.get("draft"), int):
                lost += 1
                continue
            one = found[cast(int, row["draft"])]
            if not _take_row(one, table, row):
                lost += 1
                one.is_whole = False
    for one in found.values():
        _complete_from_history(one, is_whole["entries"], is_whole["edits"])
    return [found[id] for id in sorted(found)], lost


def _tables_not_yet_added(connection: sqlite3.Connection) -> set[str]:
    """The tables that an older program's file does not have; none where its version is damaged."""
    try:
        (step,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return set()
    return {name for name, table in TABLES.items() if 0 < step < table.since}


def _take_row(one: _FoundDraft, table: str, row: RecoveredRow) -> bool:
    """Add a row of a table to the draft; returns whether it makes sense. One with a blank page in it is added too."""
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
    """The value, which is a text; raises TypeError where it is not."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _complete_from_history(one: _FoundDraft, entries_whole: bool, edits_whole: bool) -> None:
    """Set the draft's entries that are missing, torn or perhaps outdated to what its edits made of them.

    entries_whole, edits_whole: whether these tables could be read to their ends.
    """
    one.is_whole = one.is_whole and bool(one.row)
    by_history: dict[str, str | None] = {}
    for _, _, _, changes in sorted(one.edits):
        by_history.update((place, after) for place, _, after in json.loads(changes))
    for place, text in by_history.items():
        is_doubtful = not entries_whole and (edits_whole or place not in one.entries)
        if place not in one.torn_places and not is_doubtful:
            continue
        if text is None:
            one.entries.pop(place, None)
        else:
            one.entries[place] = text


def _make_draft_rows(one: _FoundDraft, file_time: str) -> DraftRows:
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
        versions=tuple((at, name, edits_up_to[edit]) for at, name, edit in one.names if edit in edits_up_to),
        unplaced=tuple(words for _, words in sorted(one.unplaced.items())),
    )
    return draft if one.row and one.is_whole else replace(draft, columns={**draft.columns, "deleted": None})


def _make_columns(one: _FoundDraft, changed: str) -> dict[str, ColumnValue]:
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
        parse_time(_require_text(value))
    except (ValueError, TypeError):
        return None
    return cast(str, value)
