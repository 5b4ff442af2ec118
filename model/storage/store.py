"""The drafts in one SQLite file: entries and every edit, written when made; totals are cooked anew by the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from model.checks.findings import Tally
from model.proofreading.proofreading import Proofreading
from model.report.edits import IMPORT_PREFIX, Edit
from model.report.report import Report
from model.report.report_json import to_record
from model.storage.digests import (
    is_own_row_sound,
    read_before_edit,
    renew_digest,
    renew_digest_by_edit,
    seal_draft,
)
from model.storage.draft_rows import (
    COUNT_COLUMNS,
    DraftRows,
    delete_edits,
    find_same,
    insert_draft,
    insert_unplaced,
    read_unplaced,
    replace_draft,
)
from model.storage.proofreading_rows import write_proofreading
from model.storage.rows import (
    count_columns,
    format_time,
    join_surrogates,
    make_edit_rows,
    stored_text,
    summary_columns,
    to_json,
)
from model.storage.sent_days import has_marks, renew_sent_day
from model.storage.store_file import DELETED_RETENTION as DELETED_RETENTION
from model.storage.store_reader import StoreReader
from model.storage.summaries import Version, format_deletion_of_damaged

_COUNTS = ", ".join(COUNT_COLUMNS)
_SUMMARY_COLUMNS = ("unit", "year", "changed", *COUNT_COLUMNS)
_INSERT_EDIT = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
_UPSERT_ENTRY = """
    INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)
    ON CONFLICT (draft, place) DO UPDATE SET value = excluded.value
"""
_COPY_ENTRIES = """
    INSERT INTO entries (draft, place, value) SELECT ?, place, value FROM entries WHERE draft = ?
    AND place NOT GLOB 'sent.*' AND place NOT GLOB 'frozen.*' AND place NOT GLOB 'correction.*'
"""
"""What was sent is the original, not its copy."""
_NEWEST_EDIT = "SELECT coalesce(max(id), 0) FROM edits WHERE draft = ?"
_DELETE_ENTRY = "DELETE FROM entries WHERE draft = ? AND place = ?"
_UPDATE_COUNTS = f"UPDATE drafts SET ({_COUNTS}) = (?, ?, ?, ?, ?) WHERE id = ?"
_UPDATE_SUMMARY = f"UPDATE drafts SET ({', '.join(_SUMMARY_COLUMNS)}) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?"


class Store(StoreReader):
    """The drafts in the open file, each by its id. Every method raises StoreError where the file fails."""

    def create_draft(
        self,
        report: Report,
        tally: Tally,
        last: Report | None = None,
        unplaced: Sequence[str] = (),
        file_words: str = "",
    ) -> int:
        """Create a draft of this report; returns its id. Totals are stored too, but are computed anew after loading.

        tally: its findings counted; last: last year's report; unplaced: what its import found no place for.
        file_words: which file it was read from, to be kept as its first edit; "" for none.
        """
        now = datetime.now(UTC)
        summary = dict(zip(_SUMMARY_COLUMNS, summary_columns(report, tally, now), strict=True))
        with self._file.write_transaction():
            row = {"edition": report.edition, "created": format_time(now), **summary}
            id = cast(int, self._database.table("drafts").insert(row).last_pk)
            entries = [
                (id, join_surrogates(place), stored_text(value))
                for place, value in report.values_by_place().items()
                if value != ""
            ]
            self._connection.executemany(_UPSERT_ENTRY, entries)
            renew_sent_day(self._connection, id)
            self._write_last_year(id, last)
            insert_unplaced(self._connection, id, [join_surrogates(words) for words in unplaced])
            if file_words:
                label = join_surrogates(f"{IMPORT_PREFIX}{file_words}")
                self._connection.execute(_INSERT_EDIT, (id, format_time(now), label, to_json([])))
            seal_draft(self._connection, id)
        return id

    def duplicate_draft(self, id: int) -> int:
        """Create a draft with the same contents, but without history, versions and marks of sending; returns its id."""
        now = format_time(datetime.now(UTC))
        with self._file.write_transaction():
            self._require_draft(id)
            self.require_sound(id)
            execute = self._connection.execute
            columns = ", ".join(("edition", *_SUMMARY_COLUMNS))
            copy_row = f"INSERT INTO drafts (created, {columns}) SELECT ?, {columns} FROM drafts WHERE id = ?"
            copy = cast(int, execute(copy_row, (now, id)).lastrowid)
            execute("UPDATE drafts SET changed = created WHERE id = ?", (copy,))
            execute(_COPY_ENTRIES, (copy, id))
            execute("INSERT INTO lasts (draft, record) SELECT ?, record FROM lasts WHERE draft = ?", (copy, id))
            insert_unplaced(self._connection, copy, read_unplaced(self._connection, id))
            seal_draft(self._connection, copy)
        return copy

    def record_edit(self, id: int, edit: Edit, report: Report, tally: Tally) -> datetime:
        """Store an edit, the entries it changed and the draft's new summary; returns the time of it, in local time.

        report, tally: what the draft and its findings are after the edit. Where this raises, nothing of it is stored,
        and the same edit may be recorded again.
        """
        now = datetime.now(UTC)
        rows = make_edit_rows(id, edit, report, tally, now)
        with self._file.write_transaction(rows.edit_row):
            # plain SQL, as a clerk waits for this one
            execute, many = self._connection.execute, self._connection.executemany
            for unsaved in self._file.possibly_unsaved:
                delete_edits(self._connection, unsaved)
            before = read_before_edit(self._connection, id, rows.places)
            if before is None:
                raise self._missing_draft_error(id)
            execute(_UPDATE_SUMMARY, (*rows.summary, id))
            edit_id = execute(_INSERT_EDIT, rows.edit_row).lastrowid
            many(_UPSERT_ENTRY, rows.changed_entries)
            many(_DELETE_ENTRY, rows.removed_entries)
            own_columns = dict(zip(_SUMMARY_COLUMNS, rows.summary, strict=True))
            entries = [(place, value) for _, place, value in rows.changed_entries]
            edit_row = (edit_id, *rows.edit_row[1:])
            renew_digest_by_edit(self._connection, id, before, own_columns, entries, edit_row)
            if has_marks(rows.places):
                renew_sent_day(self._connection, id)
        return now.astimezone()

    def update_counts(self, id: int, tally: Tally) -> None:
        """Store how many findings a draft has now, where that differs from what is stored."""
        counts = count_columns(tally)
        known = f"SELECT {_COUNTS} FROM drafts WHERE id = ?"
        with self._file.guard_reading():
            same = self._connection.execute(known, (id,)).fetchone() == counts
        if not same:
            with self._file.write_transaction(), renew_digest(self._connection, id, ("own",)):
                self._connection.execute(_UPDATE_COUNTS, (*counts, id))

    def name_version(self, id: int, name: str, moment: int | None = None) -> Version:
        """Give a moment, or where it is None the present state, a name: 送审稿."""
        now = datetime.now(UTC)
        with self._file.write_transaction():
            self._require_draft(id)
            if moment is None:
                moment = cast(int, self._connection.execute(_NEWEST_EDIT, (id,)).fetchone()[0])
            row = {"draft": id, "at": format_time(now), "name": join_surrogates(name), "edit": moment}
            with renew_digest(self._connection, id, ("versions",)):
                version_id = cast(int, self._database.table("versions").insert(row).last_pk)
            return Version(now.astimezone(), name, moment, version_id)

    def delete_version(self, version: int) -> None:
        """Delete a version, the name of a moment; the moment itself stays in the history."""
        with self._file.write_transaction():
            found = self._connection.execute("SELECT draft FROM versions WHERE id = ?", (version,)).fetchone()
            if found:
                with renew_digest(self._connection, found[0], ("versions",)):
                    self._connection.execute("DELETE FROM versions WHERE id = ?", (version,))

    def set_last_year(self, id: int, last: Report | None) -> None:
        """Set last year's report of a draft; None removes it."""
        with self._file.write_transaction():
            self._require_draft(id)
            with renew_digest(self._connection, id, ("last_year",)):
                self._write_last_year(id, last)

    def replace_unplaced(self, id: int, unplaced: Sequence[str]) -> None:
        """Replace what list_unplaced gives for a draft; by nothing where all is dealt with."""
        with self._file.write_transaction():
            self._require_draft(id)
            with renew_digest(self._connection, id, ("unplaced",)):
                self._connection.execute("DELETE FROM unplaced WHERE draft = ?", (id,))
                insert_unplaced(self._connection, id, unplaced)

    def save_proofreading(self, id: int, proofreading: Proofreading) -> None:
        """Store what was read back of a draft, in place of what was stored before."""
        with self._file.write_transaction():
            self._require_draft(id)
            write_proofreading(self._connection, id, proofreading)

    def delete_drafts(self, *ids: int) -> None:
        """Mark drafts as deleted, all or none; they can be undeleted for as long as DELETED_RETENTION."""
        now = format_time(datetime.now(UTC))
        with self._file.guard_reading():
            latest = self._newest_change()
        self._set_deleted(ids, max(now, latest or now))  # with a clock set back they would be purged at once

    def undelete_drafts(self, *ids: int) -> None:
        """Mark deleted drafts as not deleted, all or none."""
        self._set_deleted(ids, None)

    def add_drafts(self, drafts: Sequence[DraftRows]) -> list[int]:
        """Add these drafts, all or none; returns their ids. Of one that is here with the same contents, its id."""
        with self._file.write_transaction():
            return [find_same(self._connection, draft) or insert_draft(self._connection, draft) for draft in drafts]

    def replace_draft(self, id: int, draft: DraftRows) -> None:
        """Replace all that is stored of a draft, which may be damaged; it keeps its id and is listed as sound again."""
        with self._file.write_transaction():
            replace_draft(self._connection, id, draft)
        self._damaged_ids -= {id}

    def rebuild_indexes(self) -> None:
        """Rebuild the indexes by which rows are found, from the tables. Raises StoreError where rows contradict."""
        with self._file.write_transaction():
            self._connection.execute("REINDEX")
        self.check_drafts()

    def _write_last_year(self, id: int, last: Report | None) -> None:
        lasts = self._database.table("lasts")
        lasts.delete_where("draft = ?", [id])
        if last is not None:
            lasts.insert({"draft": id, "record": to_json(to_record(last))})

    def _set_deleted(self, ids: Sequence[int], deleted: str | None) -> None:
        with self._file.write_transaction():
            for id in ids:
                time = deleted
                if deleted and self._file.has_digests and not is_own_row_sound(self._connection, id):
                    time = format_deletion_of_damaged(deleted)
                with renew_digest(self._connection, id, ("own",)):
                    sql = "UPDATE drafts SET deleted = ? WHERE id = ?"
                    if not self._connection.execute(sql, (time, id)).rowcount:
                        raise self._missing_draft_error(id)
