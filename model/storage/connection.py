"""The file of drafts while it is open: one connection, which an absence of its disk does not end for good."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import NewerDrafts, StoreTrouble, UnreadableFigure
from model.storage import file_identity, quarantine
from model.storage.database_file import looking, opened, standing, stands, writing
from model.storage.migrations import migrate, missing
from model.storage.open_lock import turn
from model.storage.rows import time_text
from model.storage.schema import shaped
from model.storage.sqlite_errors import LOST, code, explained

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = timedelta(days=30)
"""How long a deleted draft can be had back."""

_PURGE = "DELETE FROM drafts WHERE deleted <= ?"
_WORKED = f" AND julianday(deleted) <= (SELECT max(julianday(changed)) FROM drafts) - {KEPT.days}"


class OpenFile:
    """The connection, for the thread that opened it, and every way to use it. Raises StoreTrouble.

    read_only: it can be looked at, and every change is refused; a newer program's file opens in no other way, and
    raises NewerDrafts. set_aside: where a damaged file is that stood here before and waits to be salvaged, or None.
    doubted: edits that were being written when the disk failed, and may be in the file or not.
    """

    def __init__(self, path: Path, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.set_aside: Path | None = None
        self.doubted: list[file_identity.Row] = []
        self._shaken = False
        self._changes = 0
        # of disks that went away: closed last, as SQLite would delete, by its name, the log that stands there now
        self._orphans: list[sqlite3.Connection] = []
        if read_only:
            with explained(path):
                self.connection = looking(path)
                self._check_shape()
        else:
            self._open()

    def _open(self) -> None:
        with explained(self.path), turn(self.path):
            self._begin()
            try:
                if not shaped(self.connection):
                    self.connection.close()
                    quarantine.put(self.path)
                    self._begin()
                # only now: a step that rebuilds the table of drafts would take along all that hangs on it
                self.connection.execute("PRAGMA foreign_keys = ON")
                self._standing, self._mark = standing(self.path), file_identity.mark(self.connection)
            except BaseException:
                self.connection.close()
                raise

    def _begin(self) -> None:
        """The connection to a file of the newest shape."""
        self.connection, self.set_aside = opened(self.path)
        self.__dict__.pop("database", None)
        try:
            if missing(self.connection, self.path):
                migrate(self.database, self.path)
        except BaseException:
            self.connection.close()
            raise

    def _check_shape(self) -> None:
        """Raise StoreTrouble for a file that is not in a shape to be read, and may not be brought to one here."""
        try:
            with suppress(NewerDrafts):  # what it adds is not seen here, what there is can be read
                if missing(self.connection, self.path):
                    words = "是旧版本的年报存的，现在只能看，还看不了。请先在填写的那台电脑上升级程序，打开一次。"
                    raise StoreTrouble(f"“{self.path}”{words}")
        except BaseException:
            self.connection.close()
            raise

    @cached_property
    def database(self) -> Database:
        """The file as sqlite-utils sees it; the list of drafts is shown sooner without its import, 0.05 s and more."""
        from sqlite_utils import Database

        return Database(self.connection, recursive_triggers=False, execute_plugins=False)

    @property
    def changes(self) -> int:
        """How many rows were written since the file was opened; stays what it was when it is closed."""
        with suppress(sqlite3.ProgrammingError):
            return self._changes + self.connection.total_changes
        return self._changes

    @contextmanager
    def writing(self, doubtful: file_identity.Row | None = None) -> Iterator[None]:
        """One transaction, all of it or nothing. doubtful: the edit it writes."""
        if self.read_only:
            raise StoreTrouble(f"“{self.path}”现在只能看，改动存不进去。原因写在窗口上方。")
        self._rejoin()
        try:
            with explained(self.path), self._noting(), writing(self.connection):
                yield
                mark = file_identity.mark(self.connection)
        except StoreTrouble:
            self.doubted += [doubtful] if doubtful and self._shaken else []
            raise
        self._mark, self.doubted = mark, []

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Rows may be sound to SQLite and yet say nothing, where a bad sector lies within a text."""
        if self._shaken and not self.read_only:
            self._rejoin()
        try:
            with explained(self.path), self._noting():
                yield
        except (UnreadableFigure, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreTrouble(
                f"“{self.path}”里有读不懂的内容（{error}）。请把这个文件拷贝一份，交给维护人员。"
            ) from error

    def fold(self) -> None:
        """Take the log into the file itself, for people copy that alone; where this fails, the log still has it all."""
        if self.read_only or self._shaken or not stands(self.path, self._standing):
            return
        with suppress(StoreTrouble), explained(self.path), self._noting():
            self.connection.execute("PRAGMA wal_checkpoint").fetchone()

    def close(self) -> None:
        """Let go of the file."""
        self._changes = self.changes
        for connection in (self.connection, *self._orphans):
            connection.close()

    def _rejoin(self) -> None:
        """Go on with the file: once its disk was gone and is back, through a new connection, if it is the very same."""
        if not self._shaken and stands(self.path, self._standing):
            return
        if not os.path.exists(self.path):  # no error of a disk that cannot even say that
            raise StoreTrouble(f"“{self.path}”不见了，可能被移走、改名，或者盘拔掉了。请放回原处，改动会接着存。")
        with explained(self.path), turn(self.path):
            connection = file_identity.again(self.path, self._mark, self.doubted)
            self._changes = self.changes
            self._orphans.append(self.connection)
            self.__dict__.pop("database", None)
            self.connection = connection
            self.connection.execute("PRAGMA foreign_keys = ON")
            self._standing, self._shaken = standing(self.path), False

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Note that the disk failed: this connection may never work again, even when the disk does."""
        try:
            yield
        except sqlite3.Error as error:
            self._shaken = self._shaken or code(error) in LOST
            raise


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
