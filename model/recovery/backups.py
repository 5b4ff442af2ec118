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
from pathlib import Path
from time import monotonic, sleep

from model.errors import StoreError
from model.files.atomic_write import atomic_write, remove_leftovers
from model.files.os_errors import NO_SPACE_ERRORS
from model.storage import backup_names, quarantine
from model.storage.backup_names import BACKUP_FOLDER as BACKUP_FOLDER
from model.storage.backup_names import BEFORE_RESTORE, BackupName
from model.storage.database_file import BUSY_TIMEOUT, copy_drafts, is_intact, uri_for_reading
from model.storage.migrations import APPLICATION_ID, STEPS
from model.storage.open_lock import hold_open_lock
from model.storage.sqlite_errors import DAMAGE_CODES, primary_code, translate_sqlite_errors

MAX_HOURLY, MAX_DAILY, MAX_OF_OCCASION = 24, 30, 30
"""How many are kept: of the last hours, of the last days, of those made before a restore, and before an upgrade."""

_DISK_SHARE, _MIN_KEPT = 10, 3
"""All of them together take a tenth of the disk at most; but so many stay however big they are."""

_HOUR = timedelta(hours=1)

_RETRY_PAUSE = 0.02
"""Seconds between two tries to have the file of drafts alone."""

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
    """A backup, when it was made in local time, how many drafts it holds, and whether it can be restored.

    before: 恢复前 or 升级前, where it was made before a restore or an upgrade of the program.
    """

    path: Path
    made_at: datetime
    draft_count: int
    is_intact: bool
    occasion: str = ""


def list_backups(*folders: Path) -> list[Backup]:
    """The backups in some folders, newest first; none where there is no such folder. Each is looked over whole."""
    return [_inspect_backup(one) for one in _list_names(folders)]


def find_newest_intact(*folders: Path) -> Backup | None:
    """The newest backup that can be restored."""
    return next((found for one in _list_names(folders) if (found := _inspect_backup(one)).is_intact), None)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the last backup is an hour old; those from a clock that once ran ahead do not count."""
    return all(now - one.made_at >= _HOUR for one in backup_names.list_backup_names(folder) if one.made_at <= now)


def make_backup(store_path: Path, folder: Path, now: datetime) -> Backup:
    """Back up the file of drafts as it is now, which may be open, and let go of the oldest backups.

    Raises StoreError; nothing half-written is left behind.
    """
    made = _write_backup(store_path, folder, now)
    for place in {folder, backup_names.default_folder(store_path)}:
        _delete_old_backups(place, made.path, now)
        remove_leftovers(place)
    remove_leftovers(store_path.parent)
    return made


def restore_backup(backup: Backup, store_path: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the file of drafts, which no store may have open; where the present file went.

    The present file is backed up first, in the usual folder; a damaged one is set aside whole. None where there was
    none. Raises StoreError; then the present file stands as it did.
    """
    _check_restorable(backup)
    with translate_sqlite_errors(store_path), hold_open_lock(store_path), atomic_write(store_path) as copy:
        copy_drafts(backup.path, copy)
        return _keep_present_file(store_path, now)


def _keep_present_file(store_path: Path, now: datetime) -> Path | None:
    """Keep the file of drafts elsewhere, and leave nothing beside it that SQLite would mix into its successor."""
    if not store_path.exists():
        quarantine.collect_companions(
            store_path
        )  # the log of a file moved away would be mixed into the one that is put there now
        return None
    if not is_intact(store_path):
        return quarantine.quarantine_file(store_path)
    kept = _write_backup(store_path, backup_names.default_folder(store_path), now, BEFORE_RESTORE)
    with closing(sqlite3.connect(store_path, timeout=BUSY_TIMEOUT, isolation_level=None)) as connection:
        _remove_wal(connection)
        connection.execute("BEGIN EXCLUSIVE")
    return kept.path


def _remove_wal(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log in and take it away; refused while another program keeps the file open.

    For one that only looks for a moment, as a backup by the hour does, SQLite itself does not wait here.
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
    """Raise StoreError unless this program can work with the backup."""
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


def _write_backup(store_path: Path, folder: Path, now: datetime, before: str = "") -> Backup:
    with _translate_backup_errors(store_path, folder):
        path = backup_names.find_free_name(backup_names.ensure_folder(folder, store_path), now, before)
        _check_free_space(store_path, folder)
        with atomic_write(path) as copy:
            copy_drafts(store_path, copy)
            made = _inspect_backup(BackupName(now.astimezone(), copy, before))
            if not made.is_intact:
                raise StoreError(f"备份写到“{folder}”以后读不回来，没有留下。请另选一个备份文件夹。{_DRAFTS_UNTOUCHED}")
    return replace(made, path=path)


def _check_free_space(store_path: Path, folder: Path) -> None:
    """Raise OSError unless after the backup there would be as much room again for the clerk's own work."""
    needed = store_path.stat().st_size
    for end in quarantine.COMPANION_SUFFIXES:
        with suppress(OSError):  # mostly there is none, and it may go while we look
            needed += store_path.with_name(store_path.name + end).stat().st_size
    if shutil.disk_usage(folder).free < 2 * needed:
        raise OSError(errno.ENOSPC, "no room")


def _list_names(folders: Sequence[Path]) -> list[BackupName]:
    found = {one.path: one for folder in folders for one in backup_names.list_backup_names(folder)}
    return sorted(found.values(), key=lambda one: (one.made_at, one.path), reverse=True)


def _inspect_backup(one: BackupName) -> Backup:
    try:
        if is_intact(one.path):
            with closing(sqlite3.connect(uri_for_reading(one.path), uri=True)) as connection:
                (drafts,) = connection.execute("SELECT count(*) FROM drafts WHERE deleted IS NULL").fetchone()
            return Backup(one.path, one.made_at, drafts, True, one.occasion)
    except (sqlite3.Error, OSError):  # what is wrong with a backup is told when it is chosen
        pass
    return Backup(one.path, one.made_at, 0, False, one.occasion)


def _delete_old_backups(folder: Path, made: Path, now: datetime) -> None:
    """Delete the backups that need not be kept, and the oldest while there are too many for the disk."""
    others = [one for one in backup_names.list_backup_names(folder) if one.path != made]
    spare = _find_superfluous(others, now)
    left = [one.path for one in others if one.path not in spare]
    with suppress(OSError):
        room = shutil.disk_usage(folder).total // _DISK_SHARE
        sizes = [path.stat().st_size for path in (made, *left)]
        spare += [path for number, path in enumerate(left, 2) if number > _MIN_KEPT and sum(sizes[:number]) > room]
    for path in spare:
        with suppress(OSError):  # another program, a share or a virus scanner may hold it: it goes the next time
            path.unlink(missing_ok=True)


def _find_superfluous(found: Sequence[BackupName], now: datetime) -> list[Path]:
    """Those that need not be kept. What a clock that ran ahead has dated is counted apart, and pushes nothing out."""
    spare: list[Path] = []
    for before in {one.occasion for one in found if one.occasion}:
        spare += [one.path for one in found if one.occasion == before][MAX_OF_OCCASION:]
    plain = [one for one in found if not one.occasion]
    for group in ([one for one in plain if one.made_at <= now], [one for one in plain if one.made_at > now]):
        last_of_day: dict[object, Path] = {}
        for one in group:
            last_of_day.setdefault(one.made_at.date(), one.path)
        kept = {one.path for one in group[:MAX_HOURLY]} | set(list(last_of_day.values())[:MAX_DAILY])
        spare += [one.path for one in group if one.path not in kept]
    return spare


@contextmanager
def _translate_backup_errors(store_path: Path, folder: Path) -> Iterator[None]:
    """Let what goes wrong with a backup come out as a StoreError: the drafts' file or the folder, whichever it is."""
    try:
        yield
    except OSError as error:
        words = _MESSAGES[sqlite3.SQLITE_FULL] if error.errno in NO_SPACE_ERRORS else _FOLDER_GONE
        raise StoreError(words.format(folder=folder) + _DRAFTS_UNTOUCHED) from error
    except sqlite3.Error as error:
        if (
            primary_code(error) in (*DAMAGE_CODES, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            or primary_code(error) not in _MESSAGES
        ):
            with translate_sqlite_errors(store_path):
                raise
        raise StoreError(_MESSAGES[primary_code(error)].format(folder=folder) + _DRAFTS_UNTOUCHED) from error
