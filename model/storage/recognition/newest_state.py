"""Notices that the file of drafts went back in time, which SQLite cannot: an older file or a shorter log is sound too.

After each commit the state of the file is written to a record beside it (state_record.py). The record may be older
than the file: after a kill between the two, after a power cut, after a program that could not write it. It is newer
only where the file lost something.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from model.storage import backup_names
from model.storage.recognition import state_record
from model.storage.recognition.state_record import FileState, LostState, StateRecord
from model.storage.rows import parse_time

MISSING, OLDER, OTHER = "missing", "older", "other"
"""What may be wrong with the file: it was gone or empty, has an earlier state, or is another file."""

_READ_STATE = """
    SELECT lineage, number, token, edits.id, CAST(edits.at AS BLOB)
    FROM file_state LEFT JOIN edits ON edits.id = (SELECT max(id) FROM edits)
"""
_READ_EDIT_TIME = "SELECT CAST(at AS BLOB) FROM edits WHERE id = ?"
_NEWEST_CHANGE = "SELECT CAST(max(changed) AS BLOB) FROM drafts WHERE julianday(changed) IS NOT NULL"


class NewestState:
    """Keeps the record of one file of drafts that is opened for writing. lost: what it lacks, until that is read."""

    def __init__(self, path: Path) -> None:
        """Read the record; before the file is opened, as another program may be writing both."""
        self._path = path
        self._known = state_record.read_record(path)
        self.lost: LostState | None = None

    def compare(self, connection: sqlite3.Connection, is_new: bool, is_recovering: bool) -> None:
        """Compare the open file with the record, and bring the record up to date. Lets sqlite3.Error through.

        is_new: the file was made just now, as there was none; is_recovering: a damaged one waits to be salvaged.
        """
        known = self._known
        if known and not state_record.record_path(self._path).exists():
            known = None  # it went along with a damaged file
        state = read_state(connection)
        found = None
        if known and is_new:
            found = LostState(MISSING, known.stored_at, None)
        elif known:
            found = find_lost_state(connection, known)
        elif is_new and not is_recovering:
            found = _find_backed_up_state(self._path)
        self.lost = found or (known.lost if known else None)
        if known is None or (state, self.lost) != (known.state, known.lost):
            record = StateRecord(state, datetime.now(UTC), self.lost)
            state_record.write_record(self._path, record, is_next=not found)

    def write(self, state: FileState) -> None:
        """Record a state that was committed just now."""
        state_record.write_record(self._path, StateRecord(state, datetime.now(UTC), self.lost))

    def acknowledge(self, connection: sqlite3.Connection) -> None:
        """Forget what was lost, as it was read. Lets sqlite3.Error through."""
        self.lost = None
        state_record.write_record(self._path, StateRecord(read_state(connection), datetime.now(UTC)), is_next=False)


def read_state(connection: sqlite3.Connection) -> FileState:
    """The state of an open file of the newest schema. Lets sqlite3.Error through."""
    lineage, number, token, edit, edit_at = connection.execute(_READ_STATE).fetchone() or (b"", 0, b"", None, b"")
    number = number if isinstance(number, int) else 0
    return FileState(_to_hex(lineage), number, _to_hex(token), edit or 0, _decode(edit_at))


def find_lost_state(connection: sqlite3.Connection, known: StateRecord) -> LostState | None:
    """What the open file lacks of the state that its record knows; None where it has that or a later one.

    Lets sqlite3.Error through.
    """
    state = read_state(connection)
    if state.token == known.state.token:
        return None
    kind = ""
    if state.lineage != known.state.lineage or _has_other_edit(connection, known.state):
        kind = OTHER
    elif state.number <= known.state.number:
        kind = OLDER
    return LostState(kind, known.stored_at, newest_change(connection)) if kind else None


def newest_change(connection: sqlite3.Connection) -> datetime | None:
    """When the draft changed last in an open file was changed, in local time; None without one. Lets errors through."""
    (changed,) = connection.execute(_NEWEST_CHANGE).fetchone()
    with suppress(ValueError):
        return parse_time(_decode(changed))
    return None


def _has_other_edit(connection: sqlite3.Connection, known: FileState) -> bool:
    """Whether an open file has, in the place of the newest edit of a state, another edit.

    Two copies of one file that were both worked on differ in it. Where it is gone, its draft was deleted for good.
    """
    found = connection.execute(_READ_EDIT_TIME, (known.edit,)).fetchone()
    return found is not None and _decode(found[0]) != known.edit_at


def _find_backed_up_state(path: Path) -> LostState | None:
    """What was lost where there is no file and no record, but backups in the usual folder; None without any."""
    names = backup_names.list_backup_names(backup_names.default_folder(path))
    return LostState(MISSING, names[0].made_at, None) if names else None


def _to_hex(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else ""


def _decode(value: object) -> str:
    """A text that was read as bytes, as damaged ones may be no UTF-8; "" for anything else."""
    return value.decode(errors="replace") if isinstance(value, bytes) else ""
