"""Backups of the file of drafts: one an hour while working, one a day for thirty days, one before every restore.

model/migrations.py makes one more before every step of the file's shape.
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

from model.errors import StoreTrouble
from model.files.atomic_write import landing, sweep
from model.files.os_errors import NO_ROOM
from model.storage import backup_names, quarantine
from model.storage.backup_names import FOLDER as FOLDER
from model.storage.backup_names import RESTORING, Named
from model.storage.database_file import PATIENCE, address, copy_drafts, sound
from model.storage.migrations import APPLICATION, STEPS
from model.storage.open_lock import turn
from model.storage.sqlite_errors import DAMAGE, code, explained

HOURLY, DAILY, BEFORE = 24, 30, 30
"""How many are kept: of the last hours, of the last days, of those made before a restore, and before an upgrade."""

_SHARE, _LEAST = 10, 3
"""All of them together take a tenth of the disk at most; but so many stay however big they are."""

_HOUR = timedelta(hours=1)

_PAUSE = 0.02
"""Seconds between two tries to have the file of drafts alone."""

_GONE = "备份文件夹“{folder}”打不开。如果它在 U 盘或移动硬盘上，请插好再试；或者另选一个备份文件夹。"
_TROUBLES = {
    sqlite3.SQLITE_FULL: "磁盘满了，备份写不进“{folder}”。请腾出一些空间，或者另选一个备份文件夹。",
    sqlite3.SQLITE_READONLY: "“{folder}”不许写入，备份存不进去。请检查权限，或者另选一个备份文件夹。",
    sqlite3.SQLITE_IOERR: "备份写到“{folder}”时磁盘出错。请检查磁盘有没有空间、有没有断开，再试一次。",
    sqlite3.SQLITE_CANTOPEN: _GONE,
    sqlite3.SQLITE_PERM: _GONE,
}
_STILL = "草稿本身都在，没有动过。"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, when it was made in local time, how many drafts it holds, and whether it can be restored.

    before: 恢复前 or 升级前, where it was made before a restore or an upgrade of the program.
    """

    path: Path
    at: datetime
    drafts: int
    sound: bool
    before: str = ""


def backups(*folders: Path) -> list[Backup]:
    """The backups in some folders, newest first; none where there is no such folder. Each is looked over whole."""
    return [_looked_at(one) for one in _named(folders)]


def newest_sound(*folders: Path) -> Backup | None:
    """The newest backup that can be restored."""
    return next((found for one in _named(folders) if (found := _looked_at(one)).sound), None)


def due(folder: Path, now: datetime) -> bool:
    """Whether the last backup is an hour old; those from a clock that once ran ahead do not count."""
    return all(now - one.at >= _HOUR for one in backup_names.named(folder) if one.at <= now)


def make(store_path: Path, folder: Path, now: datetime) -> Backup:
    """Back up the file of drafts as it is now, which may be open, and let go of the oldest backups.

    Raises StoreTrouble; nothing half-written is left behind.
    """
    made = _made(store_path, folder, now)
    for place in {folder, backup_names.usual(store_path)}:
        _let_go(place, made.path, now)
        sweep(place)
    sweep(store_path.parent)
    return made


def restore(backup: Backup, store_path: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the file of drafts, which no store may have open; where the present file went.

    The present file is backed up first, in the usual folder; a damaged one is set aside whole. None where there was
    none. Raises StoreTrouble; then the present file stands as it did.
    """
    _check_fit(backup)
    with explained(store_path), turn(store_path), landing(store_path) as copy:
        copy_drafts(backup.path, copy)
        return _cleared(store_path, now)


def _cleared(store_path: Path, now: datetime) -> Path | None:
    """Keep the file of drafts elsewhere, and leave nothing beside it that SQLite would mix into its successor."""
    if not store_path.exists():
        quarantine.gather(store_path)  # the log of a file moved away would be mixed into the one that is put there now
        return None
    if not sound(store_path):
        return quarantine.put(store_path)
    kept = _made(store_path, backup_names.usual(store_path), now, RESTORING)
    with closing(sqlite3.connect(store_path, timeout=PATIENCE, isolation_level=None)) as connection:
        _fold(connection)
        connection.execute("BEGIN EXCLUSIVE")
    return kept.path


def _fold(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log in and take it away; refused while another program keeps the file open.

    For one that only looks for a moment, as a backup by the hour does, SQLite itself does not wait here.
    """
    deadline = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = delete")
            return
        except sqlite3.OperationalError as error:
            if code(error) != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
        sleep(_PAUSE)


def _check_fit(backup: Backup) -> None:
    """Raise StoreTrouble unless this program can work with the backup."""
    name = backup.path.name
    with _told(backup.path, backup.path.parent):
        if not backup.path.exists():
            raise StoreTrouble(f"备份“{name}”不在了。请另选一个备份；{_STILL}")
        if not sound(backup.path):
            raise StoreTrouble(f"备份“{name}”已损坏，恢复不了。请另选一个备份；{_STILL}")
        with closing(sqlite3.connect(address(backup.path), uri=True)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not ours:
        raise StoreTrouble(f"“{name}”不是年报的备份。请另选一个；{_STILL}")
    if version > len(STEPS):
        raise StoreTrouble(f"备份“{name}”是更新版本的年报程序存的。请先升级程序再恢复；{_STILL}")


def _made(store_path: Path, folder: Path, now: datetime, before: str = "") -> Backup:
    with _told(store_path, folder):
        path = backup_names.free(backup_names.begun(folder, store_path), now, before)
        _check_room(store_path, folder)
        with landing(path) as copy:
            copy_drafts(store_path, copy)
            made = _looked_at(Named(now.astimezone(), copy, before))
            if not made.sound:
                raise StoreTrouble(f"备份写到“{folder}”以后读不回来，没有留下。请另选一个备份文件夹。{_STILL}")
    return replace(made, path=path)


def _check_room(store_path: Path, folder: Path) -> None:
    """Raise OSError unless after the backup there would be as much room again for the clerk's own work."""
    needed = store_path.stat().st_size
    for end in quarantine.COMPANIONS:
        with suppress(OSError):  # mostly there is none, and it may go while we look
            needed += store_path.with_name(store_path.name + end).stat().st_size
    if shutil.disk_usage(folder).free < 2 * needed:
        raise OSError(errno.ENOSPC, "no room")


def _named(folders: Sequence[Path]) -> list[Named]:
    found = {one.path: one for folder in folders for one in backup_names.named(folder)}
    return sorted(found.values(), key=lambda one: (one.at, one.path), reverse=True)


def _looked_at(one: Named) -> Backup:
    try:
        if sound(one.path):
            with closing(sqlite3.connect(address(one.path), uri=True)) as connection:
                (drafts,) = connection.execute("SELECT count(*) FROM drafts WHERE deleted IS NULL").fetchone()
            return Backup(one.path, one.at, drafts, True, one.before)
    except (sqlite3.Error, OSError):  # what is wrong with a backup is told when it is chosen
        pass
    return Backup(one.path, one.at, 0, False, one.before)


def _let_go(folder: Path, made: Path, now: datetime) -> None:
    """Delete the backups that need not be kept, and the oldest while there are too many for the disk."""
    others = [one for one in backup_names.named(folder) if one.path != made]
    spare = _spare(others, now)
    left = [one.path for one in others if one.path not in spare]
    with suppress(OSError):
        room = shutil.disk_usage(folder).total // _SHARE
        sizes = [path.stat().st_size for path in (made, *left)]
        spare += [path for number, path in enumerate(left, 2) if number > _LEAST and sum(sizes[:number]) > room]
    for path in spare:
        with suppress(OSError):  # another program, a share or a virus scanner may hold it: it goes the next time
            path.unlink(missing_ok=True)


def _spare(found: Sequence[Named], now: datetime) -> list[Path]:
    """Those that need not be kept. What a clock that ran ahead has dated is counted apart, and pushes nothing out."""
    spare: list[Path] = []
    for before in {one.before for one in found if one.before}:
        spare += [one.path for one in found if one.before == before][BEFORE:]
    plain = [one for one in found if not one.before]
    for group in ([one for one in plain if one.at <= now], [one for one in plain if one.at > now]):
        last_of_day: dict[object, Path] = {}
        for one in group:
            last_of_day.setdefault(one.at.date(), one.path)
        kept = {one.path for one in group[:HOURLY]} | set(list(last_of_day.values())[:DAILY])
        spare += [one.path for one in group if one.path not in kept]
    return spare


@contextmanager
def _told(store_path: Path, folder: Path) -> Iterator[None]:
    """Let what goes wrong with a backup come out as a StoreTrouble: the drafts' file or the folder, whichever it is."""
    try:
        yield
    except OSError as error:
        words = _TROUBLES[sqlite3.SQLITE_FULL] if error.errno in NO_ROOM else _GONE
        raise StoreTrouble(words.format(folder=folder) + _STILL) from error
    except sqlite3.Error as error:
        if code(error) in (*DAMAGE, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or code(error) not in _TROUBLES:
            with explained(store_path):
                raise
        raise StoreTrouble(_TROUBLES[code(error)].format(folder=folder) + _STILL) from error
