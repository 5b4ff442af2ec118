"""The names and the usual folder of backups; a name tells when one was made and why, which copying does not change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

BACKUP_FOLDER = "backups"
"""The usual folder, beside the file of drafts; backups made before a restore or an upgrade are always there."""

BEFORE_RESTORE, BEFORE_UPGRADE = "恢复前", "升级前"
"""What a backup was made before, where it is not one of those made by the hour."""

_NAME_PATTERN = re.compile(
    rf"drafts-(\d{{8}}-\d{{6}}[+-]\d{{4}})(?:-({BEFORE_RESTORE}|{BEFORE_UPGRADE}))?(?:-\d+)?\.db"
)
_TIME_FORMAT = "%Y%m%d-%H%M%S%z"


@dataclass(frozen=True, slots=True)
class BackupName:
    """What a backup's name tells. made_at: in local time; occasion: BEFORE_RESTORE, BEFORE_UPGRADE or ""."""

    made_at: datetime
    path: Path
    occasion: str = ""


def default_folder(store_path: Path) -> Path:
    """The usual folder of backups of this file of drafts."""
    return store_path.parent / BACKUP_FOLDER


def ensure_folder(folder: Path, store_path: Path) -> Path:
    """The folder, created if it is the usual one; any other may be on a stick that is not there. Raises OSError."""
    if folder == default_folder(store_path):
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def find_free_name(folder: Path, now: datetime, before: str = "") -> Path:
    """A path in the folder, not taken yet, for a backup made now."""
    stem = f"drafts-{now.astimezone().strftime(_TIME_FORMAT)}" + (f"-{before}" if before else "")
    path, number = folder / f"{stem}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def list_backup_names(folder: Path) -> list[BackupName]:
    """The backups in a folder, newest first; none where it cannot be read, which is reported when one is made."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    names = [name for path in paths if (name := _parse_backup_name(path))]
    return sorted(names, key=lambda name: (name.made_at, name.path), reverse=True)


def _parse_backup_name(path: Path) -> BackupName | None:
    """What the name of a file tells; None where it is not a backup's."""
    match = _NAME_PATTERN.fullmatch(path.name)
    try:
        return match and BackupName(datetime.strptime(match[1], _TIME_FORMAT).astimezone(), path, match[2] or "")
    except (ValueError, OverflowError):  # somebody's own name, of a day that does not exist
        return None
