"""The files of a folder that can be read, in its subfolders too, and those that could once saved anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.readers import may_hold_report

MAX_FILES = 2_000
"""More files than any office has units; a folder with more was chosen by mistake."""

MAX_ENTRIES = 100_000
"""Entries of any kind that are looked at before the search ends: a whole disk was chosen by mistake too."""

_IGNORED_PREFIXES = ("~$", ".")
"""How the names begin of files that Word and WPS keep beside an open one, and of hidden ones."""


@dataclass(frozen=True)
class FolderListing:
    """The files found, by folder and name. more: not everything was looked at; why is in words()."""

    folder: Path
    files: tuple[Path, ...]
    is_incomplete: bool = False

    def display_name(self, file: Path) -> str:
        """What a file is called in a list: its path inside the folder."""
        return str(file.relative_to(self.folder)) if file.is_relative_to(self.folder) else file.name

    @property
    def incomplete_notice(self) -> str:
        """What there is to say of the search; "" where it was complete."""
        return f"文件夹里的文件太多，只看了前 {len(self.files)} 个能读的文件。" if self.is_incomplete else ""


def list_reports(folder: Path, stopped: Callable[[], bool] = lambda: False) -> FolderListing:
    """Look through a folder and its subfolders, no links followed. Raises UnreadableFile where it cannot be opened."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UnreadableFile(folder.name, f"文件夹打不开（{error.strerror}）。请换一个文件夹。") from error
    files: list[Path] = []
    seen = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(names) + len(folders)
        files += _select_readable(Path(place), names)
        if stopped() or len(files) > MAX_FILES or seen > MAX_ENTRIES:
            return FolderListing(folder, tuple(files[:MAX_FILES]), is_incomplete=True)
    return FolderListing(folder, tuple(files))


def _select_readable(place: Path, names: Sequence[str]) -> list[Path]:
    return [
        place / name
        for name in sorted(names)
        if may_hold_report(place / name) and not name.startswith(_IGNORED_PREFIXES)
    ]
