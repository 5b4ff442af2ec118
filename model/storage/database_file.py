"""The file of drafts as a file: opened, looked over, set aside when damaged."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePath
from time import monotonic, sleep

from model.errors import StoreError
from model.files.data_folder import is_on_network
from model.files.os_errors import retry_while_locked
from model.storage import quarantine, wal_check
from model.storage.sqlite_errors import DAMAGE_CODES, LOST_CODES, primary_code

TEMP_STORE_PRAGMA = "PRAGMA temp_store = MEMORY"
"""No file in the system's temporary folder, which may be full."""

BUSY_TIMEOUT = 5.0
"""Seconds to wait while another process writes; a record takes it a millisecond."""

_RECHECK_PAUSE = 0.2
"""Seconds between two looks at a file that seems damaged or gone."""

_SHM_SIZE = 32_768
"""Bytes of what SQLite puts beside a file that has a write-ahead log, even to read it."""

_MAX_WAL_PAGES = 500
"""Pages in the write-ahead log after which SQLite folds it into the file at once: some hundred edits in one go."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all of it or nothing; locked at once, as only then another process's writing is waited for."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some troubles, a full disk among them, may have ended it already
            connection.execute("ROLLBACK")
        raise


def open_or_create(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """A connection to a sound file, new if need be, and where a damaged one lies that waits to be salvaged."""
    if path.is_dir():
        raise StoreError(f"“{path}”是文件夹，存不了草稿。请把它改名或移走，再启动程序。")
    if not _is_missing(path) and _is_damaged(path):
        quarantine.quarantine_file(path)
    if _is_missing(path):
        quarantine.collect_companions(path)
        _create_file(path)
    return connect_for_writing(path), quarantine.find_pending(path)


def _is_damaged(path: Path) -> bool:
    """Whether the file is damaged, and not just arriving: one being copied there changes from one look to the next.

    Raises StoreError where that takes long.
    """
    deadline = monotonic() + BUSY_TIMEOUT
    seen = None
    while (state := _size_and_mtime(path)) != seen:
        if has_fitting_companions(path) and is_intact(path):
            return False
        if monotonic() > deadline:
            raise StoreError(f"“{path}”正在由别的程序写入，可能还在拷贝或同步。请等它完成，再试一次。")
        seen = state
        sleep(_RECHECK_PAUSE)
    return True


def _size_and_mtime(path: Path) -> tuple[int, int]:
    """What changes while a file is being written."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _is_missing(path: Path) -> bool:
    """Whether there is no such file for sure; raises OSError where a disk cannot tell: another must not replace it."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    return False


def _create_file(path: Path) -> None:
    """A new file that appears whole: one of no bytes, left by a kill or a full disk, looks as if it had lost all."""
    laid = path.with_name(path.name + "-new")
    laid.unlink(missing_ok=True)
    with closing(sqlite3.connect(laid)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA user_version = 0")  # writes the first page, and waits until it is on the disk
    retry_while_locked(lambda: laid.rename(path))


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that writes as safely as the disk allows, to a file that is sound or to be begun."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT)
    try:
        connection.execute(TEMP_STORE_PRAGMA)
        connection.execute(f"PRAGMA journal_mode = {'delete' if is_on_network(path.parent) else 'wal'}")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL would lose the last edits in a power cut
        connection.execute("PRAGMA fullfsync = ON")  # macOS needs to be asked twice; nothing elsewhere
        # a short log: people copy a file, and forget what stands beside it; it is folded in every pause too
        connection.execute(f"PRAGMA wal_autocheckpoint = {_MAX_WAL_PAGES}")
    except BaseException:
        connection.close()
        raise
    return connection


def inode_of(path: Path) -> tuple[int, int]:
    """What tells this very file from another of its name."""
    found = path.stat()
    return found.st_dev, found.st_ino


def is_same_inode(path: Path, known: tuple[int, int]) -> bool:
    """Whether the file opened is still the one of that name.

    Where an open file can be moved or deleted, SQLite would go on writing to what nobody finds again.
    """
    with suppress(OSError):  # gone, or on a disk that was pulled out
        return sys.platform == "win32" or inode_of(path) == known
    return False


def is_intact(path: Path) -> bool:
    """Whether the file is a database with its pages in order; one of no bytes once was more, and is not."""
    if not path.stat().st_size:
        return False
    with closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=BUSY_TIMEOUT)) as connection:
        try:
            connection.text_factory = bytes  # what is wrong is told with the damaged bytes in it
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == (b"ok",))
        except UnicodeDecodeError:
            return False
        except sqlite3.DatabaseError as error:
            if primary_code(error) in DAMAGE_CODES:
                return False
            raise


def has_fitting_companions(path: Path) -> bool:
    """Whether what stands beside the file can belong to it: one log at most, with all its transactions in order."""
    log, journal = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return not _has_content(log) or not (_has_content(journal) or wal_check.is_damaged(log))


def _has_content(path: Path) -> bool:
    """Whether there is something in a file; another program may delete it at any moment."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def uri_for_reading(path: Path) -> str:
    """How to open the file for a look that leaves it as it is.

    A write-ahead log is left alone: closing would fold it into a file that may be damaged. A rollback journal is not,
    for an interrupted write must be taken back before the pages are in order.
    """
    logged, journaled = (_has_content(path.with_name(path.name + end)) for end in ("-wal", "-journal"))
    looking, fixed = (f"{sqlite_uri(path.absolute())}?{way}" for way in ("mode=ro", "immutable=1"))
    if logged:
        return looking
    closed = not os.access(path.parent, os.W_OK)
    if not journaled and (closed or shutil.disk_usage(path.parent).free < _SHM_SIZE):
        # where nothing can be written, nothing changes: SQLite may do without the files it would keep beside this one;
        # but others may be allowed to write there
        return looking if closed and _can_be_read_at(looking) else fixed
    return f"{sqlite_uri(path.absolute())}?mode=rw"


def _can_be_read_at(address: str) -> bool:
    """Whether a file can be read so; one with a write-ahead log cannot where nothing can be put beside it."""
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT)) as connection, suppress(sqlite3.Error):
        connection.execute("PRAGMA schema_version")
        return True
    return False


def sqlite_uri(path: PurePath) -> str:
    """The path as SQLite wants it; it refuses the name of a server where others have it: file://server/share."""
    plain = path.as_uri()
    return plain if plain.startswith("file:///") else plain.replace("file://", "file:////", 1)


def copy_drafts(path: Path, target: Path) -> None:
    """Write what the file of drafts holds now, its write-ahead log included, to a new file; others may go on writing.

    Lets sqlite3.Error and OSError through.
    """
    target.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=BUSY_TIMEOUT)) as connection:
        connection.execute(TEMP_STORE_PRAGMA)
        connection.execute("VACUUM INTO ?", [str(target)])


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for a file that another program may be writing.

    Raises StoreError where it is damaged: setting it aside is for the program that writes.
    """
    try:
        return _connect_read_only_once(path)
    except sqlite3.Error as error:
        if primary_code(error) not in LOST_CODES:
            raise
    # a backup put in the file's place meanwhile: what stands beside it now fits no file opened before
    sleep(_RECHECK_PAUSE)
    return _connect_read_only_once(path)


def _connect_read_only_once(path: Path) -> sqlite3.Connection:
    """See looking. Lets sqlite3.Error and OSError through."""
    if not (_is_missing(path) or is_intact(path)):
        raise StoreError(f"“{path}”已损坏，这里只能查看，没有动它。请在填写的那台电脑上重新启动年报，那里会换名保留。")
    connection = sqlite3.connect(uri_for_reading(path), uri=True, timeout=BUSY_TIMEOUT)
    try:
        connection.execute(TEMP_STORE_PRAGMA)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA schema_version")  # only now it is opened
    except BaseException:
        connection.close()
        raise
    return connection
