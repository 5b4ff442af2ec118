"""The file of drafts known again: what was pulled out with its disk and is back must be the very same, edit for edit.

After a stick was put in again neither its number nor the file's need be what they were, and there may have been
another computer in between. What tells is the last of what was written: the newest edit and the newest draft.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from model.errors import StoreError
from model.storage.database_file import (
    BUSY_TIMEOUT,
    connect_for_writing,
    has_fitting_companions,
    is_intact,
    uri_for_reading,
)
from model.storage.migrations import APPLICATION_ID

EditRow = tuple[int, str, str, str]
"""An edit as the store writes it: draft, when, label, changes."""

# as bytes: a text that a bad sector spoilt must keep nobody from opening the file and writing on
_TEXT_COLUMNS = "draft, CAST(at AS BLOB), CAST(label AS BLOB), CAST(changes AS BLOB)"
_NEWEST_EDITS = f"SELECT id, {_TEXT_COLUMNS} FROM edits ORDER BY id DESC LIMIT 2"
_NEWEST_DRAFT = "SELECT id, CAST(created AS BLOB) FROM drafts ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class FileFingerprint:
    """The newest edits of a file, at most two, each with its number first, and its newest draft."""

    newest_edits: tuple[tuple[int, *EditRow], ...]
    newest_draft: tuple[int, str] | None

    def is_same_file(self, before: FileFingerprint, doubted: Container[EditRow]) -> bool:
        """Whether this is the file that once bore the mark before, or one that in truth took a doubted edit since."""
        if self.newest_draft is None or self.newest_draft != before.newest_draft:
            return False
        if self.newest_edits[:1] == before.newest_edits[:1]:
            return True
        return (
            bool(self.newest_edits)
            and self.newest_edits[0][1:] in doubted
            and self.newest_edits[1:] == before.newest_edits[:1]
        )


def read_fingerprint(connection: sqlite3.Connection) -> FileFingerprint:
    """The mark of an open file. Lets sqlite3.Error through."""
    edits = tuple((id, draft, *map(_decode_text, texts)) for id, draft, *texts in connection.execute(_NEWEST_EDITS))
    drafts = [(id, _decode_text(created)) for id, created in connection.execute(_NEWEST_DRAFT)]
    return FileFingerprint(cast(tuple[tuple[int, *EditRow], ...], edits), drafts[0] if drafts else None)


def reopen_same_file(path: Path, before: FileFingerprint, doubted: Container[EditRow]) -> sqlite3.Connection:
    """A new connection to the file if it is the one that bore the mark; nothing is written to it, whatever it is.

    doubted: edits of which it is not known whether they reached the disk. Raises StoreError for another file; lets
    sqlite3.Error and OSError through.
    """
    if not (has_fitting_companions(path) and is_intact(path)):
        raise StoreError(f"“{path}”断开过，现在已损坏，没有往里写。请把正在填的另存一份，再重新启动程序。")
    if not _fingerprint_of_file(path).is_same_file(before, doubted):
        raise StoreError(
            f"“{path}”不见了，那里现在是另一份，或者在别处改过，没有往里写。请把正在填的另存一份，再重新启动程序。"
        )
    return connect_for_writing(path)


def _fingerprint_of_file(path: Path) -> FileFingerprint:
    """The mark of a file that is only looked at; an empty one where it is no file of drafts."""
    with closing(sqlite3.connect(uri_for_reading(path), uri=True, timeout=BUSY_TIMEOUT)) as connection:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            return FileFingerprint((), None)
        return read_fingerprint(connection)


def _decode_text(text: bytes | None) -> str:
    return (text or b"").decode(errors="replace")
