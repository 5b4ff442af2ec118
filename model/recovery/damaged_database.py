"""Reads a damaged file of drafts row by row from copies of it, past whatever cannot be read."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from model.files.temporary_folder import temporary_folder
from model.recovery import raw_pages
from model.storage import wal_check
from model.storage.migrations import STEPS, migrate

_PAGE_SIZE = 4096

_MAX_PAGES = 2**18
"""The highest number of a page that is believed, for a file of a gigabyte: a damaged number may be any."""

_MAX_STEPS = 4000
"""How often reading a table is begun anew behind unreadable rows before the rest of it is given up."""

_MAX_ROWS_IN_VAIN = 2000
"""How many rows of a table may be read that were read before, until the rest of it is given up."""

_MAX_ROW_NUMBER = 2**50
"""A number that no row has."""

_ROW_ERRORS = (sqlite3.Error, ValueError, OverflowError)
"""What reading a row may raise; ValueError where the names of the columns are no texts."""

RecoveredRow = dict[str, object]
"""By column, a text, a number or None."""

RawRows = dict[str, dict[int, RecoveredRow]]
"""By table and by number of row (rowid), the rows found in a file's pages without SQLite."""


@contextmanager
def open_copies(path: Path) -> Iterator[tuple[list[sqlite3.Connection], RawRows]]:
    """Connections to copies of a damaged file, the most trustworthy first, and all rows found in its pages.

    The copies differ: as the file is, with its log; with the first page, where the schema begins, of an intact file;
    with every page of the log written into it, also those behind damage; and without its log, which may be another
    file's. The file itself is only read. Lets OSError through.
    """
    wal = path.with_name(path.name + "-wal")
    with temporary_folder(path.parent) as folder:
        data = path.read_bytes() if path.exists() else b""  # the log may be all that is left
        with_first_page = _make_first_page(folder / "fresh.db") + data[_PAGE_SIZE:]
        all_pages = data
        contents = [data, with_first_page]
        if wal.exists():
            all_pages = _apply_wal(data, wal)
            contents += [all_pages, data]
        copies = [folder / f"{number}.db" for number in range(len(contents))]
        for copy, content in zip(copies, contents, strict=True):
            copy.write_bytes(_fix_header(content))
        if wal.exists():
            for copy in copies[:2]:
                shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
        connections = [sqlite3.connect(copy) for copy in copies]
        try:
            for connection in connections:
                _prepare_for_damage(connection)
            yield connections, _read_raw_rows(all_pages)
        finally:
            for connection in connections:
                connection.close()


def time_of(path: Path) -> datetime:
    """When a damaged file, or where it is gone its log, was written last. Lets OSError through."""
    file = path if path.exists() else path.with_name(path.name + "-wal")
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _prepare_for_damage(connection: sqlite3.Connection) -> None:
    """Have SQLite read texts as bytes, accept a schema with errors, and check each cell it reads."""
    connection.text_factory = bytes
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA cell_size_check = ON")


def read_table(
    connection: sqlite3.Connection, table: str, raw_rows: dict[int, RecoveredRow]
) -> tuple[list[RecoveredRow], bool]:
    """The rows of a table in the order of their numbers, and whether SQLite could read all of it.

    Where it could not, reading goes on behind the gap, in steps that double, and raw_rows fill what is missing. Pages
    that stand in a wrong place give the same rows again and again: reading never goes back, and ends when it brings
    nothing new.
    """
    found: dict[int, RecoveredRow] = {}
    whole, after, stride, rows_in_vain = True, -1, 1, 0
    for _ in range(_MAX_STEPS):
        try:
            for number, row in _select_rows(connection, table, "rowid > ? ORDER BY rowid", after):
                if number <= after:
                    whole = False
                    rows_in_vain += 1
                    if rows_in_vain > _MAX_ROWS_IN_VAIN:
                        break
                    found.setdefault(number, row)
                    continue
                if stride > 1:  # the step over the gap may have been too wide
                    found.update(_read_backwards(connection, table, number, after - stride))
                found[number] = row
                after, stride = number, 1
            break
        except _ROW_ERRORS:
            whole = False
            after, stride = after + stride, min(stride * 2, 2**40)
            if after > _MAX_ROW_NUMBER:
                break
    if not whole:
        found = raw_rows | found
    return [found[number] for number in sorted(found)], whole


def _read_backwards(connection: sqlite3.Connection, table: str, before: int, least: int) -> dict[int, RecoveredRow]:
    """The rows before a number, backwards, down to the first that cannot be read or has a number of `least` or less."""
    found: dict[int, RecoveredRow] = {}
    next_number = before
    with suppress(*_ROW_ERRORS):
        for number, row in _select_rows(connection, table, "rowid < ? ORDER BY rowid DESC", before):
            if not least < number < next_number:
                break
            found[number] = row
            next_number = number
    return found


def _select_rows(
    connection: sqlite3.Connection, table: str, which: str, bound: int
) -> Iterator[tuple[int, RecoveredRow]]:
    """The numbers and rows of a table that meet a condition on the rowid. Raises _ROW_ERRORS."""
    cursor = connection.execute(f"SELECT rowid AS _row, * FROM {table} WHERE {which}", (bound,))
    names = [column[0] for column in cursor.description][1:]
    for number, *values in cursor:
        yield number, {name: _decode_value(value) for name, value in zip(names, values, strict=True)}


def _read_raw_rows(data: bytes) -> RawRows:
    """The rows in the pages of a file, their texts decoded."""
    decoded: RawRows = {}
    for table, rows in raw_pages.read_rows(_fix_header(data)).items():
        decoded[table] = {}
        for number, row in rows.items():
            decoded[table][number] = {name: _decode_value(value) for name, value in row.items()}
    return decoded


def _decode_value(value: object) -> object:
    """A value with its bytes decoded as UTF-8; None where they are not that, rather than guess characters."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _make_first_page(path: Path) -> bytes:
    """The first page of a new file of drafts, which is made at this path."""
    from sqlite_utils import Database

    db = Database(path)
    try:
        migrate(db, path, STEPS)
    finally:
        db.close()
    return path.read_bytes()[:_PAGE_SIZE]


def _apply_wal(data: bytes, log: Path) -> bytes:
    """The bytes of a file with every page of its log written into it."""
    pages: dict[int, bytes] = {}
    for number, start in enumerate(range(0, len(data), _PAGE_SIZE), 1):
        pages[number] = data[start : start + _PAGE_SIZE]
    for frame in wal_check.read_frames(log):
        if 0 < frame.page_number <= _MAX_PAGES:
            pages[frame.page_number] = frame.page
    last = max(pages, default=0)
    return b"".join(pages.get(number, b"").ljust(_PAGE_SIZE, b"\0") for number in range(1, last + 1))


def _fix_header(content: bytes) -> bytes:
    """The bytes of a file, ending with a whole page, and with a header that states this length and no free pages.

    The offsets are those of SQLite's file format, section 1.3.
    """
    data = bytearray(content.ljust(_PAGE_SIZE, b"\0"))
    data.extend(bytes(-len(data) % _PAGE_SIZE))
    data[28:32] = (len(data) // _PAGE_SIZE).to_bytes(4, "big")
    data[92:96] = data[24:28]  # SQLite believes the length only where these two counters agree
    data[32:40] = bytes(8)
    return bytes(data)
