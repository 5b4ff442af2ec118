"""The drafts in one SQLite file: entries and every edit, written when made; totals are cooked anew by the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from model.draftfile import explained, opened, turn, writing
from model.edits import Edit
from model.errors import StoreTrouble, UnreadableFigure
from model.findings import Tally
from model.ledger import as_json, changes_of, kept, local_time, page_of, summary_of, time_text, whole
from model.migrations import migrate
from model.record import from_record, to_record, value_of
from model.report import Report

KEPT = timedelta(days=30)
"""How long a deleted draft can be had back."""

_SUMMARY = "unit, year, changed, errors, warnings, unfilled, unwritten"
_PUT_EDIT = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
_PUT_ENTRY = """
    INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)
    ON CONFLICT (draft, place) DO UPDATE SET value = excluded.value
"""
_DROP_ENTRY = "DELETE FROM entries WHERE draft = ? AND place = ?"
_PUT_SUMMARY = f"UPDATE drafts SET ({_SUMMARY}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Card:
    """What the start page shows of a draft; changed is local time."""

    id: int
    unit: str
    year: int | None
    edition: str
    changed: datetime
    errors: int
    warnings: int
    unfilled: int
    unwritten: int


@dataclass(frozen=True, slots=True)
class Moment:
    """One edit in a draft's timeline and when, in local time, it was made."""

    at: datetime
    edit: Edit


class Store:
    """The open file of drafts, for the thread that opened it. Every method raises StoreTrouble where the file fails.

    set_aside: where a damaged file was put that stood here before, or None.
    """

    def __init__(self, path: Path) -> None:
        # Costs 0.13 s to import: must not stand between the program's start and its window's first paint
        from sqlite_utils import Database

        self.path = path
        with explained(path), turn(path):
            connection, self.set_aside = opened(path)
            try:
                self._db = Database(connection, execute_plugins=False)
                migrate(self._db, path)
                # only now: a step that rebuilds the table of drafts would take along all that hangs on it
                self._db.execute("PRAGMA foreign_keys = ON")
                self.purge(datetime.now(UTC))
            except BaseException:
                connection.close()
                raise

    def cards(self) -> list[Card]:
        """The drafts not deleted, most recently changed first."""
        with self._reading():
            rows = self._db.execute(
                f"SELECT id, edition, {_SUMMARY} FROM drafts WHERE deleted IS NULL ORDER BY changed DESC, id DESC"
            )
            return [
                Card(id, unit, year, edition, local_time(changed), *counts)
                for id, edition, unit, year, changed, *counts in rows
            ]

    def create(self, report: Report, tally: Tally, last: Report | None = None) -> int:
        """A new draft's id. Totals in the report are kept as they stand and mean nothing later: load and settle."""
        now = datetime.now(UTC)
        summary = dict(zip(_SUMMARY.split(", "), summary_of(report, tally, now), strict=True))
        with self._writing():
            row = {"edition": report.edition, "created": time_text(now), **summary}
            id = cast(int, self._db.table("drafts").insert(row).last_pk)
            entries = [(id, whole(place), kept(value)) for place, value in report.places().items() if value != ""]
            self._db.conn.executemany(_PUT_ENTRY, entries)
            self._put_last(id, last)
        return id

    def load(self, id: int) -> tuple[Report, Report | None]:
        """The report as entered and last year's; totals must be settled anew."""
        with self._reading():
            edition, last = self._draft(id)
            entries = self._db.execute("SELECT place, value FROM entries WHERE draft = ?", (id,))
            report = Report(edition).with_values({place: value_of(place, text) for place, text in entries})
            return report, None if last is None else from_record(json.loads(last))

    def record(self, id: int, edit: Edit, report: Report, tally: Tally) -> datetime:
        """Write an edit down, with the entries it changed and what the card shows; when that was, in local time.

        All of it or, where this raises, nothing: the same edit may be recorded again.
        """
        now = datetime.now(UTC)
        page = page_of(id, edit, report, tally, now)
        with self._writing():
            # plain SQL, as a clerk waits for this one
            execute, many = self._db.conn.execute, self._db.conn.executemany
            if not execute(_PUT_SUMMARY, (*page.summary, id)).rowcount:
                raise self._gone(id)
            execute(_PUT_EDIT, page.edit)
            many(_PUT_ENTRY, page.put)
            many(_DROP_ENTRY, page.drop)
        return now.astimezone()

    def history(self, id: int) -> list[Moment]:
        """Every edit of a draft, oldest first."""
        with self._reading():
            self._draft(id)
            rows = self._db.execute("SELECT at, label, changes FROM edits WHERE draft = ? ORDER BY id", (id,))
            return [Moment(local_time(at), Edit(label, changes_of(text))) for at, label, text in rows]

    def attach(self, id: int, last: Report | None) -> None:
        """Set last year's report of a draft, or take it away."""
        with self._writing():
            self._draft(id)
            self._put_last(id, last)

    def delete(self, id: int) -> None:
        """Take a draft off the list; for as long as KEPT, undelete brings it back."""
        self._mark(id, time_text(datetime.now(UTC)))

    def undelete(self, id: int) -> None:
        """Put a deleted draft back on the list."""
        self._mark(id, None)

    def purge(self, now: datetime) -> int:
        """Drop for good, with their edits, the drafts deleted KEPT ago or longer; how many there were."""
        with self._writing():
            return self._db.execute("DELETE FROM drafts WHERE deleted <= ?", (time_text(now - KEPT),)).rowcount

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _put_last(self, id: int, last: Report | None) -> None:
        lasts = self._db.table("lasts")
        lasts.delete_where("draft = ?", [id])
        if last is not None:
            lasts.insert({"draft": id, "record": as_json(to_record(last))})

    def _mark(self, id: int, deleted: str | None) -> None:
        with self._writing():
            self._draft(id)
            self._db.table("drafts").update(id, {"deleted": deleted})

    def _draft(self, id: int) -> tuple[str, str | None]:
        """A draft's edition and the record of last year's report."""
        sql = "SELECT edition, record FROM drafts LEFT JOIN lasts ON draft = id WHERE id = ?"
        found: tuple[str, str | None] | None = self._db.execute(sql, (id,)).fetchone()
        if found is None:
            raise self._gone(id)
        return found

    def _gone(self, id: int) -> StoreTrouble:
        return StoreTrouble(f"“{self.path}”里已没有这份草稿（第 {id} 号），可能早已删除。请回到首页另选一份。")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path), writing(self._db.conn):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Rows may be sound to SQLite and yet say nothing, where a bad sector lies within a text."""
        try:
            with explained(self.path):
                yield
        except (UnreadableFigure, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreTrouble(
                f"“{self.path}”里有读不懂的内容（{error}）。请把这个文件拷贝一份，交给维护人员。"
            ) from error
