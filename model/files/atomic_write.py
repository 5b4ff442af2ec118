"""Writes files so that they appear whole or not at all: exports, archives and backups."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.files.os_errors import retry_while_locked

_TEMPORARY_NAME = re.compile(r"\.nianbao-[0-9a-f]{16}(\.\w+)?")
"""The names of temporary files and folders, as make_temporary_name makes them."""

_SECONDS_PER_DAY = 86_400


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield a temporary path to write to; when all is on the disk, rename it to the path, or remove it after an error.

    What stood at the path before is replaced in one step. Lets OSError through.
    """
    unfinished = path.with_name(make_temporary_name() + path.suffix.lower())
    try:
        yield unfinished
        retry_while_locked(lambda: _fsync_file(unfinished))
        retry_while_locked(lambda: os.replace(unfinished, path))
        with suppress(OSError):  # some shares cannot do that for a folder; the file itself is on the disk
            fsync_folder(path.parent)
    finally:
        with suppress(OSError):  # Windows keeps a file that a virus scanner reads, and a stick may be gone
            unfinished.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files and folders more than a day old, which killed programs left; errors are ignored."""
    with suppress(OSError):
        leftovers = [path for path in folder.iterdir() if _TEMPORARY_NAME.fullmatch(path.name)]
        for path in leftovers:
            if abs(time.time() - path.stat().st_mtime) <= _SECONDS_PER_DAY:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()


def make_temporary_name() -> str:
    """A new random name for a temporary file or folder; remove_leftovers recognises it."""
    import secrets  # brings OpenSSL: the list of drafts is shown sooner without

    return f".nianbao-{secrets.token_hex(8)}"


def _fsync_file(path: Path) -> None:
    """Wait until the contents of a file are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def fsync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows has no call for that."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
