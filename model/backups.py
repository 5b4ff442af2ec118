"""Backups of the file of drafts: one an hour while working, one a day for thirty days, one before every restore."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from model.copies import copy_drafts, landing, sweep
from model.draftfile import DAMAGE, address, code, explained, put_aside, sound, turn
from model.errors import StoreTrouble
from model.migrations import APPLICATION, STEPS

FOLDER = "backups"
"""The usual folder of backups, beside the file of drafts."""

HOURLY, DAILY, RESTORED = 24, 30, 30
"""How many are kept: of the last hours, of the last days, of those made before a restore."""

_HOUR = timedelta(hours=1)
_NAME = re.compile(r"drafts-(\d{8}-\d{6}[+-]\d{4})(-恢复前)?(?:-\d+)?\.db")
_TIME = "%Y%m%d-%H%M%S%z"

_GONE = "备份文件夹“{folder}”打不开。如果它在 U 盘或移动硬盘上，请插好再试；或者另选一个备份文件夹。"
_TROUBLES = {
    sqlite3.SQLITE_FULL: "磁盘满了，备份写不进“{folder}”。请腾出一些空间，或者另选一个备份文件夹。",
    sqlite3.SQLITE_READONLY: "“{folder}”不许写入，备份存不进去。请检查权限，或者另选一个备份文件夹。",
    sqlite3.SQLITE_IOERR: "备份写到“{folder}”时磁盘出错。请检查磁盘有没有空间、有没有断开，再试一次。",
    sqlite3.SQLITE_CANTOPEN: _GONE,
    sqlite3.SQLITE_PERM: _GONE,
}
_STILL = "草稿本身都在，没有动过。"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, when it was made in local time, how many drafts it holds, and whether it can be restored."""

    path: Path
    at: datetime
    drafts: int
    sound: bool


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; none where there is no such folder. Each is looked over whole."""
    return [_looked_at(path, at) for at, path in _named(folder)]


def newest_sound(folder: Path) -> Backup | None:
    """The newest backup that can be restored."""
    return next((found for found in (_looked_at(path, at) for at, path in _named(folder)) if found.sound), None)


def due(folder: Path, now: datetime) -> bool:
    """Whether the last backup is an hour old; those from a clock that once ran ahead do not count."""
    return all(now - at >= _HOUR for at, _ in _named(folder) if at <= now)


def make(store_path: Path, folder: Path, now: datetime) -> Backup:
    """Back up the file of drafts as it is now, which may be open, and let go of the oldest backups.

    Raises StoreTrouble; nothing half-written is left behind.
    """
    made = _made(store_path, folder, now, "")
    with _told(store_path, folder):
        for path in _spare([(at, path) for at, path in _named(folder) if path != made.path], now):
            path.unlink()
        sweep(folder)
    return made


def restore(backup: Backup, store_path: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the file of drafts, which no store may have open; where the present file went.

    The present file is backed up first, beside the backup; a damaged one is set aside whole. None where there was
    none. Raises StoreTrouble; then the present file stands as it did.
    """
    _check_fit(backup)
    with explained(store_path), turn(store_path), landing(store_path) as copy:
        with _told(backup.path, store_path.parent):
            copy_drafts(backup.path, copy)
        return _cleared(store_path, backup.path.parent, now)


def _cleared(store_path: Path, folder: Path, now: datetime) -> Path | None:
    """Keep the file of drafts elsewhere, and leave nothing beside it that SQLite would mix into its successor."""
    if not store_path.exists():
        return None
    if not sound(store_path):
        return put_aside(store_path)
    kept = _made(store_path, folder, now, "-恢复前")
    with closing(sqlite3.connect(store_path, timeout=1, isolation_level=None)) as connection:
        # folds the write-ahead log in and takes it away; refused while another program has the file open
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute("BEGIN EXCLUSIVE")
    return kept.path


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


def _made(store_path: Path, folder: Path, now: datetime, word: str) -> Backup:
    with _told(store_path, folder):
        if folder.parent == store_path.parent:
            folder.mkdir(mode=0o700, exist_ok=True)
        path = _free(folder, f"drafts-{now.astimezone().strftime(_TIME)}{word}")
        with landing(path) as copy:
            copy_drafts(store_path, copy)
    return _looked_at(path, now.astimezone())


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def _named(folder: Path) -> list[tuple[datetime, Path]]:
    """The backups by their names alone, newest first; when they were made stands there, safe from copying about."""
    if not folder.is_dir():
        return []
    named = [(match[1], path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))]
    return sorted(((datetime.strptime(at, _TIME).astimezone(), path) for at, path in named), reverse=True)


def _looked_at(path: Path, at: datetime) -> Backup:
    try:
        if sound(path):
            with closing(sqlite3.connect(address(path), uri=True)) as connection:
                (drafts,) = connection.execute("SELECT count(*) FROM drafts WHERE deleted IS NULL").fetchone()
            return Backup(path, at, drafts, True)
    except (sqlite3.Error, OSError):  # what is wrong with a backup is told when it is chosen
        pass
    return Backup(path, at, 0, False)


def _spare(found: Sequence[tuple[datetime, Path]], now: datetime) -> list[Path]:
    """Those that need not be kept. What a clock that ran ahead has dated is counted apart, and pushes nothing out."""
    restored = [path for _, path in found if "恢复前" in path.name]
    spare = restored[RESTORED:]
    plain = [(at, path) for at, path in found if path not in restored]
    for group in ([one for one in plain if one[0] <= now], [one for one in plain if one[0] > now]):
        last_of_day: dict[object, Path] = {}
        for at, path in group:
            last_of_day.setdefault(at.date(), path)
        kept = {path for _, path in group[:HOURLY]} | set(list(last_of_day.values())[:DAILY])
        spare += [path for _, path in group if path not in kept]
    return spare


@contextmanager
def _told(store_path: Path, folder: Path) -> Iterator[None]:
    """Let what goes wrong with a backup come out as a StoreTrouble: the drafts' file or the folder, whichever it is."""
    try:
        yield
    except OSError as error:
        words = _TROUBLES[sqlite3.SQLITE_FULL] if error.errno in _NO_ROOM else _GONE
        raise StoreTrouble(words.format(folder=folder) + _STILL) from error
    except sqlite3.Error as error:
        if code(error) in (*DAMAGE, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or code(error) not in _TROUBLES:
            with explained(store_path):
                raise
        raise StoreTrouble(_TROUBLES[code(error)].format(folder=folder) + _STILL) from error
