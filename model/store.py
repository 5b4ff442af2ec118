"""The drafts in one SQLite file: entries and every edit, written when made; totals are cooked anew by the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from model.bundle import Bundle, everything, put
from model.draftfile import check_standing, explained, looking, opened, standing, turn, writing
from model.edits import Edit
from model.errors import StoreTrouble, UnreadableFigure
from model.findings import Tally
from model.ledger import as_json, changes_of, kept, local_time, page_of, summary_of, time_text, values_before, whole
from model.migrations import migrate
from model.record import from_record, to_record, value_of
from model.report import Report

KEPT = timedelta(days=30)
"""How long a deleted draft can be had back."""

_SUMMARY = "unit, year, changed, errors, warnings, unfilled, unwritten"
_CARDS = f"SELECT deleted, id, edition, {_SUMMARY} FROM drafts"
_PUT_EDIT = "INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)"
_PUT_ENTRY = """
    INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)
    ON CONFLICT (draft, place) DO UPDATE SET value = excluded.value
"""
_NEWEST = "SELECT coalesce(max(id), 0) FROM edits WHERE draft = ?"
_ENDLESS = 2**63 - 1
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


def _card(id: int, edition: str, unit: str, year: int | None, changed: str, *counts: int) -> Card:
    return Card(id, unit, year, edition, local_time(changed), *counts)


@dataclass(frozen=True, slots=True)
class Moment:
    """One edit in a draft's timeline and when, in local time, it was made. Ids rise with time."""

    at: datetime
    edit: Edit
    id: int


@dataclass(frozen=True, slots=True)
class Version:
    """A name given to a moment, and when, in local time; moment 0 is the draft before its first edit."""

    at: datetime
    name: str
    moment: int
    id: int


class Store:
    """The open file of drafts, for the thread that opened it. Every method raises StoreTrouble where the file fails.

    set_aside: where a damaged file was put that stood here before, or None. read_only: it can be looked at, while
    another program writes it or where nothing can be written, and every change is refused.
    """

    def __init__(self, path: Path, read_only: bool = False) -> None:
        # Costs 0.13 s to import: must not stand between the program's start and its window's first paint
        from sqlite_utils import Database

        self.path = path
        self.read_only = read_only
        self.set_aside: Path | None = None
        if read_only:
            with explained(path):
                self._db = Database(looking(path), execute_plugins=False)
            return
        with explained(path), turn(path):
            connection, self.set_aside = opened(path)
            try:
                self._db = Database(connection, execute_plugins=False)
                migrate(self._db, path)
                # only now: a step that rebuilds the table of drafts would take along all that hangs on it
                self._db.execute("PRAGMA foreign_keys = ON")
                self._standing = standing(path)
                self.purge(datetime.now(UTC))
            except BaseException:
                connection.close()
                raise

    def cards(self) -> list[Card]:
        """The drafts not deleted, most recently changed first."""
        with self._reading():
            rows = self._db.execute(f"{_CARDS} WHERE deleted IS NULL ORDER BY changed DESC, id DESC")
            return [_card(*row) for _, *row in rows]

    def deleted(self) -> list[tuple[datetime, Card]]:
        """The drafts undelete can bring back and when, in local time, each was deleted; the last one first."""
        kept = time_text(datetime.now(UTC) - KEPT)
        with self._reading():
            rows = self._db.execute(f"{_CARDS} WHERE deleted > ? ORDER BY deleted DESC, id DESC", (kept,))
            return [(local_time(at), _card(*row)) for at, *row in rows]

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

    def duplicate(self, id: int) -> int:
        """The id of a new draft with the same contents, changed now; its timeline begins anew."""
        now = time_text(datetime.now(UTC))
        with self._writing():
            self._draft(id)
            execute = self._db.conn.execute
            columns = f"edition, {_SUMMARY}"
            copied = f"INSERT INTO drafts (created, {columns}) SELECT ?, {columns} FROM drafts WHERE id = ?"
            copy = cast(int, execute(copied, (now, id)).lastrowid)
            execute("UPDATE drafts SET changed = created WHERE id = ?", (copy,))
            execute(
                "INSERT INTO entries (draft, place, value) SELECT ?, place, value FROM entries WHERE draft = ?",
                (copy, id),
            )
            execute("INSERT INTO lasts (draft, record) SELECT ?, record FROM lasts WHERE draft = ?", (copy, id))
        return copy

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
            return self.moments(id)[::-1]

    def moments(self, id: int, after: int = 0, before: int | None = None, most: int = -1) -> list[Moment]:
        """The edits of a draft between two moments, both left out; newest first, at most so many (-1: all)."""
        sql = "SELECT at, label, changes, id FROM edits WHERE draft = ? AND id > ? AND id < ? ORDER BY id DESC LIMIT ?"
        with self._reading():
            rows = self._db.execute(sql, (id, after, _ENDLESS if before is None else before, most))
            return [Moment(local_time(at), Edit(label, changes_of(text)), edit) for at, label, text, edit in rows]

    def begun(self, id: int) -> datetime:
        """When a draft was made, in local time."""
        with self._reading():
            self._draft(id)
            return local_time(self._db.execute("SELECT created FROM drafts WHERE id = ?", (id,)).fetchone()[0])

    def report_at(self, id: int, moment: int) -> Report:
        """The report as entered up to a moment, it included; totals must be settled anew."""
        report, _ = self.load(id)
        with self._reading():
            sql = "SELECT changes FROM edits WHERE draft = ? AND id > ? ORDER BY id DESC"
            return report.with_values(values_before(text for (text,) in self._db.execute(sql, (id, moment))))

    def name_version(self, id: int, name: str, moment: int | None = None) -> Version:
        """Give a moment, or the present one, a name: 送审稿."""
        now = datetime.now(UTC)
        with self._writing():
            self._draft(id)
            if moment is None:
                moment = cast(int, self._db.execute(_NEWEST, (id,)).fetchone()[0])
            row = {"draft": id, "at": time_text(now), "name": whole(name), "edit": moment}
            return Version(now.astimezone(), name, moment, cast(int, self._db.table("versions").insert(row).last_pk))

    def versions(self, id: int) -> list[Version]:
        """The names given to moments of a draft, oldest first."""
        with self._reading():
            rows = self._db.execute("SELECT at, name, edit, id FROM versions WHERE draft = ? ORDER BY id", (id,))
            return [Version(local_time(at), name, edit, version) for at, name, edit, version in rows]

    def drop_version(self, version: int) -> None:
        """Take a name away; the moment stays in the timeline."""
        with self._writing():
            self._db.table("versions").delete(version)

    def attach(self, id: int, last: Report | None) -> None:
        """Set last year's report of a draft, or take it away."""
        with self._writing():
            self._draft(id)
            self._put_last(id, last)

    def delete(self, *ids: int) -> None:
        """Take drafts off the list, all or none; for as long as KEPT, undelete brings them back."""
        self._mark(ids, time_text(datetime.now(UTC)))

    def undelete(self, *ids: int) -> None:
        """Put deleted drafts back on the list, all or none."""
        self._mark(ids, None)

    def purge(self, now: datetime) -> int:
        """Drop for good, with their edits, the drafts deleted KEPT ago or longer; how many there were."""
        with self._writing():
            return self._db.execute("DELETE FROM drafts WHERE deleted <= ?", (time_text(now - KEPT),)).rowcount

    @property
    def changes(self) -> int:
        """How many rows this program wrote since it opened the file: while it stays the same, nothing is new."""
        return self._db.conn.total_changes

    def bundles(self) -> list[Bundle]:
        """Every draft, deleted ones too."""
        with self._reading():
            return everything(self._db.conn)

    def add(self, bundles: Sequence[Bundle]) -> list[int]:
        """Put these drafts beside those there are, all or none; their ids."""
        with self._writing():
            return [put(self._db.conn, bundle) for bundle in bundles]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _put_last(self, id: int, last: Report | None) -> None:
        lasts = self._db.table("lasts")
        lasts.delete_where("draft = ?", [id])
        if last is not None:
            lasts.insert({"draft": id, "record": as_json(to_record(last))})

    def _mark(self, ids: Sequence[int], deleted: str | None) -> None:
        with self._writing():
            for id in ids:
                if not self._db.conn.execute("UPDATE drafts SET deleted = ? WHERE id = ?", (deleted, id)).rowcount:
                    raise self._gone(id)

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
        if self.read_only:
            raise StoreTrouble(f"“{self.path}”现在只能看，改动存不进去。请关掉正在填写的那个年报，再重新启动这一个。")
        check_standing(self.path, self._standing)
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
