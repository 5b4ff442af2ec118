"""A damaged file of drafts, read row by row from a copy: what its pages still give, whatever the others hold."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.files.temporary_folder import temporary_folder
from model.recovery import raw_pages
from model.storage import wal_check
from model.storage.migrations import STEPS, migrate

_PAGE_SIZE = 4096

_MAX_PAGES = 2**18
"""A gigabyte: a damaged number of a page may be any."""
_MAX_STEPS = 4000
"""How often a table is entered anew behind unreadable rows before it is given up."""

_MAX_ROW_NUMBER = 2**50
"""A number no row has."""

_ROW_ERRORS = (sqlite3.Error, ValueError, OverflowError)
"""How a row can fail; ValueError where the names of the columns are no texts."""

RecoveredRow = dict[str, object]

RawRows = dict[str, dict[int, RecoveredRow]]
"""Rows by table and number."""


@contextmanager
def open_copies(path: Path) -> Iterator[tuple[list[sqlite3.Connection], RawRows]]:
    """Connections to copies of a damaged file, each another reading of it, the most trustworthy first; and all rows
    that lie in its pages, which count only where these fail.

    As it is, with its log; with the first page of a sound file, where stands what all else is found by; with all that
    the log has, also behind damage; and without its log, which may be another file's. The file itself is only read.
    """
    with temporary_folder(path.parent) as folder:
        data, log = path.read_bytes(), path.with_name(path.name + "-wal")
        fresh = _make_first_page(folder / "fresh.db")
        readings = [(data, True), (fresh + data[_PAGE_SIZE:], True)]
        if log.exists():
            readings += [(_apply_wal(data, log), False), (data, False)]
        copies = [folder / f"{number}.db" for number in range(len(readings))]
        for copy, (content, logged) in zip(copies, readings, strict=True):
            copy.write_bytes(_fix_header(content))
            if logged and log.exists():
                shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
        connections = [sqlite3.connect(copy) for copy in copies]
        try:
            for connection in connections:
                connection.text_factory = bytes
                with suppress(sqlite3.Error):
                    connection.execute("PRAGMA writable_schema = ON")  # a shape with flaws is still a shape
                    connection.execute("PRAGMA cell_size_check = ON")
            yield connections, _read_raw_rows(readings[2 if log.exists() else 0][0])
        finally:
            for connection in connections:
                connection.close()


def read_table(
    connection: sqlite3.Connection, table: str, fallen: dict[int, RecoveredRow]
) -> tuple[list[RecoveredRow], bool]:
    """What can be read of a table, by number of row, and whether that was all; else with the fallen leaves' rows."""
    found: dict[int, RecoveredRow] = {}
    whole, after, stride = True, -1, 1
    for _ in range(_MAX_STEPS):
        try:
            for number, row in _select_rows(connection, table, "rowid > ? ORDER BY rowid", after):
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
        found = fallen | found
    return [found[number] for number in sorted(found)], whole


def _read_backwards(connection: sqlite3.Connection, table: str, before: int, least: int) -> dict[int, RecoveredRow]:
    """The rows in front of one, nearest first, up to the first that cannot be read."""
    found: dict[int, RecoveredRow] = {}
    with suppress(*_ROW_ERRORS):
        for number, row in _select_rows(connection, table, "rowid < ? ORDER BY rowid DESC", before):
            if number <= least:
                break
            found[number] = row
    return found


def _select_rows(
    connection: sqlite3.Connection, table: str, which: str, bound: int
) -> Iterator[tuple[int, RecoveredRow]]:
    cursor = connection.execute(f"SELECT rowid AS _row, * FROM {table} WHERE {which}", (bound,))
    names = [column[0] for column in cursor.description][1:]
    for number, *values in cursor:
        yield number, {name: _decode_value(value) for name, value in zip(names, values, strict=True)}


def _read_raw_rows(data: bytes) -> RawRows:
    told = raw_pages.read_rows(_fix_header(data))
    return {
        table: {number: {name: _decode_value(value) for name, value in row.items()} for number, row in found.items()}
        for table, found in told.items()
    }


def _decode_value(value: object) -> object:
    """A text as such; None for one whose bytes are none, as guessing letters would be worse than saying so."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _make_first_page(path: Path) -> bytes:
    """The first page of a file as this program begins it."""
    from sqlite_utils import Database

    db = Database(path)
    try:
        migrate(db, path, STEPS)
    finally:
        db.close()
    return path.read_bytes()[:_PAGE_SIZE]


def _apply_wal(data: bytes, log: Path) -> bytes:
    """The file with every page of its log in place."""
    pages = {
        number: data[number * _PAGE_SIZE : (number + 1) * _PAGE_SIZE] for number in range(-(-len(data) // _PAGE_SIZE))
    }
    pages |= {
        frame.page_number - 1: frame.page for frame in wal_check.read_frames(log) if 0 < frame.page_number <= _MAX_PAGES
    }
    return b"".join(pages.get(number, b"").ljust(_PAGE_SIZE, b"\0") for number in range(max(pages, default=-1) + 1))


def _fix_header(content: bytes) -> bytes:
    """The same, ending with a whole page and saying how long it is and that no page is free."""
    data = bytearray(content.ljust(_PAGE_SIZE, b"\0"))
    data.extend(bytes(-len(data) % _PAGE_SIZE))
    data[28:32] = (len(data) // _PAGE_SIZE).to_bytes(4, "big")
    data[92:96] = data[24:28]  # by this SQLite knows that the length is not an older program's
    data[32:40] = bytes(8)
    return bytes(data)
