"""The tables as they are written down, held against those that the migrations make."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from model.storage.migrations import STEPS, migrate
from model.storage.schema import TABLES, Table, has_newest_schema


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "drafts.db")) as connection:
        yield connection


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


def kinds_of(connection: sqlite3.Connection, name: str, table: Table) -> str:
    """What the first columns hold, by what SQLite says of their types and keys."""
    rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
    keys = [row for row in rows if row[5]]
    kinds = ""
    for _, _, declared, _, _, key in rows[: len(table.kinds)]:
        stands_for_row_number = key and len(keys) == 1 and declared == "INTEGER"
        kinds += "-" if stands_for_row_number else {"TEXT": "t", "BLOB": "t", "INTEGER": "i"}[declared]
    return kinds


def test_the_migrations_make_these_tables_with_these_columns(connection: sqlite3.Connection, tmp_path: Path) -> None:
    migrate(Database(connection), tmp_path / "drafts.db")
    made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert made == set(TABLES)
    for name, table in TABLES.items():
        assert columns_of(connection, name) == list(table.columns)
        assert kinds_of(connection, name, table) == table.kinds
    assert has_newest_schema(connection)


def test_each_table_comes_and_grows_with_the_step_that_is_written_down(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    first_columns: dict[str, int] = {}
    for step in range(1, len(STEPS) + 1):
        migrate(Database(connection), tmp_path / "drafts.db", STEPS[:step])
        for name, table in TABLES.items():
            columns = columns_of(connection, name)
            assert bool(columns) == (step >= table.since), (name, step)
            if columns:
                first_columns.setdefault(name, len(columns))
    assert {name: len(table.columns) - table.added for name, table in TABLES.items()} == first_columns


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_one_of_its_columns_is_noticed(
    connection: sqlite3.Connection, tmp_path: Path, name: str
) -> None:
    migrate(Database(connection), tmp_path / "drafts.db")
    connection.execute(f'ALTER TABLE "{name}" RENAME COLUMN "{TABLES[name].columns[-1]}" TO "damaged"')
    assert not has_newest_schema(connection)
