"""Checks the whole file of drafts beside the work: SQLite's pages and indexes, and every draft by its digest."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model.storage.database_file import BUSY_TIMEOUT, uri_for_reading
from model.storage.digests import snapshot
from model.storage.draft_check import DraftDamage, check_draft
from model.storage.draft_rows import list_draft_ids
from model.storage.migrations import STEPS
from model.storage.sqlite_errors import DAMAGE_CODES, primary_code, translate_sqlite_errors


@dataclass(frozen=True, slots=True)
class FileCondition:
    """What a check of the whole file found.

    are_pages_sound: SQLite's quick_check finds nothing; are_indexes_sound: nor does its integrity_check, which holds
    every index against its table. damaged: by id, what is damaged of each damaged draft, deleted ones too.
    """

    are_pages_sound: bool
    are_indexes_sound: bool
    damaged: Mapping[int, DraftDamage]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return self.are_pages_sound and self.are_indexes_sound and not self.damaged


def check_file(path: Path) -> FileCondition:
    """The condition of the file, which others may be writing; nothing is changed. Raises StoreError."""
    with (
        translate_sqlite_errors(path),
        closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=BUSY_TIMEOUT)) as connection,
    ):
        connection.execute("PRAGMA query_only = ON")
        are_pages_sound = _passes(connection, "PRAGMA quick_check(1)")
        are_indexes_sound = are_pages_sound and _passes(connection, "PRAGMA integrity_check(1)")
        return FileCondition(are_pages_sound, are_indexes_sound, _check_drafts(connection))


def _passes(connection: sqlite3.Connection, pragma: str) -> bool:
    """Whether one of SQLite's own checks finds nothing. Lets sqlite3.Error through where the disk fails."""
    factory = connection.text_factory
    connection.text_factory = bytes  # a complaint quotes the damaged bytes
    try:
        return bool(connection.execute(pragma).fetchone() == (b"ok",))
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE_CODES:
            raise
        return False
    finally:
        connection.text_factory = factory


def _check_drafts(connection: sqlite3.Connection) -> dict[int, DraftDamage]:
    """What is damaged of each damaged draft; nothing where the file is of another version."""
    damaged: dict[int, DraftDamage] = {}
    try:
        if connection.execute("PRAGMA user_version").fetchone() != (len(STEPS),):
            return {}
        with snapshot(connection):
            ids = list_draft_ids(connection)
        for id in ids:  # one after the other: a snapshot of all would keep the log from being written back meanwhile
            damage = check_draft(connection, id)
            if damage is not None:
                damaged[id] = damage
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE_CODES:
            raise
    return damaged
