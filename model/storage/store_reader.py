"""What the store gives of its drafts: lists, reports, histories; and nothing as good that is not what was stored."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import cast

from model.errors import DamagedDraft, StoreError
from model.proofreading.proofreading import Proofreading
from model.report.edits import IMPORT_PREFIX
from model.report.report import Report
from model.report.report_json import from_record, value_from_text
from model.storage.digests import snapshot
from model.storage.draft_check import FIGURE_PARTS, DraftDamage, PartRows, check_draft, read_checked
from model.storage.draft_rows import DraftRows, list_draft_ids, read_draft, read_unplaced
from model.storage.proofreading_rows import read_proofreading
from model.storage.rows import join_surrogates, parse_time, values_before
from model.storage.schema import DRAFT_COLUMNS
from model.storage.sent_days import read_sent_days
from model.storage.store_file import StoreFile
from model.storage.summaries import (
    DraftSummary,
    Moment,
    Version,
    mark_as_damaged,
    moment_from_row,
    read_summaries,
    tell_apart,
    version_from_row,
)

_FIND_DRAFT = """
    SELECT id FROM drafts NOT INDEXED
    WHERE unit = ? AND year = ? AND deleted IS NULL ORDER BY changed DESC, id DESC LIMIT 1
"""
_DRAFTS_OF_UNIT = """
    SELECT id, year FROM drafts NOT INDEXED
    WHERE unit = ? AND typeof(year) = 'integer' AND deleted IS NULL ORDER BY changed DESC, id DESC
"""
_MAX_ID = 2**63 - 1
_EDITION = DRAFT_COLUMNS.index("edition")
_PARTS_WHEN_OPENED = (*FIGURE_PARTS, "versions", "unplaced")
"""What is checked when a draft is opened. Its history may be long: it is checked when it is read."""


class StoreReader(StoreFile):
    """Reads the drafts in the open file, each by its id.

    Every method raises StoreError where the file fails, and DamagedDraft for a draft that is not what was stored. A
    draft found to be damaged is listed as such from then on.
    """

    _damaged_ids: frozenset[int] = frozenset()

    def list_summaries(self) -> list[DraftSummary]:
        """What the list shows of each draft that is not deleted: damaged ones, then the one changed last first."""
        with self._file.guard_reading(), snapshot(self._connection):
            summaries = [summary for _, summary in read_summaries(self._connection, self._file.has_digests)]
            summaries = tell_apart(self._connection, summaries)
        return mark_as_damaged(summaries, self._damaged_ids)

    def list_sent_days(self) -> dict[int, date]:
        """By the id of each draft that is marked as sent, the day; of several versions that of the newest."""
        with self._file.guard_reading():
            return read_sent_days(self._connection)

    def find_draft(self, unit: str, year: int) -> int | None:
        """The id of the draft of a unit and year that is not deleted; of several the one changed last, None of none."""
        with self._file.guard_reading():
            found: tuple[int] | None = self._connection.execute(_FIND_DRAFT, (join_surrogates(unit), year)).fetchone()
            return found and found[0]

    def list_drafts_of_unit(self, unit: str) -> list[tuple[int, int]]:
        """Id and year of each draft of a unit that has a year and is not deleted, the one changed last first."""
        with self._file.guard_reading():
            return self._connection.execute(_DRAFTS_OF_UNIT, (join_surrogates(unit),)).fetchall()

    def list_deleted(self) -> list[tuple[datetime, DraftSummary]]:
        """The drafts that can be undeleted, with when in local time each was deleted, the last one first.

        Those too that were deleted long ago by a clock that may be wrong, as long as they are not purged.
        """
        with self._file.guard_reading(), snapshot(self._connection):
            rows = read_summaries(self._connection, self._file.has_digests, deleted=True)
            found = [(at, summary) for at, summary in rows if at is not None]
            found.sort(key=lambda row: (row[0], row[1].id), reverse=True)
            return [(parse_time(at), summary) for at, summary in found]

    def load_report(self, id: int) -> tuple[Report, Report | None]:
        """The report as entered, and last year's or None; its totals must be computed anew."""
        with self._file.guard_reading():
            rows = self._read_sound_parts(id, _PARTS_WHEN_OPENED)
            entries = cast(list[tuple[str, str]], rows["entries"])
            report = Report(cast(str, rows["own"][0][_EDITION])).with_values(
                {place: value_from_text(place, text) for place, text in entries}
            )
            last = [from_record(json.loads(cast(str, record))) for (record,) in rows["last_year"]]
            return report, last[0] if last else None

    def load_history(self, id: int) -> list[Moment]:
        """Every edit of a draft, oldest first."""
        with self._file.guard_reading():
            return self.list_moments(id)[::-1]

    def list_moments(self, id: int, after: int = 0, before: int | None = None, most: int = -1) -> list[Moment]:
        """The edits of a draft between two moments' ids, both excluded, newest first; at most `most`, -1 for all.

        That they are what was stored is checked where they are read from the newest on, not with every page and edit.
        """
        sql = "SELECT at, label, changes, id FROM edits WHERE draft = ? AND id > ? AND id < ? ORDER BY id DESC LIMIT ?"
        with self._file.guard_reading(), snapshot(self._connection):
            if not after and before is None:
                self._read_sound_parts(id, ("edits",))
            rows = self._connection.execute(sql, (id, after, _MAX_ID if before is None else before, most))
            return [moment_from_row(*row) for row in rows]

    def read_import(self, id: int) -> tuple[datetime, str] | None:
        """When a draft was read from a file, and from which, in words; None where no file is known."""
        sql = "SELECT at, label FROM edits WHERE draft = ? AND changes = '[]' AND label LIKE ? ORDER BY id LIMIT 1"
        with self._file.guard_reading():
            row = self._connection.execute(sql, (id, f"{IMPORT_PREFIX}_%")).fetchone()
            return (parse_time(row[0]), row[1].removeprefix(IMPORT_PREFIX)) if row else None

    def creation_time(self, id: int) -> datetime:
        """When a draft was created, in local time."""
        with self._file.guard_reading():
            self._require_draft(id)
            return parse_time(self._connection.execute("SELECT created FROM drafts WHERE id = ?", (id,)).fetchone()[0])

    def report_at(self, id: int, moment: int) -> Report:
        """The report as it was after the edit with this id; totals must be computed anew."""
        with self._file.guard_reading(), snapshot(self._connection):
            report, _ = self.load_report(id)
            self._read_sound_parts(id, ("edits",))
            sql = "SELECT changes FROM edits WHERE draft = ? AND id > ? ORDER BY id DESC"
            return report.with_values(values_before(text for (text,) in self._connection.execute(sql, (id, moment))))

    def list_versions(self, id: int) -> list[Version]:
        """The names given to moments of a draft, oldest first."""
        with self._file.guard_reading():
            rows = self._connection.execute(
                "SELECT at, name, edit, id FROM versions WHERE draft = ? ORDER BY id", (id,)
            )
            return [version_from_row(*row) for row in rows]

    def list_unplaced(self, id: int) -> tuple[str, ...]:
        """What the import of a draft found no place for, without what was marked as dealt with."""
        with self._file.guard_reading():
            return read_unplaced(self._connection, id)

    def load_proofreading(self, id: int) -> Proofreading:
        """What was read back of a draft; nothing where the row of it is damaged: then it is read once more."""
        with self._file.guard_reading():
            return read_proofreading(self._connection, id)

    def read_all_drafts(self) -> list[DraftRows]:
        """Every draft, deleted ones too, but none that is damaged: check_drafts() names these."""
        with self._file.guard_reading(), snapshot(self._connection):
            damaged = self.check_drafts()
            return [read_draft(self._connection, id) for id in list_draft_ids(self._connection) if id not in damaged]

    def read_draft(self, id: int) -> DraftRows:
        """One draft with all that is stored of it."""
        with self._file.guard_reading(), snapshot(self._connection):
            self._require_draft(id)
            self.require_sound(id)
            return read_draft(self._connection, id)

    def check_drafts(self) -> dict[int, DraftDamage]:
        """By id, what is damaged of each damaged draft, deleted ones too, in the whole file."""
        with self._file.guard_reading(), snapshot(self._connection):
            ids = list_draft_ids(self._connection) if self._file.has_digests else []
            found = {id: damage for id in ids if (damage := check_draft(self._connection, id))}
        self._damaged_ids = frozenset(found)
        return found

    def check_draft(self, id: int) -> DraftDamage | None:
        """What is damaged of a draft; None where nothing is."""
        with self._file.guard_reading():
            damage = check_draft(self._connection, id) if self._file.has_digests else None
        self.note_damage({id} if damage else ())
        return damage

    def require_sound(self, id: int) -> None:
        """Raise DamagedDraft where anything of a draft is damaged."""
        if self.check_draft(id):
            raise DamagedDraft(id)

    def note_damage(self, ids: Collection[int]) -> None:
        """List these drafts as damaged from now on, beside those known already."""
        self._damaged_ids = self._damaged_ids.union(ids)

    def _read_sound_parts(self, id: int, parts: Collection[str]) -> PartRows:
        """The rows of these parts of a draft; raises DamagedDraft where they are not what was stored."""
        with snapshot(self._connection):
            rows, is_sound = read_checked(self._connection, id, parts, self._file.has_digests)
            if not is_sound:
                self.note_damage({id})
                raise DamagedDraft(id)
            if not rows.get("own", True):
                raise self._missing_draft_error(id)
            if "own" not in parts:
                self._require_draft(id)
        return rows

    def _require_draft(self, id: int) -> None:
        """Raise StoreError where there is no such draft."""
        if self._connection.execute("SELECT 1 FROM drafts WHERE id = ?", (id,)).fetchone() is None:
            raise self._missing_draft_error(id)

    def _missing_draft_error(self, id: int) -> StoreError:
        return StoreError(f"“{self.path}”里已没有这份草稿（第 {id} 号），可能早已删除。请回到首页另选一份。")
