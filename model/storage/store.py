"""The drafts in one SQLite file: entries and every edit, written when made; totals are cooked anew by the reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from model.checks.findings import Tally
from model.errors import StoreError
from model.report.edits import Edit
from model.report.report import Report
from model.report.report_json import from_record, to_record, value_from_text
from model.storage.connection import DELETED_RETENTION as DELETED_RETENTION
from model.storage.connection import StoreFile
from model.storage.digests import renew_digest, seal_draft
from model.storage.draft_rows import (
    COUNT_COLUMNS,
    DraftRows,
    all_drafts,
    delete_edits,
    find_same,
    insert_draft,
    insert_unplaced,
    read_draft,
    read_unplaced,
)
from model.storage.rows import (
    count_columns,
    format_time,
    join_surrogates,
    make_edit_rows,
    parse_time,
    stored_text,
    summary_columns,
    to_json,
    values_before,
)
from model.storage.summaries import (
    DraftSummary,
    Moment,
    Version,
    moment_from_row,
    summaries_from_rows,
    summary_from_row,
    version_from_row,
)

_COUNTS = ", ".join(COUNT_COLUMNS)
_SUMMARY_COLUMNS = f"unit, year, changed, {_COUNTS}"
_SUMMARIES = f"whence, id, edition, {_SUMMARY_COLUMNS} FROM drafts"
_FIND_DRAFT = """
    SELECT id FROM drafts WHERE unit = ? AND year = ? AND deleted IS NULL ORDER BY changed DESC, id DESC LIMIT 1
"""
_INSERT_EDIT = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
_UPSERT_ENTRY = """
    INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)
    ON CONFLICT (draft, place) DO UPDATE SET value = excluded.value
"""
_NEWEST_EDIT = "SELECT coalesce(max(id), 0) FROM edits WHERE draft = ?"
_MAX_ID = 2**63 - 1
_LATEST_CHANGE = "SELECT max(changed) FROM drafts WHERE julianday(changed) IS NOT NULL"
_DELETE_ENTRY = "DELETE FROM entries WHERE draft = ? AND place = ?"
_UPDATE_COUNTS = f"UPDATE drafts SET ({_COUNTS}) = (?, ?, ?, ?, ?) WHERE id = ?"
_UPDATE_SUMMARY = f"UPDATE drafts SET ({_SUMMARY_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?"


class Store(StoreFile):
    """The drafts in the open file, each by its id. Every method raises StoreError where the file fails."""

    def list_summaries(self) -> list[DraftSummary]:
        """What the list shows of each draft that is not deleted, the one changed last first."""
        with self._file.guard_reading():
            sql = f"SELECT created, {_SUMMARIES} WHERE deleted IS NULL ORDER BY changed DESC, id DESC"
            return summaries_from_rows(self._connection.execute(sql).fetchall())

    def find_draft(self, unit: str, year: int) -> int | None:
        """The id of the draft of a unit and year that is not deleted; of several the one changed last, None of none."""
        with self._file.guard_reading():
            found: tuple[int] | None = self._connection.execute(_FIND_DRAFT, (join_surrogates(unit), year)).fetchone()
            return found and found[0]

    def list_deleted(self) -> list[tuple[datetime, DraftSummary]]:
        """The drafts that can be undeleted, with when in local time each was deleted, the last one first."""
        kept = format_time(datetime.now(UTC) - DELETED_RETENTION)
        with self._file.guard_reading():
            sql = f"SELECT deleted, {_SUMMARIES} WHERE deleted > ? ORDER BY deleted DESC, id DESC"
            rows = self._connection.execute(sql, (kept,))
            return [(parse_time(at), summary_from_row(*row)) for at, *row in rows]

    def create_draft(
        self, report: Report, tally: Tally, last: Report | None = None, unplaced: Sequence[str] = ()
    ) -> int:
        """Create a draft of this report; returns its id. Totals are stored too, but are computed anew after loading.

        tally: its findings counted; last: last year's report; unplaced: what its import found no place for.
        """
        now = datetime.now(UTC)
        summary = dict(zip(_SUMMARY_COLUMNS.split(", "), summary_columns(report, tally, now), strict=True))
        with self._file.write_transaction():
            row = {"edition": report.edition, "created": format_time(now), **summary}
            id = cast(int, self._database.table("drafts").insert(row).last_pk)
            entries = [
                (id, join_surrogates(place), stored_text(value))
                for place, value in report.values_by_place().items()
                if value != ""
            ]
            self._connection.executemany(_UPSERT_ENTRY, entries)
            self._write_last_year(id, last)
            insert_unplaced(self._connection, id, [join_surrogates(words) for words in unplaced])
            seal_draft(self._connection, id)
        return id

    def duplicate_draft(self, id: int) -> int:
        """Create a draft with the same contents, but without history and versions; returns its id."""
        now = format_time(datetime.now(UTC))
        with self._file.write_transaction():
            self._require_draft(id)
            execute = self._connection.execute
            columns = f"edition, {_SUMMARY_COLUMNS}"
            copy_row = f"INSERT INTO drafts (created, {columns}) SELECT ?, {columns} FROM drafts WHERE id = ?"
            copy = cast(int, execute(copy_row, (now, id)).lastrowid)
            execute("UPDATE drafts SET changed = created WHERE id = ?", (copy,))
            execute(
                "INSERT INTO entries (draft, place, value) SELECT ?, place, value FROM entries WHERE draft = ?",
                (copy, id),
            )
            execute("INSERT INTO lasts (draft, record) SELECT ?, record FROM lasts WHERE draft = ?", (copy, id))
            insert_unplaced(self._connection, copy, read_unplaced(self._connection, id))
            seal_draft(self._connection, copy)
        return copy

    def load_report(self, id: int) -> tuple[Report, Report | None]:
        """The report as entered, and last year's or None; its totals must be computed anew."""
        with self._file.guard_reading():
            edition, last = self._require_draft(id)
            entries = self._connection.execute("SELECT place, value FROM entries WHERE draft = ?", (id,))
            report = Report(edition).with_values({place: value_from_text(place, text) for place, text in entries})
            return report, None if last is None else from_record(json.loads(last))

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
            with renew_digest(self._connection, id, ("own", "entries", "edits"), rows.places):
                if not execute(_UPDATE_SUMMARY, (*rows.summary, id)).rowcount:
                    raise self._missing_draft_error(id)
                execute(_INSERT_EDIT, rows.edit_row)
                many(_UPSERT_ENTRY, rows.changed_entries)
                many(_DELETE_ENTRY, rows.removed_entries)
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

    def load_history(self, id: int) -> list[Moment]:
        """Every edit of a draft, oldest first."""
        with self._file.guard_reading():
            self._require_draft(id)
            return self.list_moments(id)[::-1]

    def list_moments(self, id: int, after: int = 0, before: int | None = None, most: int = -1) -> list[Moment]:
        """The edits of a draft between two moments' ids, both excluded, newest first; at most `most`, -1 for all."""
        sql = "SELECT at, label, changes, id FROM edits WHERE draft = ? AND id > ? AND id < ? ORDER BY id DESC LIMIT ?"
        with self._file.guard_reading():
            rows = self._connection.execute(sql, (id, after, _MAX_ID if before is None else before, most))
            return [moment_from_row(*row) for row in rows]

    def creation_time(self, id: int) -> datetime:
        """When a draft was created, in local time."""
        with self._file.guard_reading():
            self._require_draft(id)
            return parse_time(self._connection.execute("SELECT created FROM drafts WHERE id = ?", (id,)).fetchone()[0])

    def report_at(self, id: int, moment: int) -> Report:
        """The report as it was after the edit with this id; totals must be computed anew."""
        report, _ = self.load_report(id)
        with self._file.guard_reading():
            sql = "SELECT changes FROM edits WHERE draft = ? AND id > ? ORDER BY id DESC"
            return report.with_values(values_before(text for (text,) in self._connection.execute(sql, (id, moment))))

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

    def list_versions(self, id: int) -> list[Version]:
        """The names given to moments of a draft, oldest first."""
        with self._file.guard_reading():
            rows = self._connection.execute(
                "SELECT at, name, edit, id FROM versions WHERE draft = ? ORDER BY id", (id,)
            )
            return [version_from_row(*row) for row in rows]

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

    def list_unplaced(self, id: int) -> tuple[str, ...]:
        """What the import of a draft found no place for, without what was marked as dealt with."""
        with self._file.guard_reading():
            return read_unplaced(self._connection, id)

    def replace_unplaced(self, id: int, unplaced: Sequence[str]) -> None:
        """Replace what list_unplaced gives for a draft; by nothing where all is dealt with."""
        with self._file.write_transaction():
            self._require_draft(id)
            with renew_digest(self._connection, id, ("unplaced",)):
                self._connection.execute("DELETE FROM unplaced WHERE draft = ?", (id,))
                insert_unplaced(self._connection, id, unplaced)

    def delete_drafts(self, *ids: int) -> None:
        """Mark drafts as deleted, all or none; they can be undeleted for as long as DELETED_RETENTION."""
        now = format_time(datetime.now(UTC))
        with self._file.guard_reading():
            (latest,) = self._connection.execute(_LATEST_CHANGE).fetchone()
        self._set_deleted(ids, max(now, latest or now))  # with a clock set back they would be purged at once

    def undelete_drafts(self, *ids: int) -> None:
        """Mark deleted drafts as not deleted, all or none."""
        self._set_deleted(ids, None)

    def read_all_drafts(self) -> list[DraftRows]:
        """Every draft, deleted ones too."""
        with self._file.guard_reading():
            return all_drafts(self._connection)

    def read_draft(self, id: int) -> DraftRows:
        """One draft with all that is stored of it."""
        with self._file.guard_reading():
            self._require_draft(id)
            return read_draft(self._connection, id)

    def add_drafts(self, drafts: Sequence[DraftRows]) -> list[int]:
        """Add these drafts, all or none; returns their ids. Of one that is here with the same contents, its id."""
        with self._file.write_transaction():
            return [find_same(self._connection, draft) or insert_draft(self._connection, draft) for draft in drafts]

    def _write_last_year(self, id: int, last: Report | None) -> None:
        lasts = self._database.table("lasts")
        lasts.delete_where("draft = ?", [id])
        if last is not None:
            lasts.insert({"draft": id, "record": to_json(to_record(last))})

    def _set_deleted(self, ids: Sequence[int], deleted: str | None) -> None:
        with self._file.write_transaction():
            for id in ids:
                with renew_digest(self._connection, id, ("own",)):
                    sql = "UPDATE drafts SET deleted = ? WHERE id = ?"
                    if not self._connection.execute(sql, (deleted, id)).rowcount:
                        raise self._missing_draft_error(id)

    def _require_draft(self, id: int) -> tuple[str, str | None]:
        """A draft's edition and the JSON of last year's report; raises StoreError where there is no such draft."""
        sql = "SELECT edition, record FROM drafts LEFT JOIN lasts ON draft = id WHERE id = ?"
        found: tuple[str, str | None] | None = self._connection.execute(sql, (id,)).fetchone()
        if found is None:
            raise self._missing_draft_error(id)
        return found

    def _missing_draft_error(self, id: int) -> StoreError:
        return StoreError(f"“{self.path}”里已没有这份草稿（第 {id} 号），可能早已删除。请回到首页另选一份。")
