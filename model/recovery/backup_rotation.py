"""Which backups need not be kept: by their number, by the room they take, and by whether they are sound."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from model.recovery.backup_check import Backup, is_sound
from model.storage import backup_names
from model.storage.backup_names import BackupName

MAX_HOURLY, MAX_DAILY, MAX_OF_OCCASION = 24, 30, 30
"""How many are kept: of the hourly ones, of the last of each day, and of those made before a restore or an upgrade."""

_DISK_SHARE, _MIN_KEPT = 10, 3
"""All backups together take one tenth of the disk at most; but three are kept however big they are."""


def delete_old_backups(folder: Path, made: Backup, now: datetime) -> None:
    """Delete the backups that need not be kept, and the oldest while all together take too much of the disk.

    made: the newest one, which stays. One that is not sound never counts against a sound one.
    """
    others = [name for name in backup_names.list_backup_names(folder) if name.path != made.path]
    if not (_find_superfluous(others, now) or _find_excess([made.path, *(name.path for name in others)], _MIN_KEPT)):
        return
    sound = [name for name in others if is_sound(name)]
    unsound = [name for name in others if name not in sound]
    superfluous = [*_find_superfluous(sound, now), *_find_superfluous(unsound, now)]
    kept = [made.path, *(name.path for name in (*sound, *unsound) if name.path not in superfluous)]
    superfluous += _find_excess(kept, _MIN_KEPT if made.is_sound else _MIN_KEPT + 1)
    for path in superfluous:
        with suppress(OSError):  # another program, a share or a virus scanner may hold it: it goes the next time
            path.unlink(missing_ok=True)


def _find_excess(paths: Sequence[Path], min_kept: int) -> list[Path]:
    """The last of these files, as far as all before them take the disk's share already; never the first `min_kept`."""
    with suppress(OSError):
        allowed = shutil.disk_usage(paths[0].parent).total // _DISK_SHARE
        sizes_so_far = list(accumulate(path.stat().st_size for path in paths))
        sized = list(zip(paths, sizes_so_far, strict=True))
        return [path for path, size_so_far in sized[min_kept:] if size_so_far > allowed]
    return []


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
