"""The open file of drafts as a whole: opened, opened again, purged, closed; and what was found on opening."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from model.storage.connection import StoreConnection
from model.storage.digests import is_own_row_sound, read_damaged_texts
from model.storage.rows import format_time
from model.storage.sqlite_errors import translate_sqlite_errors

if TYPE_CHECKING:
    from sqlite_utils import Database

    from model.storage.recognition.state_record import LostState

DELETED_RETENTION = timedelta(days=30)
"""How long a deleted draft can be undeleted at least."""

_DELETED_BEFORE = "SELECT id, deleted FROM drafts NOT INDEXED WHERE deleted <= ?"
"""By the table: what a damaged index holds of a row may differ from the row."""

_COUNT_DAYS_OF_WORK = "SELECT count(DISTINCT substr(at, 1, 10)) FROM edits WHERE at > ? AND at <= ?"
"""The dates at the beginning of times."""


class StoreFile:
    """The open file of drafts, for the thread that opened it: what is done with it as a whole.

    Every method raises StoreError where the file fails.
    """

    def __init__(self, path: Path, read_only: bool = False) -> None:
        # SQLite keeps a file's log beside the file itself, not beside a link to it
        with translate_sqlite_errors(path):  # the folder may not be searched
            self.path = Path(os.path.realpath(path)) if path.is_symlink() else path
        self._earlier_changes = 0
        self._busy_milliseconds: int | None = None
        self._open(read_only)

    def _open(self, read_only: bool) -> None:
        self._file = StoreConnection(self.path, read_only)
        if self._busy_milliseconds is not None:
            self._file.limit_waiting(self._busy_milliseconds)
        if not read_only:
            try:
                self.purge_deleted(datetime.now(UTC), worked=True)
            except BaseException:
                self.close()
                raise

    def reopen(self, read_only: bool = False) -> None:
        """Open what is at the path now: after another file was put there, or when the file may be written again."""
        self.close()
        # in place: whoever was handed this store goes on holding it
        self._earlier_changes = self.change_count + 1
        self._open(read_only)

    def limit_waiting(self, milliseconds: int) -> None:
        """Wait no longer while another program writes the file, but raise BusyStore, so that no window stands still."""
        self._busy_milliseconds = milliseconds
        self._file.limit_waiting(milliseconds)

    @property
    def is_read_only(self) -> bool:
        """Whether every change is refused, as another program writes the file or the disk cannot be written to."""
        return self._file.is_read_only

    @property
    def quarantined_file(self) -> Path | None:
        """A damaged file that was found at the path, was renamed to this and waits to be salvaged; None without one."""
        return self._file.quarantined_file

    @property
    def is_header_repaired(self) -> bool:
        """Whether bits of the file's header were found damaged, and were set by what its tables say."""
        return self._file.is_header_repaired

    @property
    def lost_state(self) -> LostState | None:
        """A state that was stored once and that the file found at the path does not have; None where nothing is lost.

        It stays, also when the program is started anew, until it is acknowledged.
        """
        return self._file.newest_state.lost if self._file.newest_state else None

    def acknowledge_lost_state(self) -> None:
        """Forget what lost_state tells, as the clerk has read it; errors are ignored: then it is told once more."""
        if self._file.newest_state:
            with suppress(sqlite3.Error):
                self._file.newest_state.acknowledge(self._connection)

    @property
    def change_count(self) -> int:
        """How many rows this program wrote since it was started: while it stays the same, there is nothing new."""
        return self._earlier_changes + self._file.change_count

    def read_state(self) -> tuple[int, int]:
        """Numbers that stay the same as long as neither this program nor another writes to the file."""
        with self._file.guard_reading():
            return self.change_count, int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._file.connection

    @property
    def _database(self) -> Database:
        return self._file.database

    def preload_database(self) -> None:
        """Import sqlite-utils now, in a moment when nobody waits, and not when the first draft is written."""
        _ = self._database

    def purge_deleted(self, now: datetime, worked: bool = False) -> int:
        """Delete for good, with their edits, the drafts deleted DELETED_RETENTION ago or longer; how many there were.

        worked: only those since whose deletion something was written on so many different days too. No clock can be
        believed: one that was set ahead makes a month of a minute, whatever is written then. But however often it is
        set, a day of work adds one day, so that nothing goes early; where there is little work it goes late.
        """
        limit = format_time(now - DELETED_RETENTION)
        with self._file.write_transaction():
            found = self._connection.execute(_DELETED_BEFORE, (limit,)).fetchall()
            if worked:
                found = [(id, deleted) for id, deleted in found if self._has_seen_days(deleted, now)]
            # a damaged date of deletion must not cost a draft
            purged = [(id,) for id, _ in found if is_own_row_sound(self._connection, id)]
            self._connection.executemany("DELETE FROM drafts WHERE id = ?", purged)
            return len(purged)

    def _has_seen_days(self, since: str, now: datetime) -> bool:
        """Whether edits were made on as many different days since a stored time as DELETED_RETENTION has."""
        days = self._connection.execute(_COUNT_DAYS_OF_WORK, (since, format_time(now))).fetchone()[0]
        return bool(days >= DELETED_RETENTION.days)

    def _newest_change(self) -> str | None:
        """When a draft whose row is sound was changed last, as stored; None without one."""
        by_change = self._connection.execute("SELECT id, changed FROM drafts NOT INDEXED ORDER BY changed DESC")
        with read_damaged_texts(self._connection):
            return next((changed for id, changed in by_change if is_own_row_sound(self._connection, id)), None)

    def checkpoint(self) -> None:
        """Write the log's pages into the file itself, in a moment when nobody waits; errors are ignored."""
        self._file.checkpoint()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
