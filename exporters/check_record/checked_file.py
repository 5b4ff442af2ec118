"""体检单 of a file that was read and checked."""

from __future__ import annotations

import hashlib
from pathlib import Path

from exporters.check_record.check_record import CheckRecord, ReportSource
from model.importing.file_check import CheckedFile
from model.importing.readers import READERS
from model.report.report_digest import SHORT_LENGTH


def make_record_of_file(checked: CheckedFile) -> CheckRecord:
    """体检单 of a checked file; it names the file by name, kind and digest, and no time: equal files give equal pages.

    Raises OSError where the file cannot be read any more.
    """
    text = describe_file(checked.path.name, compute_file_digest(checked.path))
    source = ReportSource(text, (*checked.reading.notices, *checked.reading.leftovers))
    return CheckRecord(checked.form, checked.reading.report, checked.findings, checked.last_year, source)


def describe_file(name: str, digest: str) -> str:
    """A file that was read, in words: its name, its kind, and the first digits of its digest."""
    kind = READERS.get(Path(name).suffix.lower())
    kind_words = f"{kind.name}，" if kind else ""
    return f"“{name}”（{kind_words}文件校验码 {digest[:SHORT_LENGTH]}）"


def compute_file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
