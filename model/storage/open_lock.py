"""A lock between processes, held while the file of drafts is opened or another file is put in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from model.storage.database_file import busy_timeout
from model.storage.sqlite_errors import primary_code


@contextmanager
def hold_open_lock(path: Path) -> Iterator[None]:
    """Hold the lock: of two processes started together, neither may quarantine the file the other has just created.

    It is a lock of SQLite's on an empty file beside the drafts, so it works on every system and ends with its process.
    A lock file that is not empty was damaged, and is replaced. Lets sqlite3.Error through: SQLITE_BUSY after
    busy_timeout() seconds.
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
    """A connection that has locked an empty file; None where the file is not empty. Lets sqlite3.Error through."""
    lock = sqlite3.connect(file, timeout=busy_timeout(), isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except BaseException as error:
        lock.close()
        if isinstance(error, sqlite3.Error) and primary_code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return None
        raise
    return lock
