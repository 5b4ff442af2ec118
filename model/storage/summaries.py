"""What the store gives of a draft in lists: its summary, the moments of its history, and the names of moments."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

from model.checks.findings import Tally
from model.report.edits import IMPORT_PREFIX, Edit
from model.storage.digests import Row, hash_row, read_damaged_texts, to_digits
from model.storage.rows import parse_changes, parse_time
from model.storage.schema import DRAFT_COLUMNS

_COLUMNS = ", ".join(f"drafts.{column}" for column in DRAFT_COLUMNS)
# by the table, not by its index: a row that a damaged index does not have would be missing in silence
_OWN_ROWS = f"SELECT id, own, {_COLUMNS} FROM drafts NOT INDEXED LEFT JOIN digests ON draft = id"
_OWN_ROWS_UNCHECKED = f"SELECT id, NULL, {_COLUMNS} FROM drafts NOT INDEXED"
_LOST_ROWS = "SELECT draft FROM digests WHERE draft NOT IN (SELECT id FROM drafts NOT INDEXED)"
_TIME_OF_NEWEST_EDIT = "SELECT at FROM edits WHERE draft = ? ORDER BY id DESC LIMIT 1"
_NAME_ENTRIES = "SELECT place, value FROM entries WHERE draft = ? AND place IN ('cover.unit', 'cover.year')"
_DETAILS = """
    SELECT
        id,
        (SELECT value FROM entries WHERE draft = drafts.id AND place = 'cover.scope'),
        (SELECT label FROM edits WHERE draft = drafts.id ORDER BY id LIMIT 1),
        created
    FROM drafts NOT INDEXED WHERE id IN ({marks})
"""
"""What tells drafts from others of their unit; the file one was read from is kept as its first edit."""
_MAX_MARKS = 500
"""So many question marks in one statement: SQLite takes 999 in its oldest versions."""
_CHANGED, _DELETED = DRAFT_COLUMNS.index("changed"), DRAFT_COLUMNS.index("deleted")

_UTC_OFFSET, _UTC_OF_DAMAGED = "+00:00", "Z"
_MAX_YEAR = 10_000
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""When a damaged draft was changed last, where nothing tells."""


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """What the list of drafts shows of one. changed_at: in local time; origin: SALVAGED, BACKED_UP, CARRIED or "".

    The counts are those of its Tally. is_damaged: what is stored of the draft is not what was entered; where its own
    row is damaged, the rest is what could be read, and no counts.

    scope, source and created_at are there only as far as they tell the draft from others of the same unit and year: its
    统计范围, the file it was read from, in words, and when, in local time, it was created: its seconds are 0 unless two
    were created in one minute.
    """

    id: int
    unit: str
    year: int | None
    edition: str
    changed_at: datetime
    errors: int
    warnings: int
    empty_cells: int
    empty_sections: int
    origin: str = ""
    unread: int = 0
    is_damaged: bool = False
    scope: str = ""
    source: str = ""
    created_at: datetime | None = None

    @property
    def tally(self) -> Tally:
        """Its findings, counted."""
        return Tally(self.errors, self.warnings, self.empty_cells, self.empty_sections, self.unread)


@dataclass(frozen=True, slots=True)
class Moment:
    """One edit in a draft's history and when, in local time, it was made. Ids rise with time."""

    made_at: datetime
    edit: Edit
    id: int


@dataclass(frozen=True, slots=True)
class Version:
    """A name given to a moment, and when, in local time. moment: its id, 0 for the draft before its first edit."""

    named_at: datetime
    name: str
    moment: int
    id: int


def read_summaries(
    connection: sqlite3.Connection, has_digests: bool, deleted: bool = False
) -> list[tuple[str | None, DraftSummary]]:
    """What the list shows of each draft that is not deleted, or of each that is, with the time of deletion as stored.

    One whose own row is damaged or lost is on the list, and first, unless it was deleted as such; the others as they
    were changed, the last first. has_digests: the file has digests that this program understands. Within the caller's
    snapshot. Lets sqlite3.Error through.
    """
    sql = _OWN_ROWS if has_digests else _OWN_ROWS_UNCHECKED
    try:
        rows = connection.execute(sql).fetchall()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) is not None:
            raise
        with read_damaged_texts(connection):  # Python's own error: a text that is no UTF-8
            rows = connection.execute(sql).fetchall()
    sound: list[tuple[Row, DraftSummary]] = []
    damaged: list[DraftSummary] = []
    deleted_damaged: list[tuple[str | None, DraftSummary]] = []
    for id, own_sum, *own in rows:
        try:
            if has_digests and to_digits(hash_row(*own)) != own_sum:
                raise ValueError(id)
            sound.append((own, _summary_from_row(id, own)))
        except (ValueError, TypeError):
            summary, deleted_at = _summarise_damaged(connection, id, own), own[_DELETED]
            if is_deletion_of_damaged(deleted_at):
                deleted_damaged.append((cast(str, deleted_at), summary))
            else:
                damaged.append(summary)
    if has_digests:
        lost = connection.execute(_LOST_ROWS).fetchall()
        damaged += [_summarise_damaged(connection, id, (None,) * len(DRAFT_COLUMNS)) for (id,) in lost]
    listed = [(own, summary) for own, summary in sound if (own[_DELETED] is None) != deleted]
    listed.sort(key=lambda row: (cast(str, row[0][_CHANGED]), row[1].id), reverse=True)
    if deleted:
        return [*((cast(str, own[_DELETED]), summary) for own, summary in listed), *deleted_damaged]
    return [(None, summary) for summary in (*damaged, *_drop_single_origins(listed))]


def format_deletion_of_damaged(time: str) -> str:
    """A time of deletion, as stored, as it is stored in a draft's own row that is known to be damaged.

    Damage may put any stored time there, or none; so this one is written in a way no other is, and means the same.
    """
    return time.replace(_UTC_OFFSET, _UTC_OF_DAMAGED)


def is_deletion_of_damaged(deleted: object) -> bool:
    """Whether a person deleted a draft while its own row was damaged already; deleted: what the row has."""
    return isinstance(deleted, str) and deleted.endswith(_UTC_OF_DAMAGED) and _try_time(deleted) is not None


def mark_as_damaged(summaries: Sequence[DraftSummary], ids: Collection[int]) -> list[DraftSummary]:
    """The summaries with those of these ids marked as damaged, and all damaged ones first."""
    marked = [replace(one, is_damaged=True) if one.id in ids else one for one in summaries]
    return sorted(marked, key=lambda summary: not summary.is_damaged)


def _summary_from_row(id: int, own: Row) -> DraftSummary:
    """A summary from a draft's own row; raises ValueError or TypeError where it is not one's."""
    edition, _, unit, year, changed, _, *counts, origin = cast(Sequence[Any], own)
    errors, warnings, empty_cells, empty_sections, unread = counts
    return DraftSummary(
        id, unit, year, edition, parse_time(changed), errors, warnings, empty_cells, empty_sections, origin, unread
    )


def _summarise_damaged(connection: sqlite3.Connection, id: int, own: Row) -> DraftSummary:
    """What can be shown of a draft whose own row is damaged: its counts of findings, for one, are worth nothing."""
    edition, created, unit, year, changed, *_ = own
    newest: Row = ()
    entries: dict[str, object] = {}
    with suppress(sqlite3.DatabaseError), read_damaged_texts(connection):  # an index may be damaged too
        newest = connection.execute(_TIME_OF_NEWEST_EDIT, (id,)).fetchone() or ()
        entries = dict(connection.execute(_NAME_ENTRIES, (id,)))
    year_text = str(entries.get("cover.year", ""))
    if not isinstance(year, int) or not 0 < year < _MAX_YEAR:
        year = int(year_text) if year_text.isascii() and year_text.isdigit() and len(year_text) == 4 else None
    changed_at = next((time for text in (changed, *newest, created) if (time := _try_time(text))), _NO_TIME)
    name = _clean(unit) or _clean(entries.get("cover.unit"))
    return DraftSummary(id, name, year, _clean(edition), changed_at, 0, 0, 0, 0, is_damaged=True)


def _clean(text: object) -> str:
    """A damaged text as it can be shown; "" for what is none."""
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else ""


def _try_time(text: object) -> datetime | None:
    try:
        return parse_time(cast(str, text))
    except (ValueError, TypeError, OverflowError):
        return None


def _drop_single_origins(rows: Sequence[tuple[Row, DraftSummary]]) -> list[DraftSummary]:
    """The summaries of these own rows. An origin is kept only while another state of the same draft is among them.

    The same draft is one of the same edition and time of creation; without another state there is nothing to be told
    apart.
    """
    if not any(summary.origin for _, summary in rows):
        return [summary for _, summary in rows]
    states = Counter(tuple(own[:2]) for own, _ in rows)
    return [replace(summary, origin="") if states[tuple(own[:2])] == 1 else summary for own, summary in rows]


def tell_apart(connection: sqlite3.Connection, summaries: Sequence[DraftSummary]) -> list[DraftSummary]:
    """The summaries with what tells those of the same unit and year apart, where anything does.

    Within the caller's snapshot. Lets sqlite3.Error through.
    """
    counted = Counter((summary.unit, summary.year) for summary in summaries)
    alike = [one for one in summaries if counted[one.unit, one.year] > 1 and not one.is_damaged]
    groups: dict[tuple[str, int | None], list[DraftSummary]] = {}
    for summary in alike:
        groups.setdefault((summary.unit, summary.year), []).append(summary)
    details = _read_details(connection, [one.id for one in alike])
    apart = {one.id: one for group in groups.values() for one in _tell_group_apart(group, details)}
    return [apart.get(summary.id, summary) for summary in summaries]


_Details = tuple[str, str, object]
"""The scope of a draft, the file it was read from, in words, and when it was created, as stored."""


def _tell_group_apart(group: Sequence[DraftSummary], details: Mapping[int, _Details]) -> list[DraftSummary]:
    """Drafts of one unit and year with their scopes, where these differ, and what else differs as far as needed."""
    has_scopes = len({details[one.id][0] for one in group}) > 1
    scopes = {one.id: details[one.id][0] if has_scopes else "" for one in group}
    counted = Counter((one.origin, scopes[one.id]) for one in group)
    sources = {one.id: details[one.id][1] if counted[one.origin, scopes[one.id]] > 1 else "" for one in group}
    marks = Counter((one.origin, scopes[one.id], sources[one.id]) for one in group)
    unsure = [one.id for one in group if marks[one.origin, scopes[one.id], sources[one.id]] > 1]
    times = {id: _try_time(details[id][2]) for id in unsure}
    if len({time and time.replace(second=0, microsecond=0) for time in times.values()}) == len(times):
        times = {id: time and time.replace(second=0) for id, time in times.items()}
    return [replace(one, scope=scopes[one.id], source=sources[one.id], created_at=times.get(one.id)) for one in group]


def _read_details(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, _Details]:
    """What tells drafts apart, by their ids: by few statements, for there may be thousands."""
    found: dict[int, _Details] = {}
    with read_damaged_texts(connection):
        for start in range(0, len(ids), _MAX_MARKS):
            asked = ids[start : start + _MAX_MARKS]
            rows = connection.execute(_DETAILS.format(marks=", ".join("?" * len(asked))), asked)
            for id, scope, label, created in rows:
                source = _clean(label)
                is_import = source.startswith(IMPORT_PREFIX)
                found[id] = _clean(scope), source.removeprefix(IMPORT_PREFIX) if is_import else "", created
    return found


def moment_from_row(at: str, label: str, changes: str, id: int) -> Moment:
    """A moment from a row of edits; raises UnreadableFigure, ValueError or TypeError where it is not one's."""
    return Moment(parse_time(at), Edit(label, parse_changes(changes)), id)


def version_from_row(at: str, name: str, moment: int, id: int) -> Version:
    """A version from its row; raises ValueError or TypeError where it is not one's."""
    return Version(parse_time(at), name, moment, id)
