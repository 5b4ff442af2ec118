"""What backups are called and where they lie: the name says when one was made and before what, safe from copying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

BACKUP_FOLDER = "backups"
"""The usual folder of backups, beside the file of drafts; those before a restore or an upgrade are always there."""

BEFORE_RESTORE, BEFORE_UPGRADE = "恢复前", "升级前"
"""What a backup was made before, if it was not just an hour's."""

_NAME_PATTERN = re.compile(
    rf"drafts-(\d{{8}}-\d{{6}}[+-]\d{{4}})(?:-({BEFORE_RESTORE}|{BEFORE_UPGRADE}))?(?:-\d+)?\.db"
)
_TIME_FORMAT = "%Y%m%d-%H%M%S%z"


@dataclass(frozen=True, slots=True)
class BackupName:
    """A backup by its name alone; at is local time, before is RESTORING, UPGRADING or nothing."""

    made_at: datetime
    path: Path
    occasion: str = ""


def default_folder(store_path: Path) -> Path:
    """The usual folder of backups of this file of drafts."""
    return store_path.parent / BACKUP_FOLDER


def ensure_folder(folder: Path, store_path: Path) -> Path:
    """The folder, made if it is the usual one and missing; any other may be on a stick. Raises OSError."""
    if folder == default_folder(store_path):
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def find_free_name(folder: Path, now: datetime, before: str = "") -> Path:
    """A name for a backup made now that is not taken yet."""
    stem = f"drafts-{now.astimezone().strftime(_TIME_FORMAT)}" + (f"-{before}" if before else "")
    path, number = folder / f"{stem}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def list_backup_names(folder: Path) -> list[BackupName]:
    """The backups in a folder, newest first; none where it cannot be read, which is told when one is made."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    return sorted(
        (one for path in paths if (one := _parse_backup_name(path))),
        key=lambda one: (one.made_at, one.path),
        reverse=True,
    )


def _parse_backup_name(path: Path) -> BackupName | None:
    match = _NAME_PATTERN.fullmatch(path.name)
    try:
        return match and BackupName(datetime.strptime(match[1], _TIME_FORMAT).astimezone(), path, match[2] or "")
    except (ValueError, OverflowError):  # a stranger's name: such a day there never was
        return None
