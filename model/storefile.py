"""The store as a file with a life: opened, opened anew, cleared of what was deleted long ago, folded and closed."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from model.storage.connection import OpenFile
from model.storage.rows import time_text

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = timedelta(days=30)
"""How long a deleted draft can be had back."""

_PURGE = "DELETE FROM drafts WHERE deleted <= ?"
_WORKED = f" AND julianday(deleted) <= (SELECT max(julianday(changed)) FROM drafts) - {KEPT.days}"


class StoreFile:
    """The open file of drafts, for the thread that opened it. Every method raises StoreTrouble where the file fails."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        # SQLite keeps a file's log beside the file itself, not beside a link to it
        self.path = Path(os.path.realpath(path)) if path.is_symlink() else path
        self._past_changes = 0
        self._open(read_only)

    def _open(self, read_only: bool) -> None:
        self._file = OpenFile(self.path, read_only)
        if not read_only:
            try:
                self.purge(datetime.now(UTC), worked=True)
            except BaseException:
                self.close()
                raise

    def reopen(self, read_only: bool = False) -> None:
        """Open what stands in the file's place now: another was put there, or what was closed to changes is open."""
        self.close()
        self._past_changes = self.changes + 1
        self._open(read_only)

    @property
    def read_only(self) -> bool:
        """Whether every change is refused, while another program writes the file or where nothing can be written."""
        return self._file.read_only

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged file is that stood here before and waits to be salvaged."""
        return self._file.set_aside

    @property
    def changes(self) -> int:
        """How many rows this program wrote since it began: while it stays the same, nothing is new."""
        return self._past_changes + self._file.changes

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._file.connection

    @property
    def _db(self) -> Database:
        return self._file.database

    def prepare(self) -> None:
        """Take the time now that the first draft to be written would else take: for a moment when nobody waits."""
        _ = self._db

    def purge(self, now: datetime, worked: bool = False) -> int:
        """Drop for good, with their edits, the drafts deleted KEPT ago or longer; how many there were.

        worked: only where something was written that long after, as a clock that is wrong for a day must not do it.
        """
        with self._file.writing():
            purge = _PURGE + _WORKED if worked else _PURGE
            return self._connection.execute(purge, (time_text(now - KEPT),)).rowcount

    def fold(self) -> None:
        """Take the log into the file: for a moment when nobody waits."""
        self._file.fold()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
