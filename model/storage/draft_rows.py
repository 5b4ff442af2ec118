"""A whole draft as its rows in the database: read from one file of drafts, inserted into another, compared."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.proofreading.proofreading import Proofreading
from model.storage.digests import DraftDigest, read_digest, seal_draft, sum_rows, write_digest
from model.storage.draft_check import check_draft
from model.storage.proofreading_rows import read_proofreading, write_proofreading
from model.storage.schema import COUNT_COLUMNS as COUNT_COLUMNS
from model.storage.schema import DRAFT_COLUMNS
from model.storage.sent_days import renew_sent_day

# Where a draft came from that may be another state of one on the list; "" for one that was made here.
SALVAGED = "salvaged"
"""Read from a damaged file."""

BACKED_UP = "backed up"
"""From a backup, after damage."""

CARRIED = "carried"
"""With all drafts of another computer."""

ColumnValue = str | int | None
"""What a column of a row of the table drafts holds."""


@dataclass(frozen=True, slots=True)
class DraftRows:
    """All that a file holds of one draft, in texts as the rows have them, without the rows' ids.

    columns: of its row in the table drafts, by DRAFT_COLUMNS; entries: (place, value), sorted by place; edits: (at,
    label, changes), oldest first; last_year: the JSON of last year's report; versions: (at, name, how many edits it
    includes), oldest first; unplaced: what its import found no place for; proofreading: what was read back of it.
    """

    columns: Mapping[str, ColumnValue]
    entries: tuple[tuple[str, str], ...]
    edits: tuple[tuple[str, str, str], ...]
    last_year: str | None = None
    versions: tuple[tuple[str, str, int], ...] = ()
    unplaced: tuple[str, ...] = ()
    proofreading: Proofreading = field(default_factory=Proofreading)

    @property
    def identity(self) -> tuple[ColumnValue, ColumnValue]:
        """What never changes of a draft, on whatever computer: its edition and when it was created."""
        return self.columns["edition"], self.columns["created"]

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal digits, of all that a person entered and when; not of what the program computes.

        What was read back is not in it: two drafts are the same, however far somebody got with the paper.
        Archives hold digests: a migration that adds something must leave the digest of a draft without it as it is.
        """
        import hashlib  # brings OpenSSL: the list of drafts is shown sooner without

        unplaced = [self.unplaced] if self.unplaced else []
        content = [*self.identity, self.entries, self.edits, self.last_year, self.versions, *unplaced]
        return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()

    def with_origin(self, origin: str) -> DraftRows:
        """The same draft with another origin: SALVAGED, BACKED_UP, CARRIED or ""."""
        return replace(self, columns={**self.columns, "whence": origin})


def list_draft_ids(connection: sqlite3.Connection) -> list[int]:
    """The id of every draft, deleted ones too, also of one whose own row is lost. Lets sqlite3.Error through."""
    sql = "SELECT id FROM drafts NOT INDEXED UNION SELECT draft FROM digests ORDER BY 1"
    return [id for (id,) in connection.execute(sql)]


def read_draft(connection: sqlite3.Connection, id: int) -> DraftRows:
    """The draft of this id, which must be there, of an open file of the newest schema. Lets sqlite3.Error through."""
    columns = connection.execute(f"SELECT {', '.join(DRAFT_COLUMNS)} FROM drafts WHERE id = ?", (id,)).fetchone()
    return _read_draft(connection, id, columns)


def find_same(connection: sqlite3.Connection, draft: DraftRows) -> int | None:
    """The id of a draft in an open file, deleted or not, that has the same contents; None without one."""
    select = "SELECT id FROM drafts WHERE edition = ? AND created = ?"
    for (id,) in connection.execute(select, draft.identity).fetchall():
        if check_draft(connection, id) is None and read_draft(connection, id).digest == draft.digest:
            return int(id)
    return None


def _read_draft(connection: sqlite3.Connection, id: int, columns: Sequence[ColumnValue]) -> DraftRows:
    """The draft of this id; columns: of its own row."""
    execute = connection.execute
    edits = execute("SELECT id, at, label, changes FROM edits WHERE draft = ? ORDER BY id", (id,)).fetchall()
    edits_up_to = {0: 0} | {edit: count for count, (edit, *_) in enumerate(edits, 1)}
    last_year = execute("SELECT record FROM lasts WHERE draft = ?", (id,)).fetchone()
    versions = execute("SELECT at, name, edit FROM versions WHERE draft = ? ORDER BY id", (id,))
    return DraftRows(
        columns=dict(zip(DRAFT_COLUMNS, columns, strict=True)),
        entries=tuple(execute("SELECT place, value FROM entries WHERE draft = ? ORDER BY place", (id,))),
        edits=tuple((at, label, changes) for _, at, label, changes in edits),
        last_year=last_year[0] if last_year else None,
        versions=tuple((at, name, edits_up_to[edit]) for at, name, edit in versions if edit in edits_up_to),
        unplaced=read_unplaced(connection, id),
        proofreading=read_proofreading(connection, id),
    )


def read_unplaced(connection: sqlite3.Connection, id: int) -> tuple[str, ...]:
    """What the import of a draft found no place for and nobody dealt with yet, in the order of the imported file."""
    rows = connection.execute("SELECT words FROM unplaced WHERE draft = ? ORDER BY number", (id,))
    return tuple(words for (words,) in rows)


def insert_unplaced(connection: sqlite3.Connection, id: int, pieces: Sequence[str]) -> None:
    """Store these as what the import of a draft could not place, within the caller's transaction.

    The draft must have none yet.
    """
    rows = [(id, number, words) for number, words in enumerate(pieces, 1)]
    connection.executemany("INSERT INTO unplaced (draft, number, words) VALUES (?, ?, ?)", rows)


def delete_edits(connection: sqlite3.Connection, edit: tuple[int, str, str, str]) -> None:
    """Delete the edits with these columns, (draft, at, label, changes), within the caller's transaction."""
    draft, *columns = edit
    ids = connection.execute("SELECT id FROM edits WHERE (draft, at, label, changes) = (?, ?, ?, ?)", edit).fetchall()
    digest = read_digest(connection, draft)
    if ids and digest is not None:
        before = DraftDigest(edits=sum_rows((id, *columns) for (id,) in ids))
        write_digest(connection, draft, digest.renew(before, DraftDigest()))
    connection.executemany("DELETE FROM edits WHERE id = ?", ids)


def replace_draft(connection: sqlite3.Connection, id: int, draft: DraftRows) -> None:
    """Replace all that the file has of the draft of this id, which may be damaged, within the caller's transaction."""
    for table in ("entries", "edits", "lasts", "versions", "unplaced", "digests", "proofreading", "sent_days"):
        # by the table alone, as a damaged index may lack some of the rows
        connection.execute(f"DELETE FROM {table} WHERE +draft = ?", (id,))
    connection.execute("DELETE FROM drafts WHERE id = ?", (id,))
    insert_draft(connection, draft, id)


def insert_draft(connection: sqlite3.Connection, draft: DraftRows, id: int | None = None) -> int:
    """Add the draft to an open file, within the caller's transaction; returns its id there.

    id: the one it is to have; None for a new one.
    """
    execute, many = connection.execute, connection.executemany
    row = [id, *(draft.columns[column] for column in DRAFT_COLUMNS)]
    blanks = ", ".join("?" * len(row))
    id = execute(f"INSERT INTO drafts (id, {', '.join(DRAFT_COLUMNS)}) VALUES ({blanks})", row).lastrowid
    assert id is not None
    many("INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)", [(id, *entry) for entry in draft.entries])
    if draft.last_year is not None:
        execute("INSERT INTO lasts (draft, record) VALUES (?, ?)", (id, draft.last_year))
    insert_edit = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
    edit_ids = [0, *(execute(insert_edit, (id, *edit)).lastrowid for edit in draft.edits)]
    insert_version = "INSERT INTO versions (draft, at, name, edit) VALUES (?, ?, ?, ?)"
    many(insert_version, [(id, at, name, edit_ids[count]) for at, name, count in draft.versions])
    insert_unplaced(connection, id, draft.unplaced)
    if draft.proofreading != Proofreading():
        write_proofreading(connection, id, draft.proofreading)
    renew_sent_day(connection, id)
    seal_draft(connection, id)
    return id
