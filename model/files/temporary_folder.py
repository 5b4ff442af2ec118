"""A temporary folder that only its owner can read: for what is unpacked, or is about to be encrypted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import StoreError
from model.files.atomic_write import make_temporary_name
from model.files.data_folder import ensure_data_folder
from model.files.os_errors import describe_os_error


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
    try:
        folder = ensure_data_folder()
    except StoreError:
        folder = Path(tempfile.gettempdir())
    with temporary_folder(folder) as made:
        yield made


def _system_folder(wanted: Path) -> Path:
    """A new folder in the system's temporary folder. Raises StoreError, which names the folder wanted first."""
    try:
        return Path(tempfile.mkdtemp(prefix=".nianbao-"))
    except OSError as error:
        raise StoreError(f"“{wanted}”出了问题：{describe_os_error(error)}。请检查它所在的文件夹，再试一次。") from error
