"""Whose file is found in the place of the drafts, and of which schema, where its header does not say so.

A flipped bit in the header makes a file look like another program's or like one of another version; its tables tell
better. What no version of this program can have written is never touched.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from model.errors import StoreError
from model.storage import backup_names
from model.storage.database_file import busy_timeout, sqlite_uri
from model.storage.migrations import APPLICATION_ID, STEPS
from model.storage.recognition import state_record
from model.storage.schema import TABLES
from model.storage.sqlite_errors import DAMAGE_CODES, primary_code

Schema = dict[str, tuple[str, ...]]
"""By the name of a table, the names of its columns."""

_SQLITE_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE = 100
"""Bytes of SQLite's header, the first of a file."""

_TRACES = re.compile(
    rb"NBAO|CREATE TABLE [\"\[]?(drafts|entries|edits|lasts|unplaced|file_state|digests|proofreading"
    rb"|sent_days)[\"\]]? *\("
    rb"|cover\.unit|(requests|disclosure|remedies)\.[a-z_]+\."
)
"""What pages of a file of drafts have: its application id, its schema, places of reports."""

_CHUNK, _OVERLAP, _MAX_CHUNKS = 2**20, 64, 512
"""Bytes read in one go, those read twice so that no trace is cut in two, and how many goes: half a gigabyte."""


def find_true_step(connection: sqlite3.Connection) -> int | None:
    """How many migrations an open file has had, by its tables and columns; None where these are of no version.

    Lets sqlite3.Error through where the disk fails.
    """
    try:
        schema = _read_schema(connection)
    except UnicodeDecodeError:  # a damaged name
        return None
    except sqlite3.Error as error:
        if primary_code(error) in DAMAGE_CODES:
            return None
        raise
    steps = _list_schemas()
    return steps.index(schema) if schema and schema in steps else None


def repair_header(connection: sqlite3.Connection, step: int) -> None:
    """State in the header what the tables say: a file of drafts that had so many migrations."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {step}")


def is_header_right(connection: sqlite3.Connection, step: int) -> bool:
    """Whether the header says that it is a file of drafts that had so many migrations."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (application_id, version) == (APPLICATION_ID, step)


def refuse_foreign(path: Path) -> None:
    """Raise StoreError where the file is another program's, before anything is written to it; lets OSError through."""
    if not path.exists() or not path.stat().st_size:
        return
    if _is_foreign(path):
        backups = backup_names.default_folder(path)
        words = f"“{path}”不是年报的草稿文件，没有动它。请把它移到别处或者改名，再点“再试”或重新启动程序。"
        raise StoreError(words + (f"年报的备份都在“{backups}”。" if backup_names.list_backup_names(backups) else ""))


def _is_foreign(path: Path) -> bool:
    """Whether the file is certainly another program's.

    A database with tables, none of which is ours; or no database at all, where nothing speaks for a damaged one of
    ours: no record of its state and no backups beside it, no page of it, or of its log, as in a file of drafts. What is
    blank, or shorter than a header, is of no use to anybody else.
    """
    tables = _list_tables(path)
    if tables is not None:
        return bool(tables) and tables.isdisjoint(TABLES)
    if state_record.record_path(path).exists():
        return False
    if backup_names.list_backup_names(backup_names.default_folder(path)):
        return False
    log = path.with_name(path.name + "-wal")
    if _has_traces(path) or (log.exists() and _has_traces(log)):
        return False
    with path.open("rb") as file:
        start = file.read(_HEADER_SIZE)
        is_cut_off = len(start) < _HEADER_SIZE and start.startswith(_SQLITE_MAGIC)
        return not is_cut_off and bool(start.strip(b"\0") or file.read(_CHUNK).strip(b"\0"))


def _list_tables(path: Path) -> set[str] | None:
    """The names of the tables of another program's database; none of our own; None for what is no sound database.

    A rollback journal is left alone: SQLite would undo with it what the other program was writing.
    """
    journal = path.with_name(path.name + "-journal")
    way = "immutable=1" if journal.exists() else "mode=ro"
    try:
        uri = f"{sqlite_uri(path.absolute())}?{way}"
        with closing(sqlite3.connect(uri, uri=True, timeout=busy_timeout())) as connection:
            if connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,):
                return set()
            return set(_read_schema(connection))
    except UnicodeDecodeError:
        return None
    except sqlite3.Error as error:
        return None if primary_code(error) in DAMAGE_CODES else set()


def _has_traces(path: Path) -> bool:
    """Whether something in a file looks as in a file of drafts."""
    with path.open("rb") as file:
        before = b""
        for _ in range(_MAX_CHUNKS):
            chunk = file.read(_CHUNK)
            if not chunk:
                return False
            if _TRACES.search(before + chunk):
                return True
            before = chunk[-_OVERLAP:]
    return False


def _read_schema(connection: sqlite3.Connection) -> Schema:
    """The tables of an open file with their columns, without those that SQLite makes for itself."""
    select = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    tables = [name for (name,) in connection.execute(select).fetchall()]
    columns = "SELECT name FROM pragma_table_info(?)"
    return {table: tuple(name for (name,) in connection.execute(columns, (table,))) for table in tables}


def _list_schemas() -> list[Schema]:
    """The schema after each number of migrations, from none on."""
    from sqlite_utils import Database

    with closing(sqlite3.connect(":memory:")) as connection:
        database = Database(connection, recursive_triggers=False, execute_plugins=False)
        schemas = [_read_schema(connection)]
        for step in STEPS:
            step(database)
            schemas.append(_read_schema(connection))
        return schemas
