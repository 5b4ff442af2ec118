"""Asks the system about a path; where it does not tell, as in a folder that may not be searched, the answer is no.

pathlib raises PermissionError there, and OSError or ValueError for a name that no file can have.
"""

from __future__ import annotations

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether there certainly is a folder of this name."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_present(path: Path) -> bool:
    """Whether there certainly is a file or folder of this name."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
