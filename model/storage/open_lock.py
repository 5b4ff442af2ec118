"""Whose turn it is with the file of drafts, while it is opened or another is put in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from model.storage.database_file import BUSY_TIMEOUT
from model.storage.sqlite_errors import primary_code


@contextmanager
def hold_open_lock(path: Path) -> Iterator[None]:
    """One process at a time: of two started together, neither may set aside the file the other has just begun.

    The lock is one of SQLite's, so it holds on every system and ends with its process, however that ends. Its file is
    always empty; one that a disk or another program spoilt holds nobody, and must hold nobody up.
    """
    file = path.with_name(path.name + "-turn")
    lock = _try_lock(file)
    if lock is None:
        file.unlink(missing_ok=True)
        lock = _try_lock(file)
    if lock is None:
        raise sqlite3.OperationalError(f"{file.name} is spoilt")
    with closing(lock):
        yield


def _try_lock(file: Path) -> sqlite3.Connection | None:
    """A connection that holds an empty file for itself alone; None where the file is not empty."""
    lock = sqlite3.connect(file, timeout=BUSY_TIMEOUT, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except BaseException as error:
        lock.close()
        if isinstance(error, sqlite3.Error) and primary_code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return None
        raise
    return lock
