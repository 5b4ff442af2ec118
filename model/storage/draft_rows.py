"""One draft as its rows: taken out of one file of drafts whole, put into another, told apart by a digest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

COUNT_COLUMNS = ("errors", "warnings", "unfilled", "unwritten")
DRAFT_COLUMNS = ("edition", "created", "unit", "year", "changed", "deleted", *COUNT_COLUMNS, "whence")
"""The columns of a draft's own row."""

# By what way a draft came beside another state of the same draft; "" for one that was made here.
SALVAGED = "salvaged"
"""Read from a damaged file."""

BACKED_UP = "backed up"
"""From a backup, after damage."""

CARRIED = "carried"
"""With all drafts of another computer."""

ColumnValue = str | int | None


@dataclass(frozen=True, slots=True)
class DraftRows:
    """All that a file holds of one draft, in texts as the rows have them; numbers of rows stay behind.

    entries: (place, value) by place; edits: (at, label, changes), oldest first; last: the record of last year's
    report; versions: (at, name, how many edits it holds), oldest first; unplaced: what its import found no place for.
    """

    columns: Mapping[str, ColumnValue]
    entries: tuple[tuple[str, str], ...]
    edits: tuple[tuple[str, str, str], ...]
    last_year: str | None = None
    versions: tuple[tuple[str, str, int], ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[ColumnValue, ColumnValue]:
        """What stays the same all the draft's life, on whatever machine: its edition and when it was made."""
        return self.columns["edition"], self.columns["created"]

    @property
    def digest(self) -> str:
        """SHA-256 of everything a person entered and when; not of what the program counts or shows anew.

        Archives carry it: whatever a later step adds must leave the digest of a draft without it as it is.
        """
        import hashlib  # brings OpenSSL: the list of drafts is shown sooner without

        unplaced = [self.unplaced] if self.unplaced else []
        content = [*self.identity, self.entries, self.edits, self.last_year, self.versions, *unplaced]
        return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()

    def with_origin(self, whence: str) -> DraftRows:
        """The same draft, come by this way (model.storage.draft_rows)."""
        return replace(self, columns={**self.columns, "whence": whence})


def all_drafts(connection: sqlite3.Connection) -> list[DraftRows]:
    """Every draft, deleted ones too, of an open file of the newest shape."""
    cards = connection.execute(f"SELECT id, {', '.join(DRAFT_COLUMNS)} FROM drafts ORDER BY id").fetchall()
    return [_read_draft(connection, id, dict(zip(DRAFT_COLUMNS, card, strict=True))) for id, *card in cards]


def find_same(connection: sqlite3.Connection, bundle: DraftRows) -> int | None:
    """The id of the draft with these very contents in an open file, deleted or not."""
    select = f"SELECT id, {', '.join(DRAFT_COLUMNS)} FROM drafts WHERE edition = ? AND created = ?"
    for id, *card in connection.execute(select, bundle.identity).fetchall():
        if _read_draft(connection, id, dict(zip(DRAFT_COLUMNS, card, strict=True))).digest == bundle.digest:
            return int(id)
    return None


def _read_draft(connection: sqlite3.Connection, id: int, card: Mapping[str, ColumnValue]) -> DraftRows:
    execute = connection.execute
    edits = execute("SELECT id, at, label, changes FROM edits WHERE draft = ? ORDER BY id", (id,)).fetchall()
    held = {0: 0} | {edit: number for number, (edit, *_) in enumerate(edits, 1)}
    last = execute("SELECT record FROM lasts WHERE draft = ?", (id,)).fetchone()
    names = execute("SELECT at, name, edit FROM versions WHERE draft = ? ORDER BY id", (id,))
    return DraftRows(
        card,
        tuple(execute("SELECT place, value FROM entries WHERE draft = ? ORDER BY place", (id,))),
        tuple((at, label, changes) for _, at, label, changes in edits),
        last[0] if last else None,
        tuple((at, name, held[edit]) for at, name, edit in names if edit in held),
        read_unplaced(connection, id),
    )


def read_unplaced(connection: sqlite3.Connection, id: int) -> tuple[str, ...]:
    """What the import of a draft found no place for, in the file's order, as far as it is not dealt with."""
    rows = connection.execute("SELECT words FROM unplaced WHERE draft = ? ORDER BY number", (id,))
    return tuple(words for (words,) in rows)


def insert_unplaced(connection: sqlite3.Connection, id: int, pieces: Sequence[str]) -> None:
    """Have a draft that has none keep these, inside the caller's transaction."""
    rows = [(id, number, words) for number, words in enumerate(pieces, 1)]
    connection.executemany("INSERT INTO unplaced (draft, number, words) VALUES (?, ?, ?)", rows)


def insert_draft(connection: sqlite3.Connection, bundle: DraftRows) -> int:
    """Add the draft to an open file beside those it has, inside the caller's transaction; the draft's id there."""
    execute, many = connection.execute, connection.executemany
    blanks = ", ".join("?" * len(DRAFT_COLUMNS))
    row = [bundle.columns[column] for column in DRAFT_COLUMNS]
    id = execute(f"INSERT INTO drafts ({', '.join(DRAFT_COLUMNS)}) VALUES ({blanks})", row).lastrowid
    assert id is not None
    many("INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)", [(id, *entry) for entry in bundle.entries])
    if bundle.last_year is not None:
        execute("INSERT INTO lasts (draft, record) VALUES (?, ?)", (id, bundle.last_year))
    added = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
    edits = [0, *(execute(added, (id, *edit)).lastrowid for edit in bundle.edits)]
    named = "INSERT INTO versions (draft, at, name, edit) VALUES (?, ?, ?, ?)"
    many(named, [(id, at, name, edits[held]) for at, name, held in bundle.versions])
    insert_unplaced(connection, id, bundle.unplaced)
    return id
