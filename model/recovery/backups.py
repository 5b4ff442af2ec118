"""Backups of the file of drafts: one an hour while working, one a day for thirty days, one before every restore.

model/storage/migrations.py makes one more before every step of the file's shape.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from time import monotonic, sleep

from model.errors import StoreError
from model.files.atomic_write import atomic_write, remove_leftovers
from model.files.os_errors import NO_SPACE_ERRORS
from model.storage import backup_names, quarantine, state_record
from model.storage.backup_names import BACKUP_FOLDER as BACKUP_FOLDER
from model.storage.backup_names import BEFORE_RESTORE, BackupName
from model.storage.database_file import BUSY_TIMEOUT, copy_drafts, is_intact, uri_for_reading
from model.storage.migrations import APPLICATION_ID, STEPS
from model.storage.open_lock import hold_open_lock
from model.storage.sqlite_errors import primary_code, translate_sqlite_errors

MAX_HOURLY, MAX_DAILY, MAX_OF_OCCASION = 24, 30, 30
"""How many are kept: of the hourly ones, of the last of each day, and of those made before a restore or an upgrade."""

_DISK_SHARE, _MIN_KEPT = 10, 3
"""All backups together take one tenth of the disk at most; but three are kept however big they are."""

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


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup. made_at: in local time; draft_count: how many drafts it has that are not deleted.

    is_intact: it can be restored; occasion: 恢复前 or 升级前, where it was made before a restore or an upgrade.
    """

    path: Path
    made_at: datetime
    draft_count: int
    is_intact: bool
    occasion: str = ""


def list_backups(*folders: Path) -> list[Backup]:
    """The backups in some folders, newest first; none of a folder that is not there. Each is checked completely."""
    return [_inspect_backup(one) for one in _list_names(folders)]


def find_newest_intact(*folders: Path) -> Backup | None:
    """The newest backup in some folders that can be restored; None without one."""
    backups = (_inspect_backup(name) for name in _list_names(folders))
    return next((backup for backup in backups if backup.is_intact), None)


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
        _delete_old_backups(place, made.path, now)
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


def _keep_present_file(store_path: Path, now: datetime) -> Path | None:
    """Back up or quarantine the present file, and remove its log, which SQLite would apply to the next file there."""
    if not store_path.exists():
        quarantine.collect_companions(store_path)  # the log of a file that was moved away
        return None
    if not is_intact(store_path):
        return quarantine.quarantine_file(store_path)
    kept = _write_backup(store_path, backup_names.default_folder(store_path), now, BEFORE_RESTORE)
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
            made = _inspect_backup(BackupName(now.astimezone(), copy, occasion))
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


def _inspect_backup(name: BackupName) -> Backup:
    """The backup of a name, checked, with its drafts counted."""
    try:
        if is_intact(name.path):
            with closing(sqlite3.connect(uri_for_reading(name.path), uri=True)) as connection:
                (drafts,) = connection.execute("SELECT count(*) FROM drafts WHERE deleted IS NULL").fetchone()
            return Backup(name.path, name.made_at, drafts, True, name.occasion)
    except (sqlite3.Error, OSError):  # what is wrong with a backup is reported when it is chosen
        pass
    return Backup(name.path, name.made_at, 0, False, name.occasion)


def _delete_old_backups(folder: Path, made: Path, now: datetime) -> None:
    """Delete the backups that need not be kept, and the oldest while all together take too much of the disk.

    made: the newest one, which stays.
    """
    others = [name for name in backup_names.list_backup_names(folder) if name.path != made]
    superfluous = _find_superfluous(others, now)
    kept = [made, *(name.path for name in others if name.path not in superfluous)]
    with suppress(OSError):
        allowed = shutil.disk_usage(folder).total // _DISK_SHARE
        sizes_so_far = list(accumulate(path.stat().st_size for path in kept))
        for path, size_so_far in list(zip(kept, sizes_so_far, strict=True))[_MIN_KEPT:]:
            if size_so_far > allowed:
                superfluous.append(path)
    for path in superfluous:
        with suppress(OSError):  # another program, a share or a virus scanner may hold it: it goes the next time
            path.unlink(missing_ok=True)


def _find_superfluous(found: Sequence[BackupName], now: datetime) -> list[Path]:
    """Those of the backups, newest first, that need not be kept.

    Backups dated in the future, by a wrong clock, are counted apart, so that they displace no others.
    """
    superfluous: list[Path] = []
    for occasion in {name.occasion for name in found if name.occasion}:
        of_occasion = [name.path for name in found if name.occasion == occasion]
        superfluous += of_occasion[MAX_OF_OCCASION:]
    hourly = [name for name in found if not name.occasion]
    past = [name for name in hourly if name.made_at <= now]
    future = [name for name in hourly if name.made_at > now]
    for group in (past, future):
        last_of_day: dict[object, Path] = {}
        for name in group:
            last_of_day.setdefault(name.made_at.date(), name.path)
        kept = {name.path for name in group[:MAX_HOURLY]}
        kept.update(list(last_of_day.values())[:MAX_DAILY])
        superfluous += [name.path for name in group if name.path not in kept]
    return superfluous


@contextmanager
def _translate_backup_errors(store_path: Path, folder: Path) -> Iterator[None]:
    """Let sqlite3.Error and OSError come out as a StoreError about the file of drafts or the folder, as may be."""
    try:
        yield
    except OSError as error:
        words = _MESSAGES[sqlite3.SQLITE_FULL] if error.errno in NO_SPACE_ERRORS else _FOLDER_GONE
        raise StoreError(words.format(folder=folder) + _DRAFTS_UNTOUCHED) from error
    except sqlite3.Error as error:
        code = primary_code(error)
        if code in _MESSAGES:
            raise StoreError(_MESSAGES[code].format(folder=folder) + _DRAFTS_UNTOUCHED) from error
        with translate_sqlite_errors(store_path):
            raise
