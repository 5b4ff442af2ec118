"""The file of collections is opened as safely as that of the drafts, and nobody else's is touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from model.collecting.store.collection_file import CollectionFile
from model.collecting.store.schema import TABLES
from model.errors import NewerStoreError, StoreError


def test_a_new_file_has_all_tables_and_a_write_ahead_log(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")
    names = {name for (name,) in file.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (mode,) = file.connection.execute("PRAGMA journal_mode").fetchone()
    file.close()
    assert set(TABLES) <= names
    assert mode in ("wal", "truncate")


def test_a_damaged_file_is_renamed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "collections.db"
    CollectionFile(path).close()
    path.write_bytes(path.read_bytes()[:100] + b"x" * 5000)
    file = CollectionFile(path)
    file.close()
    assert file.quarantined_file
    assert file.quarantined_file.read_bytes().endswith(b"x" * 5000)


def test_a_file_that_lacks_a_table_is_renamed_too(tmp_path: Path) -> None:
    path = tmp_path / "collections.db"
    CollectionFile(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE sums")
    connection.close()
    file = CollectionFile(path)
    file.close()
    assert file.quarantined_file


@pytest.mark.parametrize(("application", "version", "kind"), [(7, 1, StoreError), (0x4E42434F, 99, NewerStoreError)])
def test_a_strangers_file_and_a_newer_ones_are_refused(
    application: int, version: int, kind: type[StoreError], tmp_path: Path
) -> None:
    path = tmp_path / "collections.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(kind):
        CollectionFile(path)
    assert path.read_bytes() == before


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")

    def fail_inside() -> None:
        with file.write_transaction() as connection:
            connection.execute("INSERT INTO collections (unit, year) VALUES ('临江县', 2025)")
            with file.write_transaction():
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_inside()
    assert file.connection.execute("SELECT count(*) FROM collections").fetchone() == (0,)
    file.close()


def test_values_that_nobody_wrote_come_out_as_an_error_in_words() -> None:
    with pytest.raises(StoreError), CollectionFile().guard_reading():
        int("七")
