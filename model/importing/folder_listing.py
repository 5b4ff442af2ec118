"""Finds the files of a folder and its subfolders that may hold a report."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile
from model.files.os_errors import describe_os_error
from model.importing.readers import may_hold_report

MAX_FILES = 2_000
"""Reports; no office has as many units, so a folder with more was chosen by mistake."""

MAX_ENTRIES = 100_000
"""Files and folders of any kind that are looked at, after which the search ends: perhaps a whole disk was chosen."""

_IGNORED_PREFIXES = ("~$", ".")
"""How the names begin of files that Word and WPS keep beside an open one, and of hidden ones."""


@dataclass(frozen=True)
class FolderListing:
    """The files found, sorted by folder and name. is_incomplete: the search ended before everything was looked at.

    locked_folders: those inside that could not be opened.
    """

    folder: Path
    files: tuple[Path, ...]
    is_incomplete: bool = False
    locked_folders: tuple[Path, ...] = ()

    def display_name(self, file: Path) -> str:
        """What a file is called in a list: its path inside the folder."""
        return str(file.relative_to(self.folder)) if file.is_relative_to(self.folder) else file.name

    @property
    def incomplete_notice(self) -> str:
        """Sentences for the clerk where not everything was looked at, else ""."""
        words = f"文件夹里的文件太多，只看了前 {len(self.files)} 个能读的文件。" if self.is_incomplete else ""
        if self.locked_folders:
            count, first = len(self.locked_folders), self.display_name(self.locked_folders[0])
            words += f"里面有 {count} 个文件夹没有权限打开，没有看（{'' if count == 1 else '第一个是'}“{first}”）。"
        return words


def list_reports(
    folder: Path, stopped: Callable[[], bool] = lambda: False, max_files: int = MAX_FILES
) -> FolderListing:
    """The files in a folder and its subfolders that can be read, or of which the clerk should be told why they cannot.

    Links are not followed. stopped: asked after every folder whether to end the search; max_files: after so many
    it ends too. Raises UnreadableFile where the folder cannot be opened.
    """
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UnreadableFile(folder.name, f"文件夹打不开（{describe_os_error(error)}）。请换一个文件夹。") from error
    files: list[Path] = []
    locked: list[Path] = []
    seen = 0
    for place, folders, names in os.walk(folder, onerror=lambda error: locked.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(names) + len(folders)
        files += _select_readable(Path(place), names)
        if stopped() or len(files) > max_files or seen > MAX_ENTRIES:
            return FolderListing(folder, tuple(files[:max_files]), is_incomplete=True, locked_folders=tuple(locked))
    return FolderListing(folder, tuple(files), locked_folders=tuple(locked))


def _select_readable(place: Path, names: Sequence[str]) -> list[Path]:
    return [
        place / name
        for name in sorted(names)
        if may_hold_report(place / name) and not name.startswith(_IGNORED_PREFIXES)
    ]
