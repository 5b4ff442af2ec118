"""The schema of the file of drafts, one function per migration; PRAGMA user_version counts those a file has had.

To change the schema: append a function to STEPS, bring schema.py up to date, run tests/drafts/make.py, commit the file
it makes. A migration that has been released is never altered.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import NewerStoreError, StoreError
from model.files.atomic_write import atomic_write
from model.storage import backup_names, draft_check
from model.storage.database_file import copy_drafts, transaction
from model.storage.digests import seal_draft

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import ForeignKey

Step = Callable[["Database"], None]

APPLICATION_ID = 0x4E42414F
"""PRAGMA application_id of a file of drafts: NBAO."""


def create_tables(db: Database) -> None:
    """Step 1: drafts with what the list shows of them, their entries, every edit, and the report of the year before.

    Values are texts of model.record, times ISO texts in UTC.
    """
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    texts = {"edition": str, "unit": str, "created": str, "changed": str, "deleted": str}
    counts = {"year": int, "errors": int, "warnings": int, "unfilled": int, "unwritten": int}
    db.table("drafts").create({"id": int, **texts, **counts}, pk="id", not_null={"edition", "unit", "changed"})
    db.table("drafts").create_index(["deleted", "changed"])
    entry = {"draft": int, "place": str, "value": str}
    db.table("entries").create(
        entry, pk=("draft", "place"), not_null={"value"}, foreign_keys=_draft_foreign_key("entries")
    )
    edit = {"id": int, "draft": int, "at": str, "label": str, "changes": str}
    db.table("edits").create(
        edit, pk="id", not_null={"draft", "at", "changes"}, foreign_keys=_draft_foreign_key("edits")
    )
    db.table("edits").create_index(["draft"])
    # a table of its own: a whole report in each row would slow the list of drafts
    db.table("lasts").create({"draft": int, "record": str}, pk="draft", foreign_keys=_draft_foreign_key("lasts"))


def add_versions(db: Database) -> None:
    """Step 2: moments of a draft with a name; edit: the id of the last edit they include, 0 before the first."""
    version = {"id": int, "draft": int, "at": str, "name": str, "edit": int}
    needed = {"draft", "at", "name", "edit"}
    db.table("versions").create(version, pk="id", not_null=needed, foreign_keys=_draft_foreign_key("versions"))
    db.table("versions").create_index(["draft"])


def add_origin_and_unplaced(db: Database) -> None:
    """Step 3: where a draft came from (draft_rows.py), and what its import could not place."""
    db.table("drafts").add_column("whence", str, not_null_default="")
    piece = {"draft": int, "number": int, "words": str}
    key, owned = ("draft", "number"), _draft_foreign_key("unplaced")
    db.table("unplaced").create(piece, pk=key, not_null={"words"}, foreign_keys=owned)


def add_file_state(db: Database) -> None:
    """Step 4: a random token that every transaction replaces, by which file_identity.py recognises the file."""
    db.table("file_state").create({"token": bytes}, not_null={"token"})
    db.table("file_state").insert({"token": os.urandom(16)})


def add_unread_count(db: Database) -> None:
    """Step 5: how many places of a draft could not be read from the file it was imported from.

    From this step on entries may have places that programs before do not know: unread.PLACE and blank.CELL.
    """
    db.table("drafts").add_column("unread", int, not_null_default=0)


def add_digests(db: Database) -> None:
    """Step 6: the digest of each draft (digests.py), renewed with every edit.

    A draft whose rows make no sense, or contradict its history, gets none: it was damaged before there were digests.
    """
    sums = {"own": str, "entries": str, "edits": str, "last_year": str, "versions": str, "unplaced": str, "seal": str}
    needed = set(sums)
    db.table("digests").create(
        {"draft": int, **sums}, pk="draft", not_null=needed, foreign_keys=_draft_foreign_key("digests")
    )
    for (id,) in db.execute("SELECT id FROM drafts").fetchall():
        if draft_check.is_plausible(db.conn, id):
            seal_draft(db.conn, id)


def add_lineage_and_number(db: Database) -> None:
    """Step 7: what newest_state.py tells an earlier state of the file by, and another file.

    lineage: random, the same in all copies of the file; number: how many transactions it has had since this step.
    """
    db.table("file_state").add_column("lineage", bytes)
    db.table("file_state").add_column("number", int, not_null_default=0)
    db.execute("UPDATE file_state SET lineage = randomblob(8)")


def add_proofreading(db: Database) -> None:
    """Step 8: what was read back of a draft against the paper (proofreading_rows.py).

    It is no part of the draft: neither its digest nor an archive has it, and losing it costs reading once more.

    From this step on prose may have linked figures (model/report/linked_text.py), which programs before do not know.
    """
    row = {"draft": int, "record": str, "digest": str}
    db.table("proofreading").create(
        row, pk="draft", not_null={"record", "digest"}, foreign_keys=_draft_foreign_key("proofreading")
    )


def add_sent_days(db: Database) -> None:
    """Step 9: on which day each draft was sent (sent_days.py), as far as it was.

    From this step on entries may have places that programs before do not know: sent.N, frozen.N and correction.KEY
    (model/report/sendings.py).
    """
    row = {"draft": int, "day": str, "digest": str}
    db.table("sent_days").create(
        row, pk="draft", not_null={"day", "digest"}, foreign_keys=_draft_foreign_key("sent_days")
    )


def _draft_foreign_key(table: str) -> list[ForeignKey]:
    """A reference to the draft, with which the rows are deleted."""
    from sqlite_utils.db import ForeignKey

    return [ForeignKey(table, "draft", "drafts", "id", on_delete="CASCADE")]


STEPS: tuple[Step, ...] = (
    create_tables,
    add_versions,
    add_origin_and_unplaced,
    add_file_state,
    add_unread_count,
    add_digests,
    add_lineage_and_number,
    add_proofreading,
    add_sent_days,
)


def migrate(db: Database, path: Path, steps: Sequence[Step] = STEPS) -> Path | None:
    """Bring the file to the newest schema, each step in one transaction, after a backup of a file that has drafts.

    Returns the copy, if one was needed. Raises StoreError for a file of a newer program or of another one; lets
    sqlite3.Error through.
    """
    ahead = pending_steps(db.conn, path, steps)
    version = len(steps) - len(ahead)
    copy = None
    if ahead and version:
        folder = backup_names.ensure_folder(backup_names.default_folder(path), path)
        copy = backup_names.find_free_name(folder, datetime.now(UTC), backup_names.BEFORE_UPGRADE)
        with atomic_write(copy) as unfinished:
            copy_drafts(path, unfinished)
    for number, step in enumerate(ahead, version + 1):
        with transaction(db.conn):
            step(db)
            db.execute(f"PRAGMA user_version = {number}")
    return copy


def pending_steps(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> Sequence[Step]:
    """The steps the file has not had yet; raises StoreError and sqlite3.Error as migrate does."""

    def pragma(name: str) -> int:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

    version = pragma("user_version")
    if pragma("schema_version") and pragma("application_id") != APPLICATION_ID:
        raise StoreError(f"“{path}”不是年报的草稿文件。请把它移到别处，再启动程序。")
    if version > len(steps):
        raise NewerStoreError(f"“{path}”是更新版本的年报程序存的。请先升级程序再打开；草稿都在，没有动过。")
    return steps[version:]
