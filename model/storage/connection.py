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

from model.errors import NewerStoreError, StoreError, UnreadableFigure
from model.storage import file_identity, quarantine
from model.storage.database_file import connect_read_only, inode_of, is_same_inode, open_or_create, transaction
from model.storage.migrations import migrate, pending_steps
from model.storage.open_lock import hold_open_lock
from model.storage.rows import format_time
from model.storage.schema import has_newest_schema
from model.storage.sqlite_errors import LOST_CODES, primary_code, translate_sqlite_errors

if TYPE_CHECKING:
    from sqlite_utils import Database

DELETED_RETENTION = timedelta(days=30)
"""How long a deleted draft can be had back."""

_PURGE_SQL = "DELETE FROM drafts WHERE deleted <= ?"
_ONLY_IF_WORKED = f" AND julianday(deleted) <= (SELECT max(julianday(changed)) FROM drafts) - {DELETED_RETENTION.days}"


class StoreConnection:
    """The connection, for the thread that opened it, and every way to use it. Raises StoreError.

    read_only: it can be looked at, and every change is refused; a newer program's file opens in no other way, and
    raises NewerStoreError. set_aside: where a damaged file is that stood here before and waits to be salvaged, or None.
    doubted: edits that were being written when the disk failed, and may be in the file or not.
    """

    def __init__(self, path: Path, read_only: bool) -> None:
        self.path = path
        self.is_read_only = read_only
        self.quarantined_file: Path | None = None
        self.possibly_unsaved: list[file_identity.EditRow] = []
        self._connection_lost = False
        self._earlier_changes = 0
        # of disks that went away: closed last, as SQLite would delete, by its name, the log that stands there now
        self._lost_connections: list[sqlite3.Connection] = []
        if read_only:
            with translate_sqlite_errors(path):
                self.connection = connect_read_only(path)
                self._check_schema()
        else:
            self._open_for_writing()

    def _open_for_writing(self) -> None:
        with translate_sqlite_errors(self.path), hold_open_lock(self.path):
            self._connect_and_migrate()
            try:
                if not has_newest_schema(self.connection):
                    self.connection.close()
                    quarantine.quarantine_file(self.path)
                    self._connect_and_migrate()
                # only now: a step that rebuilds the table of drafts would take along all that hangs on it
                self.connection.execute("PRAGMA foreign_keys = ON")
                self._inode, self._fingerprint = inode_of(self.path), file_identity.read_fingerprint(self.connection)
            except BaseException:
                self.connection.close()
                raise

    def _connect_and_migrate(self) -> None:
        """The connection to a file of the newest shape."""
        self.connection, self.quarantined_file = open_or_create(self.path)
        self.__dict__.pop("database", None)
        try:
            if pending_steps(self.connection, self.path):
                migrate(self.database, self.path)
        except BaseException:
            self.connection.close()
            raise

    def _check_schema(self) -> None:
        """Raise StoreError for a file that is not in a shape to be read, and may not be brought to one here."""
        try:
            with suppress(NewerStoreError):  # what it adds is not seen here, what there is can be read
                if pending_steps(self.connection, self.path):
                    words = "是旧版本的年报存的，现在只能看，还看不了。请先在填写的那台电脑上升级程序，打开一次。"
                    raise StoreError(f"“{self.path}”{words}")
        except BaseException:
            self.connection.close()
            raise

    @cached_property
    def database(self) -> Database:
        """The file as sqlite-utils sees it; the list of drafts is shown sooner without its import, 0.05 s and more."""
        from sqlite_utils import Database

        return Database(self.connection, recursive_triggers=False, execute_plugins=False)

    @property
    def change_count(self) -> int:
        """How many rows were written since the file was opened; stays what it was when it is closed."""
        with suppress(sqlite3.ProgrammingError):
            return self._earlier_changes + self.connection.total_changes
        return self._earlier_changes

    @contextmanager
    def write_transaction(self, doubtful: file_identity.EditRow | None = None) -> Iterator[None]:
        """One transaction, all of it or nothing. doubtful: the edit it writes."""
        if self.is_read_only:
            raise StoreError(f"“{self.path}”现在只能看，改动存不进去。原因写在窗口上方。")
        self._reconnect_if_lost()
        try:
            with translate_sqlite_errors(self.path), self._note_lost_disk(), transaction(self.connection):
                yield
                mark = file_identity.read_fingerprint(self.connection)
        except StoreError:
            self.possibly_unsaved += [doubtful] if doubtful and self._connection_lost else []
            raise
        self._fingerprint, self.possibly_unsaved = mark, []

    @contextmanager
    def guard_reading(self) -> Iterator[None]:
        """Rows may be sound to SQLite and yet say nothing, where a bad sector lies within a text."""
        if self._connection_lost and not self.is_read_only:
            self._reconnect_if_lost()
        try:
            with translate_sqlite_errors(self.path), self._note_lost_disk():
                yield
        except (UnreadableFigure, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(
                f"“{self.path}”里有读不懂的内容（{error}）。请把这个文件拷贝一份，交给维护人员。"
            ) from error

    def checkpoint(self) -> None:
        """Take the log into the file itself, for people copy that alone; where this fails, the log still has it all."""
        if self.is_read_only or self._connection_lost or not is_same_inode(self.path, self._inode):
            return
        with suppress(StoreError), translate_sqlite_errors(self.path), self._note_lost_disk():
            self.connection.execute("PRAGMA wal_checkpoint").fetchone()

    def close(self) -> None:
        """Let go of the file."""
        self._earlier_changes = self.change_count
        for connection in (self.connection, *self._lost_connections):
            connection.close()

    def _reconnect_if_lost(self) -> None:
        """Go on with the file: once its disk was gone and is back, through a new connection, if it is the very same."""
        if not self._connection_lost and is_same_inode(self.path, self._inode):
            return
        if not os.path.exists(self.path):  # no error of a disk that cannot even say that
            raise StoreError(f"“{self.path}”不见了，可能被移走、改名，或者盘拔掉了。请放回原处，改动会接着存。")
        with translate_sqlite_errors(self.path), hold_open_lock(self.path):
            connection = file_identity.reopen_same_file(self.path, self._fingerprint, self.possibly_unsaved)
            self._earlier_changes = self.change_count
            self._lost_connections.append(self.connection)
            self.__dict__.pop("database", None)
            self.connection = connection
            self.connection.execute("PRAGMA foreign_keys = ON")
            self._inode, self._connection_lost = inode_of(self.path), False

    @contextmanager
    def _note_lost_disk(self) -> Iterator[None]:
        """Note that the disk failed: this connection may never work again, even when the disk does."""
        try:
            yield
        except sqlite3.Error as error:
            self._connection_lost = self._connection_lost or primary_code(error) in LOST_CODES
            raise


class StoreFile:
    """The open file of drafts, for the thread that opened it. Every method raises StoreError where the file fails."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        # SQLite keeps a file's log beside the file itself, not beside a link to it
        self.path = Path(os.path.realpath(path)) if path.is_symlink() else path
        self._earlier_changes = 0
        self._open(read_only)

    def _open(self, read_only: bool) -> None:
        self._file = StoreConnection(self.path, read_only)
        if not read_only:
            try:
                self.purge_deleted(datetime.now(UTC), worked=True)
            except BaseException:
                self.close()
                raise

    def reopen(self, read_only: bool = False) -> None:
        """Open what stands in the file's place now: another was put there, or what was closed to changes is open."""
        self.close()
        self._earlier_changes = self.change_count + 1
        self._open(read_only)

    @property
    def is_read_only(self) -> bool:
        """Whether every change is refused, while another program writes the file or where nothing can be written."""
        return self._file.is_read_only

    @property
    def quarantined_file(self) -> Path | None:
        """Where a damaged file is that stood here before and waits to be salvaged."""
        return self._file.quarantined_file

    @property
    def change_count(self) -> int:
        """How many rows this program wrote since it began: while it stays the same, nothing is new."""
        return self._earlier_changes + self._file.change_count

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._file.connection

    @property
    def _database(self) -> Database:
        return self._file.database

    def preload_database(self) -> None:
        """Take the time now that the first draft to be written would else take: for a moment when nobody waits."""
        _ = self._database

    def purge_deleted(self, now: datetime, worked: bool = False) -> int:
        """Drop for good, with their edits, the drafts deleted KEPT ago or longer; how many there were.

        worked: only where something was written that long after, as a clock that is wrong for a day must not do it.
        """
        with self._file.write_transaction():
            purge = _PURGE_SQL + _ONLY_IF_WORKED if worked else _PURGE_SQL
            return self._connection.execute(purge, (format_time(now - DELETED_RETENTION),)).rowcount

    def checkpoint(self) -> None:
        """Take the log into the file: for a moment when nobody waits."""
        self._file.checkpoint()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
