"""The members of the archives that model.transfer writes and reads, by which readers of zips recognise them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE = "drafts.db", "manifest.json", "SHA256SUMS"


def is_archive(path: Path) -> bool:
    """Whether a file looks like an archive of drafts; the names of its members can be read without passphrase."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE} <= set(archive.namelist())
    except (OSError, zipfile.BadZipFile, struct.error, ValueError, RuntimeError, ArithmeticError, LookupError):
        return False
