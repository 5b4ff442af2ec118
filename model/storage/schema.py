"""The tables of the file of drafts in its newest schema, and whether an open file has them."""

from __future__ import annotations

import sqlite3

from model.storage.sqlite_errors import primary_code

TABLE_COLUMNS = {
    "drafts": "id edition unit created changed deleted year errors warnings unfilled unwritten whence",
    "entries": "draft place value",
    "edits": "id draft at label changes",
    "lasts": "draft record",
    "versions": "id draft at name edit",
    "unplaced": "draft number words",
}
"""The tables of the newest schema, and their columns in the order of the file."""


def has_newest_schema(connection: sqlite3.Connection) -> bool:
    """Whether an open file has all tables and columns; a damaged name is not found by SQLite's own checks.

    Lets sqlite3.Error through where the disk fails.
    """
    try:
        for table, columns in TABLE_COLUMNS.items():
            connection.execute(f"SELECT {columns.replace(' ', ', ')} FROM {table} LIMIT 0")
    except UnicodeDecodeError:  # the error message quotes the damaged name
        return False
    except sqlite3.OperationalError as error:
        if primary_code(error) == sqlite3.SQLITE_ERROR:
            return False
        raise
    return True
