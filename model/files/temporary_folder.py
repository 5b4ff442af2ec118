"""A folder for a while, where only its owner can look: for what is unpacked or about to be locked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import StoreError
from model.files.atomic_write import make_temporary_name
from model.files.os_errors import describe_os_error


@contextmanager
def temporary_folder(folder: Path) -> Iterator[Path]:
    """A new folder in this one, so that no full temporary folder hinders; else among the system's temporary ones.

    Raises StoreError where neither can be made.
    """
    made = folder / make_temporary_name()
    try:
        made.mkdir(mode=0o700)
    except OSError:  # drafts on a disk that has become read-only are just those that must be carried away
        made = _system_folder(folder)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _system_folder(wanted: Path) -> Path:
    """A new folder among the system's temporary ones. Raises StoreError, which names the folder wanted first."""
    try:
        return Path(tempfile.mkdtemp(prefix=".nianbao-"))
    except OSError as error:
        raise StoreError(f"“{wanted}”出了问题：{describe_os_error(error)}。请检查它所在的文件夹，再试一次。") from error
