"""Files that appear whole or not at all: anything that leaves the program, and copies of the drafts for keeping."""

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
"""What files and folders are called that are wanted only for a while."""

_SECONDS_PER_DAY = 86_400


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """A name beside the path to write under; once on the disk, the file takes the path's place in one step, or is gone.

    Lets OSError through.
    """
    unfinished = path.with_name(make_temporary_name() + path.suffix.lower())
    try:
        yield unfinished
        retry_while_locked(lambda: _fsync_file(unfinished))
        retry_while_locked(lambda: os.replace(unfinished, path))
        with suppress(OSError):  # some shares cannot do that for a folder; the file itself is on the disk
            _fsync_folder(path.parent)
    finally:
        with suppress(OSError):  # Windows keeps a file that a virus scanner reads, and a stick may be gone
            unfinished.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed programs left unfinished more than a day ago; what cannot be removed may stay."""
    with suppress(OSError):
        for left in [one for one in folder.iterdir() if _TEMPORARY_NAME.fullmatch(one.name)]:
            if abs(time.time() - left.stat().st_mtime) > _SECONDS_PER_DAY:
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()


def make_temporary_name() -> str:
    """A new name for what is wanted only for a while: sweep() knows it again."""
    import secrets  # brings OpenSSL: the list of drafts is shown sooner without

    return f".nianbao-{secrets.token_hex(8)}"


def _fsync_file(path: Path) -> None:
    """Have what a file holds on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _fsync_folder(folder: Path) -> None:
    """Have the new name itself on the disk; Windows cannot be asked for that."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
