"""Damaged files of drafts: renamed whole, with all that SQLite keeps beside them, and waiting until they are salvaged.

A kill between any two steps loses nothing: what is half-done is found and finished when the drafts are next opened.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from model.files.os_errors import retry_while_locked

COMPANION_SUFFIXES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside its file; without them the last edits of a killed program are lost."""

_DAMAGED = "损坏"


def quarantine_file(path: Path) -> Path:
    """Rename a damaged file, and then what stands beside it, to 名-损坏-日期.db; nothing is deleted. Raises OSError."""
    put = retry_while_locked(lambda: path.rename(_find_free_name(path)))
    collect_companions(path)
    return put


def collect_companions(path: Path) -> None:
    """Bring what stands beside a file that is gone to the one set aside last: SQLite would delete it."""
    left = [beside for end in COMPANION_SUFFIXES if (beside := path.with_name(path.name + end)).exists()]
    if left:
        put = next(reversed(_list_quarantined(path)), _find_free_name(path))
        ends = [beside.name.removeprefix(path.name) for beside in left]
        if any(put.with_name(put.name + end).exists() for end in ends):
            put = _find_free_name(path)
        for beside, end in zip(left, ends, strict=True):
            retry_while_locked(partial(beside.rename, put.with_name(put.name + end)))


def find_pending(path: Path) -> Path | None:
    """The file set aside first of those that nobody has tried to salvage yet."""
    return next((file for file in _list_quarantined(path) if not _note_path(file).exists()), None)


def mark_recovered(put: Path, words: str) -> None:
    """Note beside a file set aside what was salvaged of it, so that it waits no more; a full disk may prevent that."""
    with suppress(OSError), _note_path(put).open("x", encoding="utf-8") as note:
        note.write(words)


def _note_path(put: Path) -> Path:
    return put.with_suffix(".txt")


def _list_quarantined(path: Path) -> list[Path]:
    """Those set aside, oldest first: by their dates and, of one day, their numbers."""
    found = path.parent.glob(f"{path.stem}-{_DAMAGED}-*{path.suffix}")
    return sorted(found, key=lambda file: [part.rjust(9, "0") for part in file.stem.split("-")])


def _find_free_name(path: Path) -> Path:
    """A name that says from which day the file is, and is not taken yet."""
    stem = f"{path.stem}-{_DAMAGED}-{date.today():%Y-%m-%d}"
    free, number = path.with_name(stem + path.suffix), 1
    while any(free.with_name(free.name + end).exists() for end in ("", *COMPANION_SUFFIXES)):
        number += 1
        free = path.with_name(f"{stem}-{number}{path.suffix}")
    return free
