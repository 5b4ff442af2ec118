"""The file of drafts as a file: opened, looked over, set aside when damaged; what goes wrong with it in plain words."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from model import aside, wal
from model.disk import said
from model.errors import StoreTrouble
from model.folder import on_network

TEMPORARY = "PRAGMA temp_store = MEMORY"
"""No file in the system's temporary folder, which may be full."""

PATIENCE = 5.0
"""Seconds to wait while another process writes; a record takes it a millisecond."""

_INDEX = 32_768
"""Bytes of what SQLite puts beside a file that has a write-ahead log, even to read it."""

_LONGEST_LOG = 100
"""Pages in the write-ahead log after which SQLite folds it into the file; some twenty edits."""

_TROUBLES = {
    sqlite3.SQLITE_FULL: "磁盘满了，“{path}”写不进去。请先腾出一些空间，再试一次。",
    sqlite3.SQLITE_READONLY: "“{path}”或它所在的文件夹不许写入。请检查权限，或用环境变量 NIANBAO_HOME 另指一个文件夹。",
    sqlite3.SQLITE_CANTOPEN: "打不开“{path}”。请检查它所在的文件夹在不在、能不能写入，再启动程序。",
    sqlite3.SQLITE_BUSY: "“{path}”正被另一个程序占用。请关掉另一个年报窗口（或备份、同步软件）再试。",
    sqlite3.SQLITE_IOERR: "读写“{path}”时磁盘出错。请检查磁盘有没有空间、有没有断开，再试一次。",
    sqlite3.SQLITE_CORRUPT: "“{path}”已损坏。请重新启动程序：坏文件会换名原样保留，另开一个新文件。",
}
_TROUBLES[sqlite3.SQLITE_LOCKED] = _TROUBLES[sqlite3.SQLITE_BUSY]
_TROUBLES[sqlite3.SQLITE_PERM] = _TROUBLES[sqlite3.SQLITE_READONLY]
_TROUBLES[sqlite3.SQLITE_NOTADB] = _TROUBLES[sqlite3.SQLITE_CORRUPT]

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""How the look at a file's pages can fail because of what is in them; SQLITE_ERROR is an unknown file format."""

LOST = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
"""How an open file fails whose disk went away, and goes on failing when the disk is back."""


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the higher bytes only refine it. 0 where Python itself complained."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def of_disk(error: BaseException) -> bool:
    """Whether it is the disk that failed, and not what is in a file."""
    return isinstance(error, OSError) or (
        isinstance(error, sqlite3.Error) and code(error) in (*LOST, sqlite3.SQLITE_FULL)
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Let what SQLite or the system says about the file come out as a StoreTrouble that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        unknown = "“{path}”出了问题（{error}）。请重新启动程序；如果还是这样，请把这个文件拷贝一份，交给维护人员。"
        raise StoreTrouble(_TROUBLES.get(code(error), unknown).format(path=path, error=error)) from error
    except OSError as error:
        raise StoreTrouble(f"“{path}”出了问题：{said(error)}。请检查它所在的文件夹，再试一次。") from error


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """One process at a time: of two started together, neither may set aside the file the other has just begun.

    The lock is one of SQLite's, so it holds on every system and ends with its process, however that ends.
    """
    with closing(sqlite3.connect(path.with_name(path.name + "-turn"), timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


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
    if not path.exists():
        aside.gather(path)
    elif not (fitting(path) and sound(path)):
        aside.put(path)
    return connected(path), aside.waiting(path)


def connected(path: Path) -> sqlite3.Connection:
    """A connection that writes as safely as the disk allows, to a file that is sound or to be begun."""
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute(TEMPORARY)
        connection.execute(f"PRAGMA journal_mode = {'delete' if on_network(path.parent) else 'wal'}")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL would lose the last edits in a power cut
        # a short log: people copy a file, and forget what stands beside it
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
    return not _filled(log) or not (_filled(journal) or wal.damaged(log))


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
    logged = _filled(path.with_name(path.name + "-wal"))
    # where nothing can be written, nothing changes: SQLite may do without the files it would keep beside this one
    fixed = not logged and (not os.access(path.parent, os.W_OK) or shutil.disk_usage(path.parent).free < _INDEX)
    return f"{path.absolute().as_uri()}?{'immutable=1' if fixed else 'mode=ro' if logged else 'mode=rw'}"


def looking(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for a file that another program may be writing.

    Raises StoreTrouble where it is damaged: setting it aside is for the program that writes.
    """
    connection = sqlite3.connect(address(path), uri=True, timeout=PATIENCE)
    try:
        connection.execute(TEMPORARY)
        connection.execute("PRAGMA query_only = ON")
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("quick_check")
    except sqlite3.Error as error:
        connection.close()
        if code(error) in DAMAGE or not code(error):
            raise StoreTrouble(
                f"“{path}”已损坏，这里只能查看，没有动它。请在填写的那台电脑上重新启动年报，那里会换名保留。"
            ) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection
