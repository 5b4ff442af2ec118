"""Takes other users' rights to the program's files in the data folder away, where older programs left them."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

_OWN_FILES = re.compile(r"(drafts\S*\.db|nianbao\.|window\.ini|QtProject\.conf)\S*")
"""The names of the files that this program makes; others were put there by people on purpose, and are left alone."""


def restrict_to_owner(folder: Path, backups: Path) -> None:
    """Remove the rights of all other users from the program's files in the folder, and from the backups in it.

    From the folder itself too, unless a person chose it with NIANBAO_HOME. A folder that its group may write to is
    shared with that group on purpose, and keeps the group's rights. Files of another owner stay as they are. On Windows
    nothing is to be done, as nobody else can read a user's profile. Errors are ignored.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        shared = folder.stat().st_mode & stat.S_IWGRP
        others = stat.S_IRWXO if shared else stat.S_IRWXG | stat.S_IRWXO
        inside = [backups] if backups.parent == folder and backups.is_dir() else []
        for place in [folder, *inside]:
            for file in place.iterdir():
                if _OWN_FILES.fullmatch(file.name) and not file.is_symlink():
                    _remove_rights(others, file)
        own_folders = inside if os.environ.get("NIANBAO_HOME") else [folder, *inside]
        for place in own_folders:
            _remove_rights(others, place)


def _remove_rights(rights: int, path: Path) -> None:
    """Take these bits (of stat) from the mode of a file or folder; where that is not allowed, nothing happens."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & rights:
            path.chmod(mode & ~rights)
