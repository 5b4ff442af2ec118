"""Writes one report into a zip with a passphrase, to be mailed; model.importing.readers.zip_file reads it."""

from __future__ import annotations

from pathlib import Path

from model.files import zip_files
from model.files.atomic_write import landing
from model.files.progress import Errand


def seal(document: Path, path: Path, passphrase: str) -> None:
    """Write a zip with this one file in it, locked, replacing what stood there in one step. Raises UnwritableFile."""
    with (
        zip_files.explained(path),
        landing(path) as unfinished,
        zip_files.writing(path, unfinished, passphrase) as archive,
    ):
        zip_files.store(archive, document, document.name, Errand())
