"""Recognises the file of drafts when its disk was away and is back: only the same file in the same state is written to.

After a stick is put in again, neither its number nor the file's need be what they were, and it may have been written on
another computer in between. So the file holds a random token, and every transaction that changes something replaces it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Container
from contextlib import closing
from pathlib import Path

from model.errors import StoreError
from model.storage.database_file import (
    busy_timeout,
    connect_for_writing,
    has_fitting_companions,
    is_intact,
    uri_for_reading,
)
from model.storage.migrations import APPLICATION_ID
from model.storage.sqlite_errors import primary_code

_READ_TOKEN = "SELECT token FROM file_state"
_WRITE_TOKEN = """
    INSERT INTO file_state (rowid, token, lineage, number) VALUES (1, ?, randomblob(8), 1)
    ON CONFLICT (rowid) DO UPDATE SET token = excluded.token, number = number + 1
"""

NO_TOKEN = b""
"""The token of a file that has none: another program's, or an older one's."""


def make_token() -> bytes:
    """A new random token."""
    return os.urandom(16)


def read_token(connection: sqlite3.Connection) -> bytes:
    """The token of an open file of the newest schema. Lets sqlite3.Error through."""
    row: tuple[bytes] | None = connection.execute(_READ_TOKEN).fetchone()
    return row[0] if row else NO_TOKEN


def write_token(connection: sqlite3.Connection, token: bytes) -> None:
    """Replace the token of an open file and count the transaction it is part of. Lets sqlite3.Error through."""
    connection.execute(_WRITE_TOKEN, (token,))


def reopen_same_file(path: Path, tokens: Container[bytes]) -> tuple[sqlite3.Connection, bytes]:
    """A new connection to the file, and its token, which must be one of these; nothing is written to it.

    Raises StoreError for a damaged file and for one with another token; lets sqlite3.Error and OSError through.
    """
    if not (has_fitting_companions(path) and is_intact(path)):
        raise StoreError(f"“{path}”断开过，现在已损坏，没有往里写。请把正在填的另存一份，再重新启动程序。")
    token = _read_token_of_file(path)
    if token == NO_TOKEN or token not in tokens:
        raise StoreError(
            f"“{path}”不见了，那里现在是另一份，或者在别处改过，没有往里写。请把正在填的另存一份，再重新启动程序。"
        )
    return connect_for_writing(path), token


def _read_token_of_file(path: Path) -> bytes:
    """The token of a file that is only looked at. Lets sqlite3.Error and OSError through."""
    with closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=busy_timeout())) as connection:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            return NO_TOKEN
        try:
            return read_token(connection)
        except sqlite3.OperationalError as error:
            if primary_code(error) == sqlite3.SQLITE_ERROR:  # an older program's file lacks the table
                return NO_TOKEN
            raise
