"""Writes one report into a zip with a passphrase, to be mailed; model.importing.readers.zip_file reads it."""

from __future__ import annotations

from pathlib import Path

from model.files import zip_files
from model.files.atomic_write import atomic_write
from model.files.progress import Progress


def encrypt_report(document: Path, path: Path, passphrase: str) -> None:
    """Write an encrypted zip with this one file in it, replacing in one step what was at the path.

    Raises UnwritableFile.
    """
    with (
        zip_files.translate_write_errors(path),
        atomic_write(path) as unfinished,
        zip_files.create_zip(path, unfinished, passphrase) as archive,
    ):
        zip_files.add_file(archive, document, document.name, Progress())
