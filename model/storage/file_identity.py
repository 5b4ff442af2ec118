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

from model.errors import StoreTrouble
from model.storage.database_file import PATIENCE, address, connected, fitting, sound
from model.storage.migrations import APPLICATION

Row = tuple[int, str, str, str]
"""An edit as the store writes it: draft, when, label, changes."""

# as bytes: a text that a bad sector spoilt must keep nobody from opening the file and writing on
_TEXTS = "draft, CAST(at AS BLOB), CAST(label AS BLOB), CAST(changes AS BLOB)"
_EDITS = f"SELECT id, {_TEXTS} FROM edits ORDER BY id DESC LIMIT 2"
_DRAFTS = "SELECT id, CAST(created AS BLOB) FROM drafts ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Mark:
    """The newest edits of a file, at most two, each with its number first, and its newest draft."""

    edits: tuple[tuple[int, *Row], ...]
    draft: tuple[int, str] | None

    def same(self, before: Mark, doubted: Container[Row]) -> bool:
        """Whether this is the file that once bore the mark before, or one that in truth took a doubted edit since."""
        if self.draft is None or self.draft != before.draft:
            return False
        if self.edits[:1] == before.edits[:1]:
            return True
        return bool(self.edits) and self.edits[0][1:] in doubted and self.edits[1:] == before.edits[:1]


def mark(connection: sqlite3.Connection) -> Mark:
    """The mark of an open file. Lets sqlite3.Error through."""
    edits = tuple((id, draft, *map(_plain, texts)) for id, draft, *texts in connection.execute(_EDITS))
    drafts = [(id, _plain(created)) for id, created in connection.execute(_DRAFTS)]
    return Mark(cast(tuple[tuple[int, *Row], ...], edits), drafts[0] if drafts else None)


def again(path: Path, before: Mark, doubted: Container[Row]) -> sqlite3.Connection:
    """A new connection to the file if it is the one that bore the mark; nothing is written to it, whatever it is.

    doubted: edits of which it is not known whether they reached the disk. Raises StoreTrouble for another file; lets
    sqlite3.Error and OSError through.
    """
    if not (fitting(path) and sound(path)):
        raise StoreTrouble(f"“{path}”断开过，现在已损坏，没有往里写。请把正在填的另存一份，再重新启动程序。")
    if not _found(path).same(before, doubted):
        raise StoreTrouble(
            f"“{path}”不见了，那里现在是另一份，或者在别处改过，没有往里写。请把正在填的另存一份，再重新启动程序。"
        )
    return connected(path)


def _found(path: Path) -> Mark:
    """The mark of a file that is only looked at; an empty one where it is no file of drafts."""
    with closing(sqlite3.connect(address(path), uri=True, timeout=PATIENCE)) as connection:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            return Mark((), None)
        return mark(connection)


def _plain(text: bytes | None) -> str:
    return (text or b"").decode(errors="replace")
