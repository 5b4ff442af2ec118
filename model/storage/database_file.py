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

from model.errors import StoreTrouble
from model.files.data_folder import on_network
from model.files.os_errors import patiently
from model.storage import quarantine, wal_check
from model.storage.sqlite_errors import DAMAGE, LOST, code

TEMPORARY = "PRAGMA temp_store = MEMORY"
"""No file in the system's temporary folder, which may be full."""

PATIENCE = 5.0
"""Seconds to wait while another process writes; a record takes it a millisecond."""

_MOMENT = 0.2
"""Seconds between two looks at a file that seems damaged or gone."""

_INDEX = 32_768
"""Bytes of what SQLite puts beside a file that has a write-ahead log, even to read it."""

_LONGEST_LOG = 500
"""Pages in the write-ahead log after which SQLite folds it into the file at once: some hundred edits in one go."""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all of it or nothing; locked at once, as only then another process's writing is waited for."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some troubles, a full disk among them, may have ended it already
            connection.execute("ROLLBACK")
        raise


def opened(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """A connection to a sound file, new if need be, and where a damaged one lies that waits to be salvaged."""
    if path.is_dir():
        raise StoreTrouble(f"“{path}”是文件夹，存不了草稿。请把它改名或移走，再启动程序。")
    if not _missing(path) and _damaged(path):
        quarantine.put(path)
    if _missing(path):
        quarantine.gather(path)
        _lay(path)
    return connected(path), quarantine.waiting(path)


def _damaged(path: Path) -> bool:
    """Whether the file is damaged, and not just arriving: one being copied there changes from one look to the next.

    Raises StoreTrouble where that takes long.
    """
    deadline = monotonic() + PATIENCE
    seen = None
    while (state := _state(path)) != seen:
        if fitting(path) and sound(path):
            return False
        if monotonic() > deadline:
            raise StoreTrouble(f"“{path}”正在由别的程序写入，可能还在拷贝或同步。请等它完成，再试一次。")
        seen = state
        sleep(_MOMENT)
    return True


def _state(path: Path) -> tuple[int, int]:
    """What changes while a file is being written."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _missing(path: Path) -> bool:
    """Whether there is no such file for sure; raises OSError where a disk cannot tell: another must not replace it."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    return False


def _lay(path: Path) -> None:
    """A new file that appears whole: one of no bytes, left by a kill or a full disk, looks as if it had lost all."""
    laid = path.with_name(path.name + "-new")
    laid.unlink(missing_ok=True)
    with closing(sqlite3.connect(laid)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA user_version = 0")  # writes the first page, and waits until it is on the disk
    patiently(lambda: laid.rename(path))


def connected(path: Path) -> sqlite3.Connection:
    """A connection that writes as safely as the disk allows, to a file that is sound or to be begun."""
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute(TEMPORARY)
        connection.execute(f"PRAGMA journal_mode = {'delete' if on_network(path.parent) else 'wal'}")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL would lose the last edits in a power cut
        connection.execute("PRAGMA fullfsync = ON")  # macOS needs to be asked twice; nothing elsewhere
        # a short log: people copy a file, and forget what stands beside it; it is folded in every pause too
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LONGEST_LOG}")
    except BaseException:
        connection.close()
        raise
    return connection


def standing(path: Path) -> tuple[int, int]:
    """What tells this very file from another of its name."""
    found = path.stat()
    return found.st_dev, found.st_ino


def stands(path: Path, known: tuple[int, int]) -> bool:
    """Whether the file opened is still the one of that name.

    Where an open file can be moved or deleted, SQLite would go on writing to what nobody finds again.
    """
    with suppress(OSError):  # gone, or on a disk that was pulled out
        return sys.platform == "win32" or standing(path) == known
    return False


def sound(path: Path) -> bool:
    """Whether the file is a database with its pages in order; one of no bytes once was more, and is not."""
    if not path.stat().st_size:
        return False
    with closing(sqlite3.connect(address(path), uri=True, timeout=PATIENCE)) as connection:
        try:
            connection.text_factory = bytes  # what is wrong is told with the damaged bytes in it
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == (b"ok",))
        except UnicodeDecodeError:
            return False
        except sqlite3.DatabaseError as error:
            if code(error) in DAMAGE:
                return False
            raise


def fitting(path: Path) -> bool:
    """Whether what stands beside the file can belong to it: one log at most, with all its transactions in order."""
    log, journal = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return not _filled(log) or not (_filled(journal) or wal_check.damaged(log))


def _filled(path: Path) -> bool:
    """Whether there is something in a file; another program may delete it at any moment."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def address(path: Path) -> str:
    """How to open the file for a look that leaves it as it is.

    A write-ahead log is left alone: closing would fold it into a file that may be damaged. A rollback journal is not,
    for an interrupted write must be taken back before the pages are in order.
    """
    logged, journaled = (_filled(path.with_name(path.name + end)) for end in ("-wal", "-journal"))
    looking, fixed = (f"{uri(path.absolute())}?{way}" for way in ("mode=ro", "immutable=1"))
    if logged:
        return looking
    closed = not os.access(path.parent, os.W_OK)
    if not journaled and (closed or shutil.disk_usage(path.parent).free < _INDEX):
        # where nothing can be written, nothing changes: SQLite may do without the files it would keep beside this one;
        # but others may be allowed to write there
        return looking if closed and _readable(looking) else fixed
    return f"{uri(path.absolute())}?mode=rw"


def _readable(address: str) -> bool:
    """Whether a file can be read so; one with a write-ahead log cannot where nothing can be put beside it."""
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection, suppress(sqlite3.Error):
        connection.execute("PRAGMA schema_version")
        return True
    return False


def uri(path: PurePath) -> str:
    """The path as SQLite wants it; it refuses the name of a server where others have it: file://server/share."""
    plain = path.as_uri()
    return plain if plain.startswith("file:///") else plain.replace("file://", "file:////", 1)


def copy_drafts(path: Path, target: Path) -> None:
    """Write what the file of drafts holds now, its write-ahead log included, to a new file; others may go on writing.

    Lets sqlite3.Error and OSError through.
    """
    target.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(address(path), uri=True, timeout=PATIENCE)) as connection:
        connection.execute(TEMPORARY)
        connection.execute("VACUUM INTO ?", [str(target)])


def looking(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for a file that another program may be writing.

    Raises StoreTrouble where it is damaged: setting it aside is for the program that writes.
    """
    try:
        return _looked_into(path)
    except sqlite3.Error as error:
        if code(error) not in LOST:
            raise
    # a backup put in the file's place meanwhile: what stands beside it now fits no file opened before
    sleep(_MOMENT)
    return _looked_into(path)


def _looked_into(path: Path) -> sqlite3.Connection:
    """See looking. Lets sqlite3.Error and OSError through."""
    if not (_missing(path) or sound(path)):
        raise StoreTrouble(
            f"“{path}”已损坏，这里只能查看，没有动它。请在填写的那台电脑上重新启动年报，那里会换名保留。"
        )
    connection = sqlite3.connect(address(path), uri=True, timeout=PATIENCE)
    try:
        connection.execute(TEMPORARY)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA schema_version")  # only now it is opened
    except BaseException:
        connection.close()
        raise
    return connection
