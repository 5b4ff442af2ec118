"""The drafts in one copy of a damaged file: their rows sorted, completed from the history, held against the digest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

from model.errors import NianbaoError
from model.recovery import damaged_database
from model.recovery.damaged_database import RawRows, RecoveredRow
from model.report.report_json import from_record, value_from_text
from model.storage.digests import DIGEST_COLUMNS, DraftDigest, from_columns
from model.storage.draft_check import DraftDamage, PartRows, find_damage, find_differences
from model.storage.recognition.newest_state import read_state
from model.storage.recognition.state_record import FileState
from model.storage.rows import parse_changes, parse_time
from model.storage.schema import DRAFT_COLUMNS, TABLES

_DIGESTS = "digests"
_BESIDE_DRAFTS = ("proofreading", "sent_days")
_TABLES = tuple(
    name
    for name, table in TABLES.items()
    if name == "drafts" or ("draft" in table.columns and name not in (_DIGESTS, *_BESIDE_DRAFTS))
)
"""The tables that hold something of a draft, its own row's first; not the digest and what stands beside drafts."""

_BLANK_BYTES = "\0\0"
"""What a text has in place of a page that is blank; no text of the store's has it."""

_IGNORED_COMPLAINT = b"never used"
"""What SQLite says of a free page, as copies of a damaged file state no free pages."""

_ROW_ERRORS = (NianbaoError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What a row that makes no sense may raise."""


@dataclass(slots=True)
class FoundDraft:
    """What could be read of one draft. row: of the table drafts; names: (id, at, name, edit) of its versions.

    are_rows_whole: all rows of it could be read, and the tables to their ends; torn_places: prose in which a page is
    blank; has_digest: whether there must be a digest, as the file is none of an older program; digest: that one, None
    where it is not sound; damage: what it says, None where it holds, or where there need be none and nothing speaks
    against the rows.
    """

    id: int
    are_rows_whole: bool
    row: RecoveredRow = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    edits: list[tuple[int, str, str, str]] = field(default_factory=list)
    last_year: str | None = None
    names: list[tuple[int, str, str, int]] = field(default_factory=list)
    unplaced: dict[int, str] = field(default_factory=dict)
    torn_places: set[str] = field(default_factory=set)
    has_digest: bool = True
    digest: DraftDigest | None = None
    damage: DraftDamage | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether there is a digest, and it holds."""
        return self.digest is not None and self.damage is None

    @property
    def newest_edit(self) -> int:
        """The id of its newest edit; 0 without one."""
        return max((id for id, *_ in self.edits), default=0)

    @property
    def parts(self) -> PartRows:
        """Its rows as those of the parts of a digest."""
        return {
            "own": [tuple(self.row.get(column) for column in DRAFT_COLUMNS)] if self.row else [],
            "entries": list(self.entries.items()),
            "edits": list(self.edits),
            "last_year": [] if self.last_year is None else [(self.last_year,)],
            "versions": list(self.names),
            "unplaced": list(self.unplaced.items()),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts of one copy by their ids. lost_rows: how many rows made no sense; state: the file's, if readable.

    used_raw_rows: SQLite could not read all of it.
    """

    drafts: Mapping[int, FoundDraft]
    lost_rows: int
    state: FileState | None
    used_raw_rows: bool

    @property
    def lineage(self) -> str:
        """What all copies of the file have in common; "" where it cannot be read."""
        return self.state.lineage if self.state else ""

    @property
    def number(self) -> int:
        """How many transactions the file had had; 0 where that cannot be read."""
        return self.state.number if self.state else 0


def read_drafts(connection: sqlite3.Connection, raw_rows: RawRows) -> Reading:
    """The drafts of a copy; raw_rows: rows found past SQLite, which fill what it cannot read."""
    rows: dict[str, list[RecoveredRow]] = {}
    is_whole: dict[str, bool] = {}
    for table in (*_TABLES, _DIGESTS):
        rows[table], is_whole[table] = damaged_database.read_table(connection, table, raw_rows.get(table, {}))
    missing = _tables_not_yet_added(connection)
    all_whole = all(is_whole[table] for table in _TABLES if table not in missing)
    found: dict[int, FoundDraft] = {}
    lost = 0
    for table in _TABLES:
        id_column = "id" if table == "drafts" else "draft"
        for row in rows[table]:
            id = row.get(id_column)
            if not isinstance(id, int):
                lost += 1
                continue
            one = found.setdefault(id, FoundDraft(id, all_whole))
            if not _take_row(one, table, row):
                lost += 1
                one.are_rows_whole = False
    digests = {row.get("draft"): row for row in rows[_DIGESTS]}
    are_pages_sound = _DIGESTS not in missing or _are_pages_sound(connection)
    for one in found.values():
        one.are_rows_whole = one.are_rows_whole and bool(one.row)
        _complete_from_history(one, is_whole["entries"], is_whole["edits"])
        if _DIGESTS in missing:
            _check_without_digest(one, are_pages_sound)
        else:
            _check_digest(one, digests.get(one.id))
    return Reading(found, lost, _read_state(connection), not all(is_whole.values()))


def _check_digest(one: FoundDraft, digest_row: RecoveredRow | None) -> None:
    """Set what the digest, or that there is none, says of the draft."""
    columns = [digest_row.get(column) for column in DIGEST_COLUMNS] if digest_row else None
    one.digest = from_columns(one.id, columns)
    one.damage = find_damage(one.parts, one.digest)


def _check_without_digest(one: FoundDraft, are_pages_sound: bool) -> None:
    """Set what speaks against a draft that an older program stored: pages, rows or history that do not fit."""
    one.has_digest = False
    differences = find_differences(one.entries.items(), one.edits)
    if differences or not (one.are_rows_whole and are_pages_sound):
        one.damage = DraftDamage(frozenset(), False, differences)


def _are_pages_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong in the pages of a copy, indexes too."""
    try:
        complaints = [
            line for (text,) in connection.execute("PRAGMA integrity_check(100)") for line in text.split(b"\n")
        ]
    except (sqlite3.Error, ValueError):
        return False
    return all(line == b"ok" or line.startswith(b"***") or _IGNORED_COMPLAINT in line for line in complaints)


def _read_state(connection: sqlite3.Connection) -> FileState | None:
    with suppress(sqlite3.Error, ValueError, TypeError):
        return read_state(connection)
    return None


def _tables_not_yet_added(connection: sqlite3.Connection) -> set[str]:
    """The tables that an older program's file does not have; none where its schema cannot be read."""
    try:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except (sqlite3.Error, ValueError):
        return set()
    present = {name for name in TABLES if name.encode() in names}
    newest = max((TABLES[name].since for name in present), default=0)
    return {name for name, table in TABLES.items() if table.since > newest > 0 and name not in present}


def _take_row(one: FoundDraft, table: str, row: RecoveredRow) -> bool:
    """Add a row of a table to the draft; returns whether it makes sense. One with a blank page in it is added too."""
    try:
        if table == "drafts":
            one.row = row
        elif table == "entries":
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
            at, name = _require_text(row["at"]), _require_text(row["name"])
            parse_time(at)
            one.names.append((int(str(row["id"])), at, name, int(str(row["edit"]))))
    except _ROW_ERRORS:
        return False
    return True


def _require_text(value: object) -> str:
    """The value, which is a text; raises TypeError where it is not."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _complete_from_history(one: FoundDraft, entries_whole: bool, edits_whole: bool) -> None:
    """Set the draft's entries that are missing, torn or perhaps outdated to what its edits made of them.

    entries_whole, edits_whole: whether these tables could be read to their ends.
    """
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


def add_later_edits(one: FoundDraft, other: FoundDraft) -> bool:
    """Add the edits that another reading of the draft has after the newest one; returns whether there were any.

    Only those that follow on: what an edit changed must be what the entries hold, as the rows may be another file's.
    """
    later = [edit for edit in sorted(other.edits) if edit[0] > one.newest_edit]
    for edit in later:
        changes = cast(list[tuple[str, str | None, str | None]], json.loads(edit[3]))
        if any((one.entries.get(place) or None) != (before or None) for place, before, _ in changes):
            break
        one.edits.append(edit)
        for place, _, after in changes:
            if after:
                one.entries[place] = after
            else:
                one.entries.pop(place, None)
    return bool(later)
