"""Damaged files of drafts: renamed whole, with all that SQLite keeps beside them, and waiting until they are salvaged.

A kill between any two steps loses nothing: what is half-done is found and finished when the drafts are next opened.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from model.files.os_errors import patiently

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside its file; without them the last edits of a killed program are lost."""

_DAMAGED = "损坏"


def put(path: Path) -> Path:
    """Rename a damaged file, and then what stands beside it, to 名-损坏-日期.db; nothing is deleted. Raises OSError."""
    put = patiently(lambda: path.rename(_free(path)))
    gather(path)
    return put


def gather(path: Path) -> None:
    """Bring what stands beside a file that is gone to the one set aside last: SQLite would delete it."""
    left = [beside for end in COMPANIONS if (beside := path.with_name(path.name + end)).exists()]
    if left:
        put = next(reversed(_all(path)), _free(path))
        ends = [beside.name.removeprefix(path.name) for beside in left]
        if any(put.with_name(put.name + end).exists() for end in ends):
            put = _free(path)
        for beside, end in zip(left, ends, strict=True):
            patiently(partial(beside.rename, put.with_name(put.name + end)))


def waiting(path: Path) -> Path | None:
    """The file set aside first of those that nobody has tried to salvage yet."""
    return next((file for file in _all(path) if not _note(file).exists()), None)


def settle(put: Path, words: str) -> None:
    """Note beside a file set aside what was salvaged of it, so that it waits no more; a full disk may prevent that."""
    with suppress(OSError), _note(put).open("x", encoding="utf-8") as note:
        note.write(words)


def _note(put: Path) -> Path:
    return put.with_suffix(".txt")


def _all(path: Path) -> list[Path]:
    """Those set aside, oldest first: by their dates and, of one day, their numbers."""
    found = path.parent.glob(f"{path.stem}-{_DAMAGED}-*{path.suffix}")
    return sorted(found, key=lambda file: [part.rjust(9, "0") for part in file.stem.split("-")])


def _free(path: Path) -> Path:
    """A name that says from which day the file is, and is not taken yet."""
    stem = f"{path.stem}-{_DAMAGED}-{date.today():%Y-%m-%d}"
    free, number = path.with_name(stem + path.suffix), 1
    while any(free.with_name(free.name + end).exists() for end in ("", *COMPANIONS)):
        number += 1
        free = path.with_name(f"{stem}-{number}{path.suffix}")
    return free
