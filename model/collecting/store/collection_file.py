"""The file of collections while it is open, or a collection in memory that leaves nothing behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.collecting.store.schema import APPLICATION_ID, CREATE_TABLES, SCHEMA_VERSION, TABLES
from model.errors import NewerStoreError, StoreError
from model.storage import quarantine
from model.storage.database_file import TEMP_STORE_PRAGMA, connect_for_writing, open_or_create, transaction
from model.storage.open_lock import hold_open_lock
from model.storage.sqlite_errors import DAMAGE_CODES, primary_code, translate_sqlite_errors

FILE_NAME = "collections.db"
"""Its name in the folder of the drafts."""

MAX_CHECKED_BYTES = 50_000_000
"""A larger file is not looked through for damage when it is opened, which would take seconds."""

_SQLITE_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE, _USER_VERSION_AT, _APPLICATION_ID_AT = 100, 60, 68
"""Bytes, by the description of SQLite's file format, section 1.3."""

_IN_MEMORY = Path("汇总")
"""What a collection in memory is called in the words of an error."""


class CollectionFile:
    """The connection to the file, for the thread that opened it. Its methods raise StoreError.

    path: None for a collection in memory. quarantined_file: a damaged file that was found at the path and renamed.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or _IN_MEMORY
        self.quarantined_file: Path | None = None
        with translate_sqlite_errors(self.path):
            if path is None:
                self.connection = sqlite3.connect(":memory:")
                self.connection.execute(TEMP_STORE_PRAGMA)
                self._create_tables()
                return
            with hold_open_lock(path):
                self._open(path)

    def _open(self, path: Path) -> None:
        """Open the file, new if there is none; a damaged one is renamed and kept."""
        _refuse_foreign(path)
        is_large = path.is_file() and path.stat().st_size > MAX_CHECKED_BYTES
        if is_large:
            self.connection = connect_for_writing(path)
        else:
            self.connection, self.quarantined_file, _ = open_or_create(path)
        try:
            self._require_schema()
        except sqlite3.DatabaseError as error:
            self.connection.close()
            if primary_code(error) not in DAMAGE_CODES:
                raise
            self.quarantined_file = quarantine.quarantine_file(path)
            self.connection = open_or_create(path).connection
            self._create_tables()
        except BaseException:
            self.connection.close()
            raise

    def _require_schema(self) -> None:
        """Create the tables in a new file. Lets sqlite3.DatabaseError through where one is missing."""
        has_tables = bool(self.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone())
        if not has_tables:
            self._create_tables()
            return
        for table in TABLES:
            self.connection.execute(f"SELECT * FROM {table} LIMIT 0")

    def _create_tables(self) -> None:
        with transaction(self.connection):
            for statement in CREATE_TABLES.split(";"):
                self.connection.execute(statement)
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def write_transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all of it or nothing; one inside another is a part of it. Raises StoreError."""
        with translate_sqlite_errors(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            with transaction(self.connection):
                yield self.connection

    @contextmanager
    def guard_reading(self) -> Iterator[sqlite3.Connection]:
        """Let errors of SQLite and values that nobody can have written come out as StoreError."""
        try:
            with translate_sqlite_errors(self.path):
                yield self.connection
        except (ValueError, TypeError, LookupError) as error:
            raise StoreError(f"“{self.path}”里有读不懂的内容。请把这个文件拷贝一份，交给维护人员。") from error

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def _refuse_foreign(path: Path) -> None:
    """Raise StoreError where the file's header is another program's or a newer one's, before anything is written."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(_SQLITE_MAGIC):
        return  # empty or damaged: whoever opens it sees to that
    application = int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4])
    if application not in (0, APPLICATION_ID):
        raise StoreError(f"“{path}”不是年报的汇总文件，没有动它。请把它移到别处或者改名，再试一次。")
    if int.from_bytes(header[_USER_VERSION_AT : _USER_VERSION_AT + 4]) > SCHEMA_VERSION:
        raise NewerStoreError(f"“{path}”是更新版本的年报存的。请先升级程序。")
