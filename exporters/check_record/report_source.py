"""Where the figures of a report were read from, in words."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from model.importing.file_check import CheckedFile
from model.importing.readers import READERS
from model.report.report_digest import SHORT_LENGTH


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Where the figures were read from.

    text: the file's name, what kind it is, when it was read and its digest, as far as they are known; leftovers:
    sentences about what of the file found no place.
    """

    text: str = "本程序里的草稿"
    leftovers: tuple[str, ...] = ()


UNKNOWN_FILE = ReportSource()
"""The source of a draft of which no file is known."""


def describe_checked_file(checked: CheckedFile) -> str:
    """A file that was checked, in words, as describe_file() has them."""
    return describe_file(checked.path)


def describe_file(path: Path) -> str:
    """A file that was read, in words: its name, its kind, and the first digits of its digest.

    The digest is left out where the file has gone, as a stick may be pulled out.
    """
    kind = READERS.get(path.suffix.lower())
    parts = [kind.name] if kind else []
    with suppress(OSError):
        parts.append(f"文件校验码 {compute_file_digest(path)[:SHORT_LENGTH]}")
    return f"“{path.name}”（{'，'.join(parts)}）" if parts else f"“{path.name}”"


def compute_file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
