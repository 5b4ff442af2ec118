"""Copies that are whole or not there at all: of the drafts for keeping, of anything that leaves the program."""

from __future__ import annotations

import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from model.draftfile import PATIENCE, address

_UNFINISHED = ".nianbao-"
"""How the names of files begin that are still being written."""

_DAY = 86_400


@contextmanager
def landing(path: Path) -> Iterator[Path]:
    """A name beside the path to write under; once on the disk, the file takes the path's place in one step, or is gone.

    Lets OSError through.
    """
    unfinished = path.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}{path.suffix}")
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, path)
        _settle(path.parent)
    finally:
        with suppress(OSError):  # Windows keeps a file that a virus scanner reads, and a stick may be gone
            unfinished.unlink(missing_ok=True)


def copy_drafts(path: Path, target: Path) -> None:
    """Write what the file of drafts holds now, its write-ahead log included, to a new file; others may go on writing.

    Lets sqlite3.Error and OSError through.
    """
    target.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(address(path), uri=True, timeout=PATIENCE)) as connection:
        connection.execute("VACUUM INTO ?", [str(target)])


def sweep(folder: Path) -> None:
    """Remove what killed programs left unfinished more than a day ago."""
    for file in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if abs(time.time() - file.stat().st_mtime) > _DAY:
                file.unlink()


def _settle(folder: Path) -> None:
    """Have the new name itself on the disk; Windows cannot be asked for that."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
