"""SQLite's errors about the file of drafts, in words a clerk understands; os_errors.py has the system's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import BusyStore, StoreError
from model.files.os_errors import describe_os_error

_MESSAGES = {
    sqlite3.SQLITE_FULL: "磁盘满了，“{path}”写不进去。请先腾出一些空间，再试一次。",
    sqlite3.SQLITE_READONLY: "“{path}”或它所在的文件夹不许写入。请检查权限，或用环境变量 NIANBAO_HOME 另指一个文件夹。",
    sqlite3.SQLITE_CANTOPEN: "打不开“{path}”。请检查它所在的文件夹在不在、能不能写入，再启动程序。",
    sqlite3.SQLITE_BUSY: "“{path}”正被另一个程序占用。请关掉另一个年报窗口（或备份、同步软件）再试。",
    sqlite3.SQLITE_IOERR: "读写“{path}”时磁盘出错。请检查磁盘有没有空间、有没有断开，再试一次。",
    sqlite3.SQLITE_CORRUPT: "“{path}”已损坏。请重新启动程序：坏文件会换名原样保留，另开一个新文件。",
}
_MESSAGES[sqlite3.SQLITE_LOCKED] = _MESSAGES[sqlite3.SQLITE_BUSY]
_MESSAGES[sqlite3.SQLITE_PERM] = _MESSAGES[sqlite3.SQLITE_READONLY]
_MESSAGES[sqlite3.SQLITE_NOTADB] = _MESSAGES[sqlite3.SQLITE_CORRUPT]

_BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

DAMAGE_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""What SQLite reports of a file with damaged pages; SQLITE_ERROR stands for an unknown file format."""

LOST_CODES = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
"""What SQLite reports of an open file whose disk went away, also when the disk is back."""


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error, without the extended bits; 0 where it is Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_disk_error(error: BaseException) -> bool:
    """Whether an error says that the disk failed or is full, and nothing of what is in a file."""
    return isinstance(error, OSError) or (
        isinstance(error, sqlite3.Error) and primary_code(error) in (*LOST_CODES, sqlite3.SQLITE_FULL)
    )


@contextmanager
def translate_sqlite_errors(path: Path) -> Iterator[None]:
    """Let sqlite3.Error and OSError in the with block come out as a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        # SQLite's own words are English, and may quote damaged bytes
        unknown = "“{path}”出了问题。请重新启动程序；如果还是这样，请把这个文件拷贝一份，交给维护人员。"
        kind = BusyStore if primary_code(error) in _BUSY_CODES else StoreError
        raise kind(_MESSAGES.get(primary_code(error), unknown).replace("{path}", str(path))) from error
    except OSError as error:
        raise StoreError(f"“{path}”出了问题：{describe_os_error(error)}。请检查它所在的文件夹，再试一次。") from error
