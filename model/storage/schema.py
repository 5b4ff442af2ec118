"""The tables of the file of drafts in its newest schema, and whether an open file has them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from model.storage.sqlite_errors import primary_code

COUNT_COLUMNS = ("errors", "warnings", "unfilled", "unwritten", "unread")
DRAFT_COLUMNS = ("edition", "created", "unit", "year", "changed", "deleted", *COUNT_COLUMNS, "whence")
"""The columns of a draft's own row but its number."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the newest schema: columns, in the order of the file, and what else tells its rows from others.

    kinds: what a row on the disk holds in the first columns: t a text or bytes, i a whole number, - nothing, as the
    row's own number stands for it. since: the step of migrations.STEPS that made the table. added: how many of the last
    columns came with later steps; rows written before have them not.
    """

    columns: tuple[str, ...]
    kinds: str
    since: int = 1
    added: int = 0


TABLES = {
    "drafts": Table(
        (
            *("id", "edition", "unit", "created", "changed", "deleted"),
            *("year", "errors", "warnings", "unfilled", "unwritten", "whence", "unread"),
        ),
        "-tt",
        added=2,
    ),
    "entries": Table(("draft", "place", "value"), "itt"),
    "edits": Table(("id", "draft", "at", "label", "changes"), "-ittt"),
    "lasts": Table(("draft", "record"), "-t"),
    "versions": Table(("id", "draft", "at", "name", "edit"), "-itti", since=2),
    "unplaced": Table(("draft", "number", "words"), "iit", since=3),
    "file_state": Table(("token", "lineage", "number"), "t", since=4, added=2),
    "digests": Table(
        ("draft", "own", "entries", "edits", "last_year", "versions", "unplaced", "seal"), "-ttttttt", since=6
    ),
    "proofreading": Table(("draft", "record", "digest"), "-tt", since=8),
    "sent_days": Table(("draft", "day", "digest"), "-tt", since=9),
}


def has_newest_schema(connection: sqlite3.Connection) -> bool:
    """Whether an open file has all tables and columns; a damaged name is not found by SQLite's own checks.

    Lets sqlite3.Error through where the disk fails.
    """
    try:
        for name, table in TABLES.items():
            connection.execute(f"SELECT {', '.join(table.columns)} FROM {name} LIMIT 0")
    except UnicodeDecodeError:  # the error message quotes the damaged name
        return False
    except sqlite3.OperationalError as error:
        if primary_code(error) == sqlite3.SQLITE_ERROR:
            return False
        raise
    return True
