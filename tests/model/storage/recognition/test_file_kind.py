"""A file in the place of the drafts is told as what it is: another program's, another version's, or a flipped bit."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.errors import NewerStoreError, StoreError
from model.recovery import backups
from model.storage.backup_names import default_folder
from model.storage.migrations import STEPS
from model.storage.recognition import file_kind
from model.storage.schema import TABLES
from model.storage.store import Store
from tests.drafts import make
from tests.model.drafting import RECEIVED, begun, enter, reopened

VERSION_AT, APPLICATION_AT = 60, 68
"""Where the two numbers are in SQLite's header."""


def flip(path: Path, at: int, bit: int) -> None:
    """Flip a bit of a number of four bytes in the header of a closed file, 0 being the lowest bit."""
    data = bytearray(path.read_bytes())
    data[at + 3 - bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


@pytest.mark.parametrize("bit", [0, 1, 2, 3, 5, 8, 24, 31])
@pytest.mark.parametrize("at", [VERSION_AT, APPLICATION_AT])
def test_a_flipped_bit_in_the_header_is_repaired_by_what_the_tables_say(path: Path, at: int, bit: int) -> None:
    with closing(Store(path)) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 7})
    flip(path, at, bit)
    with closing(Store(path, read_only=True)) as store:
        assert store.load_report(1)[0].figures[RECEIVED] == 7
    with closing(Store(path)) as store:
        assert store.is_header_repaired
        assert store.quarantined_file is None
        assert store.lost_state is None
        assert store.load_report(1)[0].figures[RECEIVED] == 7
        enter(reopened(store, 1), {RECEIVED: 8})
    with closing(Store(path)) as store:
        assert not store.is_header_repaired
        assert store.load_report(1)[0].figures[RECEIVED] == 8


@pytest.mark.parametrize("bit", [0, 1, 2, 4, 9])
@pytest.mark.parametrize("step", range(1, len(STEPS)))
def test_a_flipped_bit_in_an_older_programs_file_too(path: Path, step: int, bit: int) -> None:
    shutil.copy(make.FOLDER / f"{step}.db", path)
    flip(path, VERSION_AT, bit)
    with closing(Store(path)) as store:
        assert store.is_header_repaired
        assert store.quarantined_file is None
        assert len(store.list_summaries()) == 1


def test_each_migration_changes_tables_or_columns_so_that_they_tell_the_version(path: Path) -> None:
    schemas = []
    for step in range(1, len(STEPS) + 1):
        with closing(sqlite3.connect(make.FOLDER / f"{step}.db")) as connection:
            columns = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            schemas.append(sorted(connection.execute(columns).fetchall()))
    assert len({str(schema) for schema in schemas}) == len(STEPS)


def test_a_newer_programs_file_is_not_taken_for_damaged(path: Path) -> None:
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE colours (draft)")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerStoreError):
        Store(path)


def make_database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("has_backups", [False, True])
@pytest.mark.parametrize("statements", [[], ["PRAGMA application_id = 7"], ["PRAGMA user_version = 7"]])
def test_another_programs_database_is_not_touched(path: Path, statements: list[str], has_backups: bool) -> None:
    if has_backups:
        with closing(Store(path)):
            backups.make_backup(path, default_folder(path), datetime.now(UTC))
        path.unlink()
    make_database(path, "PRAGMA journal_mode = wal", *statements, "CREATE TABLE recipes (name)")
    content = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="不是年报的草稿文件") as trouble:
            Store(path, read_only=read_only)
    assert (str(default_folder(path)) in str(trouble.value)) == (has_backups and not read_only)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.glob("*.db")] == [path.name]


OTHERS = {
    "a text": "这是一个文本文件。\n".encode() * 50,
    "a short text": b"hello",
    "another format": b"PK\3\4" + os.urandom(9000),
    "a damaged database of another program": b"SQLite format 3\0" + os.urandom(9000),
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_file_that_is_no_database_and_that_we_never_wrote_is_not_touched(path: Path, what: str) -> None:
    path.write_bytes(OTHERS[what])
    with pytest.raises(StoreError, match="没有动它"):
        Store(path)
    assert path.read_bytes() == OTHERS[what]
    path.unlink()
    with closing(Store(path)) as store:
        assert store.lost_state is None


@pytest.mark.parametrize("begin", [100, 4096, 5000])
def test_a_damaged_file_of_ours_is_known_by_any_page_of_it(path: Path, begin: int) -> None:
    with closing(Store(path)) as store:
        begun(store, {"cover.unit": "甲局", RECEIVED: 7})
    data = path.read_bytes()
    path.write_bytes(bytes(b ^ 0xFF for b in data[:begin]) + data[begin : len(data) - 100])
    path.with_name("drafts.db-newest").unlink()
    with closing(Store(path)) as store:
        assert store.quarantined_file


@pytest.mark.parametrize("content", [bytes(9000), b"SQLite format 3\0", b"SQLite format 3\0" + bytes(20)])
def test_what_is_blank_or_cut_off_is_of_no_use_to_others_and_kept_as_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with closing(Store(path)) as store:
        assert store.quarantined_file
        assert store.quarantined_file.read_bytes() == content


def test_the_tables_looked_for_are_those_there_are() -> None:
    for name in {*TABLES} - {"versions"}:
        assert file_kind._TRACES.search(f'CREATE TABLE "{name}" (\n'.encode())
