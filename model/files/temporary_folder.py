"""A folder for a while, where only its owner can look: for what is unpacked or about to be locked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.files.atomic_write import unfinished_name
from model.storage.sqlite_errors import explained


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """A new folder in this one, so that no full temporary folder hinders; else among the system's temporary ones.

    Raises StoreTrouble where neither can be made.
    """
    made = folder / unfinished_name()
    with explained(folder):
        try:
            made.mkdir(mode=0o700)
        except OSError:  # drafts on a disk that has become read-only are just those that must be carried away
            made = Path(tempfile.mkdtemp(prefix=".nianbao-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
