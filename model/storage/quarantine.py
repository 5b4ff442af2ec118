"""Damaged files of drafts: renamed, with the files that SQLite keeps beside them, until they are salvaged.

A kill between any two steps loses nothing: what is half-done is found and finished when the drafts are opened next.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from model.files.atomic_write import fsync_folder
from model.files.os_errors import retry_while_locked
from model.storage.recognition import state_record

COMPANION_SUFFIXES = ("-wal", "-shm", "-journal")
"""The files that SQLite keeps beside its own; without them the last edits of a killed program are lost."""

_DAMAGED = "损坏"

_EMPTY_LOG_SIZE = 56
"""Bytes of a log without a page: its header and that of one page."""


def quarantine_file(path: Path) -> Path:
    """Rename a damaged file, then its companions, to 名-损坏-日期.db, and return its new path; nothing is deleted.

    Raises OSError.
    """
    quarantined = retry_while_locked(lambda: path.rename(_find_free_name(path)))
    state_record.move_record(path, quarantined)
    collect_companions(path)
    return quarantined


def collect_companions(path: Path) -> None:
    """Rename the companions of a file that is gone after the file quarantined last: SQLite would delete them.

    Where that was dealt with, or nothing was quarantined, they get a name of their own: the log may be all that is
    left, and the record of what there was goes along with it. An empty one stays, as a journal on a share often is.
    Raises OSError.
    """
    companions = {suffix: path.with_name(path.name + suffix) for suffix in COMPANION_SUFFIXES}
    suffixes = [suffix for suffix, file in companions.items() if file.exists() and file.stat().st_size]
    if not suffixes:
        return
    quarantined = next(reversed(_list_quarantined(path)), _find_free_name(path))
    if _note_path(quarantined).exists() or any(
        quarantined.with_name(quarantined.name + suffix).exists() for suffix in suffixes
    ):
        quarantined = _find_free_name(path)
    for suffix in suffixes:
        retry_while_locked(partial(companions[suffix].rename, quarantined.with_name(quarantined.name + suffix)))
    if _has_content(quarantined):
        state_record.move_record(path, quarantined)


def find_pending(path: Path) -> Path | None:
    """The oldest quarantined file that was not salvaged yet; None without one."""
    return next((file for file in _list_quarantined(path) if not _note_path(file).exists()), None)


def mark_recovered(quarantined: Path, words: str) -> None:
    """Write a text file beside a quarantined file, so that it counts as dealt with; a full disk may prevent that.

    It waits until that is on the disk: after a power cut the drafts would be salvaged once more, beside those that were
    edited since.
    """
    with suppress(OSError):
        with _note_path(quarantined).open("x", encoding="utf-8") as note:
            note.write(words)
            note.flush()
            os.fsync(note.fileno())
        fsync_folder(quarantined.parent)


def _note_path(quarantined: Path) -> Path:
    return quarantined.with_suffix(".txt")


def _list_quarantined(path: Path) -> list[Path]:
    """The quarantined files, oldest first: by their dates and, of one day, their numbers.

    One of which only the log is left is among them, by the name it would have.
    """
    pattern = f"{path.stem}-{_DAMAGED}-*{path.suffix}"
    found = set(path.parent.glob(pattern))
    logs = {log.with_name(log.name.removesuffix("-wal")) for log in path.parent.glob(pattern + "-wal")}
    return sorted(found | set(filter(_has_content, logs)), key=_date_and_number)


def _has_content(quarantined: Path) -> bool:
    """Whether there is such a file, or a log of it that has more than a header."""
    log = quarantined.with_name(quarantined.name + "-wal")
    return quarantined.exists() or (log.exists() and log.stat().st_size > _EMPTY_LOG_SIZE)


def _date_and_number(quarantined: Path) -> list[str]:
    """The parts of a quarantined file's name, with zeros before the numbers so that they sort as such."""
    return [part.rjust(9, "0") for part in quarantined.stem.split("-")]


def _find_free_name(path: Path) -> Path:
    """A path for quarantining the file today that is not taken yet."""
    stem = f"{path.stem}-{_DAMAGED}-{date.today():%Y-%m-%d}"
    free, number = path.with_name(stem + path.suffix), 1
    while any(free.with_name(free.name + end).exists() for end in ("", *COMPANION_SUFFIXES)):
        number += 1
        free = path.with_name(f"{stem}-{number}{path.suffix}")
    return free
