"""Looks at an unpacked file of drafts before anything else opens it: it may come from anybody.

SQLite evaluates what a file's own schema says: triggers, views, generated columns, constraints with expressions. So the
schema may say nothing but what the program's own does, and only then are its pages and rows read, with every bound that
SQLite has.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from types import NoneType

from model.errors import Cancelled, UnreadableFile
from model.files import zip_files
from model.files.progress import Progress
from model.storage.database_file import sqlite_uri
from model.storage.migrations import APPLICATION_ID, STEPS
from model.storage.schema import TABLES

MAX_VALUE_BYTES = 20_000_000
"""Bytes of one value; the changes of the largest edit take less than a megabyte."""

NOT_OURS_MESSAGE = "它不是“导出全部”存成的文件。请核对是不是选错了文件。"
NEWER_MESSAGE = "它是更新版本的年报程序存的。请先升级程序，再导入。"

HEADER_BYTES = 100
"""Bytes of the header of a file of SQLite."""

_MAGIC = b"SQLite format 3\0"
_UTF8 = 1
_USER_VERSION_AT, _APPLICATION_ID_AT, _ENCODING_AT = 60, 68, 56
"""Offsets in the header, by SQLite's description of its file format, 1.3."""

_MAX_OBJECTS = 100
"""Tables and indexes; a file of drafts has some twenty."""

_STEPS_PER_CALL, _MAX_CALLS = 100_000, 5_000
"""SQLite's own steps between two looks at the progress, and how many looks: a minute at most."""

# fmt: off
_KEYWORDS = frozenset({
    "create", "table", "unique", "index", "on", "integer", "text", "blob", "primary", "key", "not", "null", "default",
    "references", "foreign", "delete", "update", "cascade", "no", "action", "constraint", "asc", "if", "exists", "0",
})
# fmt: on
"""What the statements that make the program's tables and indexes consist of, beside their names."""

_NAMES = frozenset(TABLES) | {column for table in TABLES.values() for column in table.columns}
_INDEX_NAME = re.compile(r"idx_\w{1,80}")
_WORD = re.compile(r"\w+", re.ASCII)
_BETWEEN_WORDS = re.compile(r"(?:[\s\"\[\]`(),]|'')*")
"""Blanks, quotation marks and brackets; the only text in the schema is an empty one."""

_TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
"""By a column's declared type, what its values are in Python, unless they are None."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_VALUE_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 50,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def check_header(name: str, header: bytes) -> None:
    """Raise UnreadableFile for an archive of this name whose drafts begin with these bytes, unless they may be ours.

    The first HEADER_BYTES count.
    """
    if len(header) < HEADER_BYTES or not header.startswith(_MAGIC):
        raise UnreadableFile(name, NOT_OURS_MESSAGE)
    version, application, encoding = (
        int.from_bytes(header[at : at + 4], "big") for at in (_USER_VERSION_AT, _APPLICATION_ID_AT, _ENCODING_AT)
    )
    if application != APPLICATION_ID or encoding != _UTF8 or version < 1:
        raise UnreadableFile(name, NOT_OURS_MESSAGE)
    if version > len(STEPS):
        raise UnreadableFile(name, NEWER_MESSAGE)


def check_untrusted_file(name: str, path: Path, progress: Progress) -> None:
    """Raise UnreadableFile, or Cancelled, unless the file can be opened as one of ours. name: the archive's.

    Lets sqlite3.Error and OSError through.
    """
    check_header(name, _read_header(path))
    try:
        with closing(_connect_guarded(path, progress)) as connection:
            if not _has_own_schema(connection):
                raise UnreadableFile(name, NOT_OURS_MESSAGE)
            if not (_are_pages_sound(connection) and _are_rows_plain(connection, path.stat().st_size)):
                raise UnreadableFile(name, zip_files.BROKEN_MESSAGE)
    except UnicodeDecodeError as error:  # the message of SQLite's error quotes damaged bytes
        raise UnreadableFile(name, zip_files.BROKEN_MESSAGE) from error
    except sqlite3.Error:
        if progress.is_cancelled:
            raise Cancelled from None
        raise


def _read_header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def _connect_guarded(path: Path, progress: Progress) -> sqlite3.Connection:
    """A connection that cannot write, believes nothing of the schema, and ends when it takes too long."""
    connection = sqlite3.connect(f"{sqlite_uri(path.absolute())}?mode=ro&immutable=1", uri=True)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    calls = iter(range(_MAX_CALLS))
    connection.set_progress_handler(lambda: progress.is_cancelled or next(calls, None) is None, _STEPS_PER_CALL)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _has_own_schema(connection: sqlite3.Connection) -> bool:
    """Whether the schema has our tables and indexes, and nothing that SQLite would evaluate."""
    objects = connection.execute(f"SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT {_MAX_OBJECTS}").fetchall()
    if len(objects) == _MAX_OBJECTS or not all(_is_own_object(*found) for found in objects):
        return False
    names = {name for kind, name, _, _ in objects if kind == "table"}
    if not {name for name, table in TABLES.items() if table.since == 1} <= names:
        return False
    columns = [(name, found) for name in names for found in connection.execute(f"PRAGMA table_xinfo({name})")]
    return all(
        column in TABLES[name].columns and kind.upper() in _TYPES and not hidden
        for name, (_, column, kind, _, _, _, hidden) in columns
    )


def _is_own_object(kind: object, name: object, table: object, sql: object) -> bool:
    """Whether a row of the schema describes a table or an index of ours."""
    if table not in TABLES or kind not in ("table", "index") or (kind == "table" and name != table):
        return False
    is_automatic = kind == "index" and sql is None
    return is_automatic or (isinstance(sql, str) and _is_plain(sql))


def _is_plain(sql: str) -> bool:
    """Whether a statement of the schema consists of the words of our own: no expression can be made of them."""
    if not _BETWEEN_WORDS.fullmatch(_WORD.sub("", sql)):
        return False
    words = (word.lower() for word in _WORD.findall(sql))
    return all(word in _KEYWORDS or word in _NAMES or _INDEX_NAME.fullmatch(word) for word in words)


def _are_pages_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _are_rows_plain(connection: sqlite3.Connection, file_size: int) -> bool:
    """Whether each value is of its column's kind, and all together are not more than the file.

    Pages that count twice would make much of a little file.
    """
    total = 0
    for name in [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]:
        columns = {column: kind for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({name})")}
        types = [_TYPES[kind.upper()] for kind in columns.values()]
        for row in connection.execute(f"SELECT {', '.join(columns)} FROM {name}"):
            if not all(isinstance(value, (kind, NoneType)) for value, kind in zip(row, types, strict=True)):
                return False
            total += sum(len(value) if isinstance(value, (str, bytes)) else 1 for value in row)
            if total > file_size:
                return False
    return True
