"""The row of what was read back of a draft. A digest beside it tells damage: what is damaged counts as not read."""

from __future__ import annotations

import sqlite3

from model.proofreading.proofreading import Proofreading
from model.proofreading.record import UnreadableRecord, read_record, write_record
from model.storage.digests import hash_row, read_damaged_texts, to_digits


def read_proofreading(connection: sqlite3.Connection, id: int) -> Proofreading:
    """What was read back of a draft; nothing where there is no row, or a damaged one. Lets sqlite3.Error through."""
    with read_damaged_texts(connection):
        row = connection.execute("SELECT record, digest FROM proofreading WHERE draft = ?", (id,)).fetchone()
    if row is None or row[1] != to_digits(hash_row(id, row[0])):
        return Proofreading()
    try:
        return read_record(row[0])
    except UnreadableRecord:  # a later program may write something else
        return Proofreading()


def write_proofreading(connection: sqlite3.Connection, id: int, proofreading: Proofreading) -> None:
    """Store what was read back of a draft, within the caller's transaction. Lets sqlite3.Error through."""
    record = write_record(proofreading)
    row = (id, record, to_digits(hash_row(id, record)))
    connection.execute("INSERT OR REPLACE INTO proofreading (draft, record, digest) VALUES (?, ?, ?)", row)
