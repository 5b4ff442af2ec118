"""The drafts in one SQLite file: entries and every edit, written when made; totals are cooked anew by the reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from model.checks.findings import Tally
from model.errors import StoreTrouble
from model.report.edits import Edit
from model.report.report import Report
from model.report.report_json import from_record, to_record, value_of
from model.storage.connection import KEPT as KEPT
from model.storage.connection import StoreFile
from model.storage.draft_rows import Bundle, everything, pieces, present, put, put_pieces
from model.storage.rows import as_json, kept, local_time, page_of, summary_of, time_text, values_before, whole
from model.storage.summaries import Card, Moment, Version, card_of, listed, moment_of, version_of

_SUMMARY = "unit, year, changed, errors, warnings, unfilled, unwritten"
_CARDS = f"whence, id, edition, {_SUMMARY} FROM drafts"
_FOUND = """
    SELECT id FROM drafts WHERE unit = ? AND year = ? AND deleted IS NULL ORDER BY changed DESC, id DESC LIMIT 1
"""
_PUT_EDIT = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
_PUT_ENTRY = """
    INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)
    ON CONFLICT (draft, place) DO UPDATE SET value = excluded.value
"""
_NEWEST = "SELECT coalesce(max(id), 0) FROM edits WHERE draft = ?"
_TAKE_BACK = "DELETE FROM edits WHERE (draft, at, label, changes) = (?, ?, ?, ?)"
_ENDLESS = 2**63 - 1
_LATEST = "SELECT max(changed) FROM drafts WHERE julianday(changed) IS NOT NULL"
_DROP_ENTRY = "DELETE FROM entries WHERE draft = ? AND place = ?"
_PUT_COUNTS = "UPDATE drafts SET (errors, warnings, unfilled, unwritten) = (?, ?, ?, ?) WHERE id = ?"
_PUT_SUMMARY = f"UPDATE drafts SET ({_SUMMARY}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?"


class Store(StoreFile):
    """The drafts in the open file. Every method raises StoreTrouble where the file fails."""

    def cards(self) -> list[Card]:
        """The drafts not deleted, most recently changed first."""
        with self._file.reading():
            sql = f"SELECT created, {_CARDS} WHERE deleted IS NULL ORDER BY changed DESC, id DESC"
            return listed(self._connection.execute(sql).fetchall())

    def find(self, unit: str, year: int) -> int | None:
        """The draft on the list of a unit's year, the one changed last where there are several; None without any."""
        with self._file.reading():
            found: tuple[int] | None = self._connection.execute(_FOUND, (whole(unit), year)).fetchone()
            return found and found[0]

    def deleted(self) -> list[tuple[datetime, Card]]:
        """The drafts undelete can bring back and when, in local time, each was deleted; the last one first."""
        kept = time_text(datetime.now(UTC) - KEPT)
        with self._file.reading():
            sql = f"SELECT deleted, {_CARDS} WHERE deleted > ? ORDER BY deleted DESC, id DESC"
            rows = self._connection.execute(sql, (kept,))
            return [(local_time(at), card_of(*row)) for at, *row in rows]

    def create(self, report: Report, tally: Tally, last: Report | None = None, unplaced: Sequence[str] = ()) -> int:
        """A new draft's id. Totals in the report are kept as they stand and mean nothing later: load and settle.

        unplaced: what its import found no place for.
        """
        now = datetime.now(UTC)
        summary = dict(zip(_SUMMARY.split(", "), summary_of(report, tally, now), strict=True))
        with self._file.writing():
            row = {"edition": report.edition, "created": time_text(now), **summary}
            id = cast(int, self._db.table("drafts").insert(row).last_pk)
            entries = [(id, whole(place), kept(value)) for place, value in report.places().items() if value != ""]
            self._connection.executemany(_PUT_ENTRY, entries)
            self._put_last(id, last)
            put_pieces(self._connection, id, [whole(words) for words in unplaced])
        return id

    def duplicate(self, id: int) -> int:
        """The id of a new draft with the same contents, changed now; its timeline begins anew, with no moment named."""
        now = time_text(datetime.now(UTC))
        with self._file.writing():
            self._draft(id)
            execute = self._connection.execute
            columns = f"edition, {_SUMMARY}"
            copied = f"INSERT INTO drafts (created, {columns}) SELECT ?, {columns} FROM drafts WHERE id = ?"
            copy = cast(int, execute(copied, (now, id)).lastrowid)
            execute("UPDATE drafts SET changed = created WHERE id = ?", (copy,))
            execute(
                "INSERT INTO entries (draft, place, value) SELECT ?, place, value FROM entries WHERE draft = ?",
                (copy, id),
            )
            execute("INSERT INTO lasts (draft, record) SELECT ?, record FROM lasts WHERE draft = ?", (copy, id))
            put_pieces(self._connection, copy, pieces(self._connection, id))
        return copy

    def load(self, id: int) -> tuple[Report, Report | None]:
        """The report as entered and last year's; totals must be settled anew."""
        with self._file.reading():
            edition, last = self._draft(id)
            entries = self._connection.execute("SELECT place, value FROM entries WHERE draft = ?", (id,))
            report = Report(edition).with_values({place: value_of(place, text) for place, text in entries})
            return report, None if last is None else from_record(json.loads(last))

    def record(self, id: int, edit: Edit, report: Report, tally: Tally) -> datetime:
        """Write an edit down, with the entries it changed and what the card shows; when that was, in local time.

        All of it or, where this raises, nothing: the same edit may be recorded again.
        """
        now = datetime.now(UTC)
        page = page_of(id, edit, report, tally, now)
        with self._file.writing(page.edit):
            # plain SQL, as a clerk waits for this one
            execute, many = self._connection.execute, self._connection.executemany
            if not execute(_PUT_SUMMARY, (*page.summary, id)).rowcount:
                raise self._gone(id)
            many(_TAKE_BACK, self._file.doubted)
            execute(_PUT_EDIT, page.edit)
            many(_PUT_ENTRY, page.put)
            many(_DROP_ENTRY, page.drop)
        return now.astimezone()

    def recount(self, id: int, tally: Tally) -> None:
        """Put on a draft's card what the checks find now, where that is another than when it was last changed."""
        counts = (tally.errors, tally.warnings, tally.unfilled, tally.unwritten)
        known = "SELECT errors, warnings, unfilled, unwritten FROM drafts WHERE id = ?"
        with self._file.reading():
            same = self._connection.execute(known, (id,)).fetchone() == counts
        if not same:
            with self._file.writing():
                self._connection.execute(_PUT_COUNTS, (*counts, id))

    def history(self, id: int) -> list[Moment]:
        """Every edit of a draft, oldest first."""
        with self._file.reading():
            self._draft(id)
            return self.moments(id)[::-1]

    def moments(self, id: int, after: int = 0, before: int | None = None, most: int = -1) -> list[Moment]:
        """The edits of a draft between two moments, both left out; newest first, at most so many (-1: all)."""
        sql = "SELECT at, label, changes, id FROM edits WHERE draft = ? AND id > ? AND id < ? ORDER BY id DESC LIMIT ?"
        with self._file.reading():
            rows = self._connection.execute(sql, (id, after, _ENDLESS if before is None else before, most))
            return [moment_of(*row) for row in rows]

    def begun(self, id: int) -> datetime:
        """When a draft was made, in local time."""
        with self._file.reading():
            self._draft(id)
            return local_time(self._connection.execute("SELECT created FROM drafts WHERE id = ?", (id,)).fetchone()[0])

    def report_at(self, id: int, moment: int) -> Report:
        """The report as entered up to a moment, it included; totals must be settled anew."""
        report, _ = self.load(id)
        with self._file.reading():
            sql = "SELECT changes FROM edits WHERE draft = ? AND id > ? ORDER BY id DESC"
            return report.with_values(values_before(text for (text,) in self._connection.execute(sql, (id, moment))))

    def name_version(self, id: int, name: str, moment: int | None = None) -> Version:
        """Give a moment, or the present one, a name: 送审稿."""
        now = datetime.now(UTC)
        with self._file.writing():
            self._draft(id)
            if moment is None:
                moment = cast(int, self._connection.execute(_NEWEST, (id,)).fetchone()[0])
            row = {"draft": id, "at": time_text(now), "name": whole(name), "edit": moment}
            return Version(now.astimezone(), name, moment, cast(int, self._db.table("versions").insert(row).last_pk))

    def versions(self, id: int) -> list[Version]:
        """The names given to moments of a draft, oldest first."""
        with self._file.reading():
            rows = self._connection.execute(
                "SELECT at, name, edit, id FROM versions WHERE draft = ? ORDER BY id", (id,)
            )
            return [version_of(*row) for row in rows]

    def drop_version(self, version: int) -> None:
        """Take a name away; the moment stays in the timeline."""
        with self._file.writing():
            self._db.table("versions").delete(version)

    def attach(self, id: int, last: Report | None) -> None:
        """Set last year's report of a draft, or take it away."""
        with self._file.writing():
            self._draft(id)
            self._put_last(id, last)

    def unplaced(self, id: int) -> tuple[str, ...]:
        """What the import of a draft found no place for, as far as nobody has said that it is dealt with."""
        with self._file.reading():
            return pieces(self._connection, id)

    def keep_unplaced(self, id: int, unplaced: Sequence[str]) -> None:
        """Have a draft keep these in the place of what it kept; none where all is dealt with."""
        with self._file.writing():
            self._draft(id)
            self._connection.execute("DELETE FROM unplaced WHERE draft = ?", (id,))
            put_pieces(self._connection, id, unplaced)

    def delete(self, *ids: int) -> None:
        """Take drafts off the list, all or none; for as long as KEPT, undelete brings them back."""
        now = time_text(datetime.now(UTC))
        with self._file.reading():
            (latest,) = self._connection.execute(_LATEST).fetchone()
        self._mark(ids, max(now, latest or now))  # by a clock set back they would be as good as purged

    def undelete(self, *ids: int) -> None:
        """Put deleted drafts back on the list, all or none."""
        self._mark(ids, None)

    def bundles(self) -> list[Bundle]:
        """Every draft, deleted ones too."""
        with self._file.reading():
            return everything(self._connection)

    def add(self, bundles: Sequence[Bundle]) -> list[int]:
        """Put these drafts beside those there are, but none twice with the same contents, all or none; their ids."""
        with self._file.writing():
            return [present(self._connection, bundle) or put(self._connection, bundle) for bundle in bundles]

    def _put_last(self, id: int, last: Report | None) -> None:
        lasts = self._db.table("lasts")
        lasts.delete_where("draft = ?", [id])
        if last is not None:
            lasts.insert({"draft": id, "record": as_json(to_record(last))})

    def _mark(self, ids: Sequence[int], deleted: str | None) -> None:
        with self._file.writing():
            for id in ids:
                if not self._connection.execute("UPDATE drafts SET deleted = ? WHERE id = ?", (deleted, id)).rowcount:
                    raise self._gone(id)

    def _draft(self, id: int) -> tuple[str, str | None]:
        """A draft's edition and the record of last year's report."""
        sql = "SELECT edition, record FROM drafts LEFT JOIN lasts ON draft = id WHERE id = ?"
        found: tuple[str, str | None] | None = self._connection.execute(sql, (id,)).fetchone()
        if found is None:
            raise self._gone(id)
        return found

    def _gone(self, id: int) -> StoreTrouble:
        return StoreTrouble(f"“{self.path}”里已没有这份草稿（第 {id} 号），可能早已删除。请回到首页另选一份。")
