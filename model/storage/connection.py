"""The file of drafts while it is open: one connection, made anew when its disk was away for a while and is back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import NewerStoreError, StoreError, UnreadableFigure
from model.storage import file_identity, quarantine
from model.storage.database_file import connect_read_only, inode_of, is_same_inode, open_or_create, transaction
from model.storage.migrations import STEPS, migrate, pending_steps
from model.storage.open_lock import hold_open_lock
from model.storage.recognition import file_kind
from model.storage.recognition.newest_state import NewestState, read_state
from model.storage.rows import EditRow
from model.storage.schema import has_newest_schema
from model.storage.sqlite_errors import LOST_CODES, primary_code, translate_sqlite_errors

if TYPE_CHECKING:
    from sqlite_utils import Database


class StoreConnection:
    """The connection to the file of drafts, for the thread that opened it. Its methods raise StoreError.

    is_read_only: every change is refused; a newer program's file can be opened in no other way (NewerStoreError).
    has_digests: the file has digests that this program understands; a newer program's may have others.
    quarantined_file: a damaged file that was found at the path, was renamed to this and waits to be salvaged, or None.
    is_header_repaired: the header said that the file is of another version or another program, which its tables denied.
    newest_state: the record of what was committed last, None where nothing is written.
    possibly_unsaved: edits that were being written when the disk failed, and may be in the file or not. _tokens: those
    that the file may have, of which one must be there when its disk is back.
    """

    def __init__(self, path: Path, read_only: bool) -> None:
        self.path = path
        self._sqlite_utils_database: Database | None = None
        self.is_read_only = read_only
        self.has_digests = True
        self.quarantined_file: Path | None = None
        self.is_header_repaired = False
        self.newest_state: NewestState | None = None
        self.possibly_unsaved: list[EditRow] = []
        self._tokens: set[bytes] = set()
        self._busy_milliseconds: int | None = None
        self._connection_lost = False
        self._earlier_changes = 0
        # connections to disks that went away: closed last, as closing deletes, by its name, the log that is there now
        self._lost_connections: list[sqlite3.Connection] = []
        if read_only:
            with translate_sqlite_errors(path):
                self.connection = connect_read_only(path)
                self._check_schema()
        else:
            self._open_for_writing()

    def _open_for_writing(self) -> None:
        """Open the file, new if there is none; quarantine one that lacks tables or columns, and begin a new one."""
        with translate_sqlite_errors(self.path), hold_open_lock(self.path):
            self.newest_state = NewestState(self.path)
            self._connect_and_migrate()
            try:
                if not has_newest_schema(self.connection):
                    self.connection.close()
                    quarantine.quarantine_file(self.path)
                    self._connect_and_migrate()
                # only now: a migration that rebuilds the table of drafts would delete all rows that refer to it
                self.connection.execute("PRAGMA foreign_keys = ON")
                self._inode, self._tokens = inode_of(self.path), {file_identity.read_token(self.connection)}
                self.newest_state.compare(self.connection, self._is_new, self.quarantined_file is not None)
            except BaseException:
                self.connection.close()
                raise

    def _connect_and_migrate(self) -> None:
        """Connect to the file and bring it to the newest schema."""
        file_kind.refuse_foreign(self.path)
        self.connection, self.quarantined_file, self._is_new = open_or_create(self.path)
        self._sqlite_utils_database = None
        try:
            self._repair_header()
            if pending_steps(self.connection, self.path):
                migrate(self.database, self.path)
        except BaseException:
            self.connection.close()
            raise

    def _repair_header(self) -> None:
        """Where a flipped bit makes the file one of another version or another program, have its tables decide."""
        if file_kind.is_header_right(self.connection, len(STEPS)) and has_newest_schema(self.connection):
            return
        step = file_kind.find_true_step(self.connection)
        if step is not None and not file_kind.is_header_right(self.connection, step):
            file_kind.repair_header(self.connection, step)
            self.is_header_repaired = True

    def _check_schema(self) -> None:
        """Raise StoreError for an older program's file, as it cannot be migrated where it is only read."""
        try:
            is_newest = file_kind.is_header_right(self.connection, len(STEPS))
            if not is_newest and file_kind.find_true_step(self.connection) == len(STEPS):
                return  # a flipped bit in the header, which is repaired where the file is written
            if pending_steps(self.connection, self.path):
                words = "是旧版本的年报存的，现在只能看，还看不了。请先在填写的那台电脑上升级程序，打开一次。"
                raise StoreError(f"“{self.path}”{words}")
        except NewerStoreError:  # what a newer program added is not seen here, all else can be read
            self.has_digests = False
        except BaseException:
            self.connection.close()
            raise

    @property
    def database(self) -> Database:
        """The file as sqlite-utils sees it; the list of drafts is shown sooner without its import, 0.05 s and more."""
        if self._sqlite_utils_database is None:
            from sqlite_utils import Database

            self._sqlite_utils_database = Database(self.connection, recursive_triggers=False, execute_plugins=False)
        return self._sqlite_utils_database

    def limit_waiting(self, milliseconds: int) -> None:
        """Wait no longer while another program writes the file, but raise BusyStore, so that no window stands still."""
        self._busy_milliseconds = milliseconds
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    @property
    def change_count(self) -> int:
        """How many rows were written since the file was opened; after closing, the last count."""
        with suppress(sqlite3.ProgrammingError):
            return self._earlier_changes + self.connection.total_changes
        return self._earlier_changes

    @contextmanager
    def write_transaction(self, edit: EditRow | None = None) -> Iterator[None]:
        """One transaction, all of it or nothing. edit: the edit it writes, if it does.

        It replaces the file's token if it changes anything. Where the disk fails meanwhile it may have been written or
        not: then the new token is expected beside the old one, and the edit is remembered in possibly_unsaved.
        """
        if self.is_read_only:
            raise StoreError(f"“{self.path}”现在只能看，改动存不进去。原因写在窗口上方。")
        self._reconnect_if_lost()
        token, changes_before = file_identity.make_token(), self.connection.total_changes
        try:
            with translate_sqlite_errors(self.path), self._note_lost_disk(), transaction(self.connection):
                yield
                has_changed = self.connection.total_changes > changes_before
                if has_changed:
                    file_identity.write_token(self.connection, token)
                    state = read_state(self.connection)
        except StoreError:
            if self._connection_lost:
                self._tokens.add(token)
                if edit:
                    self.possibly_unsaved.append(edit)
            raise
        self.possibly_unsaved = []
        if has_changed:
            self._tokens = {token}
            if self.newest_state:
                self.newest_state.write(state)

    @contextmanager
    def guard_reading(self) -> Iterator[None]:
        """Let whatever reading in the with block raises come out as StoreError.

        Rows may be intact to SQLite and yet not be readable as values, where a bad sector lies within a text.
        """
        if self._connection_lost and not self.is_read_only:
            self._reconnect_if_lost()
        try:
            with translate_sqlite_errors(self.path), self._note_lost_disk():
                yield
        except (UnreadableFigure, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(f"“{self.path}”里有读不懂的内容。请把这个文件拷贝一份，交给维护人员。") from error

    def checkpoint(self) -> None:
        """Write the log's pages into the file itself, as people copy that alone; errors are ignored."""
        if self.is_read_only or self._connection_lost or not is_same_inode(self.path, self._inode):
            return
        with suppress(StoreError), translate_sqlite_errors(self.path), self._note_lost_disk():
            self.connection.execute("PRAGMA wal_checkpoint").fetchone()

    def close(self) -> None:
        """Close the connection."""
        self._earlier_changes = self.change_count
        for connection in (self.connection, *self._lost_connections):
            connection.close()

    def _reconnect_if_lost(self) -> None:
        """Where the disk was away and is back: connect anew, if the file is the same one in the same state.

        Raises StoreError where it is not, or is still away.
        """
        if not self._connection_lost and is_same_inode(self.path, self._inode):
            return
        if not os.path.exists(self.path):  # no error of a disk that cannot even say that
            raise StoreError(f"“{self.path}”不见了，可能被移走、改名，或者盘拔掉了。请放回原处，改动会接着存。")
        with translate_sqlite_errors(self.path), hold_open_lock(self.path):
            connection, token = file_identity.reopen_same_file(self.path, self._tokens)
            self._tokens = {token}
            self._earlier_changes = self.change_count
            self._lost_connections.append(self.connection)
            self._sqlite_utils_database = None
            self.connection = connection
            self.connection.execute("PRAGMA foreign_keys = ON")
            if self._busy_milliseconds is not None:
                self.limit_waiting(self._busy_milliseconds)
            self._inode, self._connection_lost = inode_of(self.path), False

    @contextmanager
    def _note_lost_disk(self) -> Iterator[None]:
        """Set _connection_lost where the disk fails: this connection may never work again, even when the disk does."""
        try:
            yield
        except sqlite3.Error as error:
            self._connection_lost = self._connection_lost or primary_code(error) in LOST_CODES
            raise
