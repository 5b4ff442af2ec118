"""Looks whether a backup can be restored, and whether its drafts are what was stored."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from model.storage.backup_names import BackupName
from model.storage.database_file import is_intact, uri_for_reading
from model.storage.digests import snapshot
from model.storage.draft_check import check_draft
from model.storage.draft_rows import list_draft_ids
from model.storage.migrations import STEPS
from model.storage.schema import TABLES


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup. made_at: in local time; draft_count: how many drafts it has that are not deleted.

    is_intact: it can be restored; damaged_count: how many of all its drafts are damaged, by their digests.
    occasion: 恢复前 or 升级前, where it was made before a restore or an upgrade.
    """

    path: Path
    made_at: datetime
    draft_count: int
    is_intact: bool
    occasion: str = ""
    damaged_count: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether it can be restored and all its drafts are what was stored; older backups have no digests to tell."""
        return self.is_intact and not self.damaged_count


def inspect_backup(name: BackupName) -> Backup:
    """The backup of a name, checked, with its drafts counted."""
    try:
        if is_intact(name.path):
            with closing(sqlite3.connect(uri_for_reading(name.path), uri=True)) as connection:
                (drafts,) = connection.execute("SELECT count(*) FROM drafts WHERE deleted IS NULL").fetchone()
                damaged = _count_damaged(connection)
            return Backup(name.path, name.made_at, drafts, True, name.occasion, damaged)
    except (sqlite3.Error, OSError):  # what is wrong with a backup is reported when it is chosen
        pass
    return Backup(name.path, name.made_at, 0, False, name.occasion)


def _count_damaged(connection: sqlite3.Connection) -> int:
    """How many drafts of an open backup are damaged; 0 where its digests cannot be read, or it has none.

    Lets sqlite3.Error through.
    """
    (step,) = connection.execute("PRAGMA user_version").fetchone()
    if not TABLES["digests"].since <= step <= len(STEPS):
        return 0
    with snapshot(connection):
        return sum(check_draft(connection, id) is not None for id in list_draft_ids(connection))


def is_sound(name: BackupName) -> bool:
    """Whether a backup is sound; one that was looked at and has not changed since is not read again."""
    try:
        found = name.path.stat()
    except OSError:
        return False
    return _is_sound_as_of(name, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=256)
def _is_sound_as_of(name: BackupName, _size: int, _mtime: int) -> bool:
    """See is_sound; size in bytes and time of change in nanoseconds tell one state of the file from another."""
    return inspect_backup(name).is_sound
