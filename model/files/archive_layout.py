"""The members of the archive that carries all drafts, by which readers of zips know it; model.transfer writes it."""

from __future__ import annotations

import zipfile
from pathlib import Path

DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE = "drafts.db", "manifest.json", "SHA256SUMS"


def is_archive(path: Path) -> bool:
    """Whether a file looks like an archive of all drafts, as far as can be told without its passphrase."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE} <= set(archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
