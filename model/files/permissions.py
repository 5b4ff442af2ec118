"""What lies in the folder of drafts is its owner's alone: files that came to be with wider rights are mended."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

_OWN_FILES = re.compile(r"(drafts\S*\.db|nianbao\.|window\.ini|QtProject\.conf)\S*")
"""The files this program makes there; others may have been put there by people, who know what they do."""


def restrict_to_owner(folder: Path, backups: Path) -> None:
    """Take the rights of all others from the program's own files in the folder, and from the backups in it.

    The folder itself is closed too, unless a person chose it with NIANBAO_HOME. One that its group may write to is
    shared with that group on purpose, and keeps the group's rights. What belongs to somebody else stays as it is. On
    Windows a profile is its user's alone by itself.
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
        for place in inside if os.environ.get("NIANBAO_HOME") else [folder, *inside]:
            _remove_rights(others, place)


def _remove_rights(rights: int, path: Path) -> None:
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & rights:
            path.chmod(mode & ~rights)
