"""What SQLite says of the file of drafts, in a clerk's words."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.errors import StoreError
from model.storage.sqlite_errors import is_disk_error, primary_code, translate_sqlite_errors

PATH = Path("/drafts/drafts.db")


def error(code: int) -> sqlite3.OperationalError:
    made = sqlite3.OperationalError("so")
    made.sqlite_errorcode = code
    return made


def told(raised: Exception) -> str:
    with pytest.raises(StoreError) as caught, translate_sqlite_errors(PATH):
        raise raised
    assert caught.value.__cause__ is raised
    return str(caught.value)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "磁盘满了"),
        (sqlite3.SQLITE_READONLY, "不许写入"),
        (sqlite3.SQLITE_PERM, "不许写入"),
        (sqlite3.SQLITE_CANTOPEN, "打不开"),
        (sqlite3.SQLITE_BUSY, "另一个程序占用"),
        (sqlite3.SQLITE_LOCKED, "另一个程序占用"),
        (sqlite3.SQLITE_IOERR, "磁盘出错"),
        (sqlite3.SQLITE_CORRUPT, "已损坏"),
        (sqlite3.SQLITE_NOTADB, "已损坏"),
    ],
)
def test_each_kind_is_told_in_words_whatever_refines_it(code: int, words: str) -> None:
    assert words in told(error(code))
    assert words in told(error(code | 7 << 8))
    assert PATH.name in told(error(code))


def test_what_is_not_known_is_told_without_sqlites_own_words() -> None:
    words = told(error(sqlite3.SQLITE_MISUSE))
    assert "交给维护人员" in words
    assert "so" not in words.replace(str(PATH), "")


def test_what_the_system_says_is_told_too() -> None:
    assert "磁盘满了" in told(OSError(errno.ENOSPC, "No space left on device"))


def test_one_of_our_own_passes_through() -> None:
    with pytest.raises(StoreError, match=r"^already$"), translate_sqlite_errors(PATH):
        raise StoreError("already")


def test_the_primary_code_of_a_real_error(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database at all" * 100)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("SELECT * FROM sqlite_master")
    assert primary_code(caught.value) == sqlite3.SQLITE_NOTADB
    assert primary_code(sqlite3.Error("Python's own")) == 0


@pytest.mark.parametrize(
    ("raised", "disk"),
    [
        (OSError(errno.EIO, "x"), True),
        (error(sqlite3.SQLITE_FULL), True),
        (error(sqlite3.SQLITE_IOERR | 3 << 8), True),
        (error(sqlite3.SQLITE_CORRUPT), False),
        (error(sqlite3.SQLITE_BUSY), False),
        (ValueError(), False),
    ],
)
def test_a_disk_that_failed_is_told_from_what_is_in_the_file(raised: Exception, disk: bool) -> None:
    assert is_disk_error(raised) is disk
