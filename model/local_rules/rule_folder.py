"""Finds the files of local rules: those in the folder 本单位规则, and one file beside the drafts.

It reads none of them: a window where nobody made any rules opens without what reading takes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

FOLDER_NAME = "本单位规则"
"""The folder for files of rules in the folder of the drafts; a file of this name beside it is read too."""

_SUFFIXES = (".toml", ".toml.txt")
"""Notepad on Windows adds .txt where the clerk does not see it."""

FileState = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of each file: equal as long as none has changed."""


def rules_folder(data_folder: Path) -> Path:
    """The folder for files of rules."""
    return data_folder / FOLDER_NAME


def list_rule_files(data_folder: Path) -> list[Path]:
    """The files of rules of a folder of drafts, by name; none where nobody made any or they cannot be listed."""
    found = [data_folder / f"{FOLDER_NAME}{suffix}" for suffix in _SUFFIXES]
    return [path for path in found if path.is_file()] + list_folder(rules_folder(data_folder))


def list_folder(folder: Path) -> list[Path]:
    """The files of rules in a folder, by name."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:  # there is none, or it may not be opened: no rules either way
        return []
    return [folder / name for name in names if _is_rule_name(name)]


def _is_rule_name(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES) and not name.startswith((".", "~"))


def read_file_state(files: Iterable[Path]) -> FileState:
    """What tells whether one of the files has changed."""
    states = []
    for path in files:
        try:
            found = path.stat()
            states.append((str(path), found.st_mtime_ns, found.st_size))
        except OSError:
            states.append((str(path), 0, 0))
    return tuple(states)
