"""A temporary folder that only its owner can read: for what is unpacked, or is about to be encrypted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.errors import StoreError
from model.files.atomic_write import make_temporary_name
from model.files.data_folder import ensure_data_folder
from model.files.os_errors import describe_os_error

_own_name = ""
"""The folder of this process beside the drafts; "" where it needs none of its own."""


@contextmanager
def temporary_folder(folder: Path) -> Iterator[Path]:
    """A new folder in the given one, removed at the end; where none can be made, one in the system's temporary folder.

    In the given one first, as the system's may be full. Raises StoreError where neither can be made.
    """
    made = folder / make_temporary_name()
    try:
        made.mkdir(mode=0o700)
    except OSError:  # drafts on a disk that has become read-only must still be exported
        made = _system_folder(folder)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def temporary_folder_beside_drafts() -> Iterator[Path]:
    """A new folder beside the drafts, for what is taken out of a stranger's file; removed at the end.

    The system's temporary folder may be full, and everybody sees there what is called how; it is used only where there
    is no folder for drafts. Raises StoreError where neither can be made.
    """
    folder = _find_folder()
    if _own_name:
        folder = folder / _own_name
        with suppress(OSError):  # then there will be none in it either, see temporary_folder()
            folder.mkdir(mode=0o700, exist_ok=True)
    with temporary_folder(folder) as made:
        yield made


def share_own_folder(name: str) -> None:
    """Have this process make its folders beside the drafts in one of this name, which remove_own_folder() removes.

    name: by make_temporary_name(). For a process that may be killed at any time.
    """
    global _own_name
    _own_name = name


def remove_own_folder(name: str) -> None:
    """Remove what a process that shares this name has left, if there is anything."""
    shutil.rmtree(_find_folder() / name, ignore_errors=True)


def _find_folder() -> Path:
    """The folder of drafts, else the system's temporary folder."""
    try:
        return ensure_data_folder()
    except StoreError:
        return Path(tempfile.gettempdir())


def _system_folder(wanted: Path) -> Path:
    """A new folder in the system's temporary folder. Raises StoreError, which names the folder wanted first."""
    try:
        return Path(tempfile.mkdtemp(prefix=".nianbao-"))
    except OSError as error:
        raise StoreError(f"“{wanted}”出了问题：{describe_os_error(error)}。请检查它所在的文件夹，再试一次。") from error
