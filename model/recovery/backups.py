"""Backups of the file of drafts: one an hour while working, one a day for thirty days, one before every restore.

model/storage/migrations.py makes one more before every step of the file's shape.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

from model.errors import StoreError
from model.files.atomic_write import atomic_write, remove_leftovers
from model.files.os_errors import is_disk_full
from model.recovery.backup_check import Backup as Backup
from model.recovery.backup_check import inspect_backup
from model.recovery.backup_rotation import MAX_DAILY as MAX_DAILY
from model.recovery.backup_rotation import MAX_HOURLY as MAX_HOURLY
from model.recovery.backup_rotation import MAX_OF_OCCASION as MAX_OF_OCCASION
from model.recovery.backup_rotation import delete_old_backups
from model.storage import backup_names, quarantine
from model.storage.backup_names import BACKUP_FOLDER as BACKUP_FOLDER
from model.storage.backup_names import BEFORE_RESTORE, BackupName
from model.storage.database_file import BUSY_TIMEOUT, copy_drafts, is_intact, uri_for_reading
from model.storage.migrations import APPLICATION_ID, STEPS
from model.storage.open_lock import hold_open_lock
from model.storage.recognition import state_record
from model.storage.sqlite_errors import primary_code, translate_sqlite_errors

_BACKUP_INTERVAL = timedelta(hours=1)
"""A backup is due when the last one is so old."""

_RETRY_PAUSE = 0.02
"""Seconds between two tries to remove the write-ahead log while another program has the file open."""

_FOLDER_GONE = "备份文件夹“{folder}”打不开。如果它在 U 盘或移动硬盘上，请插好再试；或者另选一个备份文件夹。"
_MESSAGES = {
    sqlite3.SQLITE_FULL: "磁盘满了，备份写不进“{folder}”。请腾出一些空间，或者另选一个备份文件夹。",
    sqlite3.SQLITE_READONLY: "“{folder}”不许写入，备份存不进去。请检查权限，或者另选一个备份文件夹。",
    sqlite3.SQLITE_IOERR: "备份写到“{folder}”时磁盘出错。请检查磁盘有没有空间、有没有断开，再试一次。",
    sqlite3.SQLITE_CANTOPEN: _FOLDER_GONE,
    sqlite3.SQLITE_PERM: _FOLDER_GONE,
}
_DRAFTS_UNTOUCHED = "草稿本身都在，没有动过。"


def list_backups(*folders: Path) -> list[Backup]:
    """The backups in some folders, newest first; none of a folder that is not there. Each is checked completely."""
    return [inspect_backup(one) for one in _list_names(folders)]


def find_newest_intact(*folders: Path) -> Backup | None:
    """The newest sound backup in some folders, else the newest that can be restored; None without one."""
    damaged: Backup | None = None
    for name in _list_names(folders):
        backup = inspect_backup(name)
        if backup.is_sound:
            return backup
        if backup.is_intact and damaged is None:
            damaged = backup
    return damaged


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the last backup in the folder is an hour old; those dated in the future by a wrong clock do not count."""
    past = [name for name in backup_names.list_backup_names(folder) if name.made_at <= now]
    return all(now - name.made_at >= _BACKUP_INTERVAL for name in past)


def make_backup(store_path: Path, folder: Path, now: datetime) -> Backup:
    """Back up the file of drafts, which may be open, into the folder, and delete the backups that need not be kept.

    Raises StoreError; no unfinished file is left.
    """
    made = _write_backup(store_path, folder, now)
    for place in {folder, backup_names.default_folder(store_path)}:
        delete_old_backups(place, made, now)
        remove_leftovers(place)
    remove_leftovers(store_path.parent)
    return made


def restore_backup(backup: Backup, store_path: Path, now: datetime) -> Path | None:
    """Replace the file of drafts, which no store may have open, by a backup; returns where the present file is then.

    The present file is backed up first, in the usual folder; a damaged one is quarantined. None where there is none.
    Raises StoreError; then the present file is as it was.
    """
    _check_restorable(backup)
    with translate_sqlite_errors(store_path), hold_open_lock(store_path), atomic_write(store_path) as copy:
        copy_drafts(backup.path, copy)
        kept = _keep_present_file(store_path, now)
        state_record.remove_record(store_path)  # what is put in place is older on purpose
        return kept


def back_up_before_restoring(store_path: Path, now: datetime) -> Backup:
    """Back up the file of drafts, which may be open, before something of it is replaced. Raises StoreError."""
    return _write_backup(store_path, backup_names.default_folder(store_path), now, BEFORE_RESTORE)


def _keep_present_file(store_path: Path, now: datetime) -> Path | None:
    """Back up or quarantine the present file, and remove its log, which SQLite would apply to the next file there."""
    if not store_path.exists():
        quarantine.collect_companions(store_path)  # the log of a file that was moved away
        return None
    if not is_intact(store_path):
        return quarantine.quarantine_file(store_path)
    kept = back_up_before_restoring(store_path, now)
    with closing(sqlite3.connect(store_path, timeout=BUSY_TIMEOUT, isolation_level=None)) as connection:
        _remove_wal(connection)
        connection.execute("BEGIN EXCLUSIVE")
    return kept.path


def _remove_wal(connection: sqlite3.Connection) -> None:
    """Write the log into the file and delete it. Raises sqlite3.Error where another program keeps the file open.

    One that opens it for a moment only, as for an hourly backup, is waited for here, as SQLite does not wait.
    """
    deadline = monotonic() + BUSY_TIMEOUT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = delete")
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
        sleep(_RETRY_PAUSE)


def _check_restorable(backup: Backup) -> None:
    """Raise StoreError where the backup is gone, damaged, another program's or a newer version's."""
    name = backup.path.name
    with _translate_backup_errors(backup.path, backup.path.parent):
        if not backup.path.exists():
            raise StoreError(f"备份“{name}”不在了。请另选一个备份；{_DRAFTS_UNTOUCHED}")
        if not is_intact(backup.path):
            raise StoreError(f"备份“{name}”已损坏，恢复不了。请另选一个备份；{_DRAFTS_UNTOUCHED}")
        with closing(sqlite3.connect(uri_for_reading(backup.path), uri=True)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not ours:
        raise StoreError(f"“{name}”不是年报的备份。请另选一个；{_DRAFTS_UNTOUCHED}")
    if version > len(STEPS):
        raise StoreError(f"备份“{name}”是更新版本的年报程序存的。请先升级程序再恢复；{_DRAFTS_UNTOUCHED}")


def _write_backup(store_path: Path, folder: Path, now: datetime, occasion: str = "") -> Backup:
    """A new backup in the folder, read back before it gets its name. Raises StoreError."""
    with _translate_backup_errors(store_path, folder):
        path = backup_names.find_free_name(backup_names.ensure_folder(folder, store_path), now, occasion)
        _check_free_space(store_path, folder)
        with atomic_write(path) as copy:
            copy_drafts(store_path, copy)
            made = inspect_backup(BackupName(now.astimezone(), copy, occasion))
            if not made.is_intact:
                raise StoreError(f"备份写到“{folder}”以后读不回来，没有留下。请另选一个备份文件夹。{_DRAFTS_UNTOUCHED}")
    return replace(made, path=path)


def _check_free_space(store_path: Path, folder: Path) -> None:
    """Raise OSError unless the disk has room for the backup, and as much again for the clerk's own work."""
    needed = store_path.stat().st_size
    for end in quarantine.COMPANION_SUFFIXES:
        with suppress(OSError):  # mostly there is none, and SQLite may delete it now
            needed += store_path.with_name(store_path.name + end).stat().st_size
    if shutil.disk_usage(folder).free < 2 * needed:
        raise OSError(errno.ENOSPC, "no room")


def _list_names(folders: Sequence[Path]) -> list[BackupName]:
    """The backups in all the folders, newest first, each once."""
    found: dict[Path, BackupName] = {}
    for folder in folders:
        for name in backup_names.list_backup_names(folder):
            found[name.path] = name
    return sorted(found.values(), key=lambda name: (name.made_at, name.path), reverse=True)


@contextmanager
def _translate_backup_errors(store_path: Path, folder: Path) -> Iterator[None]:
    """Let sqlite3.Error and OSError come out as a StoreError about the file of drafts or the folder, as may be."""
    try:
        yield
    except OSError as error:
        words = _MESSAGES[sqlite3.SQLITE_FULL] if is_disk_full(error) else _FOLDER_GONE
        raise StoreError(words.format(folder=folder) + _DRAFTS_UNTOUCHED) from error
    except sqlite3.Error as error:
        code = primary_code(error)
        if code in _MESSAGES:
            raise StoreError(_MESSAGES[code].format(folder=folder) + _DRAFTS_UNTOUCHED) from error
        with translate_sqlite_errors(store_path):
            raise
