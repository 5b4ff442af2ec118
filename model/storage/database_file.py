"""The file of drafts on the disk: created, checked for damage, connected to, copied."""

from __future__ import annotations

import math
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path, PurePath
from time import monotonic, sleep
from typing import NamedTuple

from model.errors import BusyStore, StoreError
from model.files.data_folder import is_on_network
from model.files.os_errors import retry_while_locked
from model.storage import quarantine, wal_check
from model.storage.sqlite_errors import DAMAGE_CODES, LOST_CODES, primary_code

TEMP_STORE_PRAGMA = "PRAGMA temp_store = MEMORY"
"""SQLite writes no temporary files: the system's temporary folder may be full."""

BUSY_TIMEOUT = 5.0
"""Seconds to wait while another process writes; an edit takes about a millisecond."""

_most_waiting: ContextVar[float] = ContextVar("most_waiting", default=math.inf)


@contextmanager
def wait_at_most(seconds: float) -> Iterator[None]:
    """Have what is opened meanwhile, also later by its connection, wait no longer than this for other programs."""
    token = _most_waiting.set(seconds)
    try:
        yield
    finally:
        _most_waiting.reset(token)


def busy_timeout() -> float:
    """How many seconds to wait now while another process writes: BUSY_TIMEOUT, or what wait_at_most() says."""
    return min(BUSY_TIMEOUT, _most_waiting.get())


_RECHECK_PAUSE = 0.2
"""Seconds until a file that seems damaged or missing is looked at again."""

_SHM_SIZE = 32_768
"""Bytes of the -shm file that SQLite makes beside a file with a write-ahead log, even to read it."""

_MAX_WAL_PAGES = 500
"""Pages in the write-ahead log after which SQLite writes them into the file by itself: some hundred edits in one go."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all of it or nothing. Locks at once, as only then SQLite waits for another process's writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors, a full disk among them, may have ended it already
            connection.execute("ROLLBACK")
        raise


class OpenedFile(NamedTuple):
    """A file of drafts opened for writing.

    quarantined_file: a damaged file that waits to be salvaged, or None; is_new: the file was created just now.
    """

    connection: sqlite3.Connection
    quarantined_file: Path | None
    is_new: bool


def open_or_create(path: Path) -> OpenedFile:
    """Open the file, new if there is none or an empty one.

    A damaged file is quarantined, and a new one created in its place. Raises StoreError.
    """
    if path.is_dir():
        raise StoreError(f"“{path}”是文件夹，存不了草稿。请把它改名或移走，再启动程序。")
    if not _is_missing(path) and _is_damaged(path) and not _holds_nothing(path):
        quarantine.quarantine_file(path)
    is_new = _is_missing(path) or _holds_nothing(path)
    if is_new:
        quarantine.collect_companions(path)
        _create_file(path)
    return OpenedFile(connect_for_writing(path), quarantine.find_pending(path), is_new)


def _is_damaged(path: Path) -> bool:
    """Whether the file is damaged. One that is just being copied there looks so too: it is waited for while it changes.

    Raises BusyStore where it still changes after busy_timeout(). A look alone may take longer, on a slow disk.
    """
    deadline = monotonic() + busy_timeout()
    before = None
    while (now := _size_and_mtime(path)) != before:
        if has_fitting_companions(path) and is_intact(path):
            return False
        if before is not None and monotonic() > deadline:
            raise BusyStore(f"“{path}”正在由别的程序写入，可能还在拷贝或同步。请等它完成，再试一次。")
        before = now
        sleep(_RECHECK_PAUSE)
    return True


def _size_and_mtime(path: Path) -> tuple[int, int]:
    """The file's size in bytes and its time of change in nanoseconds: they change while it is being written."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _is_missing(path: Path) -> bool:
    """Whether there is certainly no such file; raises OSError where the disk cannot tell: none must be created then."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    return False


def _holds_nothing(path: Path) -> bool:
    """Whether the file is empty, with no log beside it, as a full disk or another program leaves it; raises OSError."""
    companions = [path.with_name(path.name + suffix) for suffix in ("-wal", "-journal")]
    return not path.stat().st_size and not any(map(_has_content, companions))


def _create_file(path: Path) -> None:
    """Create the file under another name and rename it: one left empty by a kill or a full disk would seem damaged."""
    new = path.with_name(path.name + "-new")
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA user_version = 0")  # writes the first page, and waits until it is on the disk
    retry_while_locked(lambda: new.replace(path))


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that writes as safely as the disk allows, to a file that is intact or new."""
    connection = sqlite3.connect(path, timeout=busy_timeout())
    try:
        connection.execute(TEMP_STORE_PRAGMA)
        # "delete" commits by removing the journal, which a power cut may undo; an emptied journal stays empty
        connection.execute(f"PRAGMA journal_mode = {'truncate' if is_on_network(path.parent) else 'wal'}")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL would lose the last edits in a power cut
        connection.execute("PRAGMA fullfsync = ON")  # macOS needs to be asked twice; nothing elsewhere
        # a short log, as people copy a file without what stands beside it; there is a checkpoint in every pause too
        connection.execute(f"PRAGMA wal_autocheckpoint = {_MAX_WAL_PAGES}")
    except BaseException:
        connection.close()
        raise
    return connection


def inode_of(path: Path) -> tuple[int, int]:
    """The numbers of the file's disk and of the file on it, which another file of its name does not have."""
    found = path.stat()
    return found.st_dev, found.st_ino


def is_same_inode(path: Path, known: tuple[int, int]) -> bool:
    """Whether the file at the path is still the one that had these numbers when it was opened.

    Where an open file can be moved or deleted, as everywhere but on Windows, SQLite would go on writing to that.
    """
    with suppress(OSError):  # gone, or on a disk that was pulled out
        return sys.platform == "win32" or inode_of(path) == known
    return False


def is_intact(path: Path) -> bool:
    """Whether the file is a database whose pages SQLite finds in order; an empty one was damaged, and is not."""
    if not path.stat().st_size:
        return False
    with closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=busy_timeout())) as connection:
        try:
            connection.text_factory = bytes  # the message of the check quotes the damaged bytes
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == (b"ok",))
        except UnicodeDecodeError:
            return False
        except sqlite3.DatabaseError as error:
            if primary_code(error) in DAMAGE_CODES:
                return False
            raise


def has_fitting_companions(path: Path) -> bool:
    """Whether SQLite's files beside this one can belong to it: not both kinds of log, and no damaged one."""
    wal, journal = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    if not _has_content(wal):
        return True
    return not _has_content(journal) and not wal_check.is_damaged(wal)


def _has_content(path: Path) -> bool:
    """Whether there is such a file, and it is not empty; another program may delete it at any moment."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def uri_for_reading(path: Path) -> str:
    """The URI by which SQLite opens the file to read it, and leaves it as it is.

    With a write-ahead log it is opened read-only, as closing would write the log into a file that may be damaged. With
    a rollback journal it is not, as SQLite must undo the interrupted write before the pages are in order.
    """
    uri = sqlite_uri(path.absolute())
    if _has_content(path.with_name(path.name + "-wal")):
        return f"{uri}?mode=ro"
    if not _has_content(path.with_name(path.name + "-journal")):
        if not os.access(path.parent, os.W_OK):
            # others may be allowed to write there, unlike this program
            return f"{uri}?mode=ro" if _can_be_read_at(f"{uri}?mode=ro") else f"{uri}?immutable=1"
        if shutil.disk_usage(path.parent).free < _SHM_SIZE:
            # nobody can write there, so nothing changes, and SQLite may do without the files it would make beside it
            return f"{uri}?immutable=1"
    return f"{uri}?mode=rw"


def _can_be_read_at(uri: str) -> bool:
    """Whether SQLite can read a file so; one that uses a write-ahead log it cannot where no file can be made."""
    with closing(sqlite3.connect(uri, uri=True, timeout=busy_timeout())) as connection, suppress(sqlite3.Error):
        connection.execute("PRAGMA schema_version")
        return True
    return False


def sqlite_uri(path: PurePath) -> str:
    """The path as a URI that SQLite takes: it refuses the usual form of a server's share, file://server/share."""
    plain = path.as_uri()
    return plain if plain.startswith("file:///") else plain.replace("file://", "file:////", 1)


def copy_drafts(path: Path, target: Path) -> None:
    """Copy the file of drafts as it is now, with its write-ahead log, to a new file; others may go on writing to it.

    Lets sqlite3.Error and OSError through.
    """
    target.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=busy_timeout())) as connection:
        connection.execute(TEMP_STORE_PRAGMA)
        connection.execute("VACUUM INTO ?", [str(target)])


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for a file that another program may be writing.

    Raises StoreError where it is damaged: only the program that writes may quarantine it. Lets sqlite3.Error through.
    """
    try:
        return _connect_read_only_once(path)
    except sqlite3.Error as error:
        if primary_code(error) not in LOST_CODES:
            raise
    # a backup was put in the file's place meanwhile, and SQLite's files beside it do not fit what was opened
    sleep(_RECHECK_PAUSE)
    return _connect_read_only_once(path)


def _connect_read_only_once(path: Path) -> sqlite3.Connection:
    """See connect_read_only. Lets sqlite3.Error and OSError through."""
    if not (_is_missing(path) or is_intact(path)):
        raise StoreError(f"“{path}”已损坏，这里只能查看，没有动它。请在填写的那台电脑上重新启动年报，那里会换名保留。")
    connection = sqlite3.connect(uri_for_reading(path), uri=True, timeout=busy_timeout())
    try:
        connection.execute(TEMP_STORE_PRAGMA)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA schema_version")  # SQLite opens the file only when something is read
    except BaseException:
        connection.close()
        raise
    return connection
