"""Tells what is damaged of a draft: by its digest, by its history, and by what its rows must look like."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from model.errors import NianbaoError
from model.form.form import Form
from model.report.report import SENDING_PARTS, Report, kind_of_place
from model.report.report_json import from_record, value_from_text
from model.storage.digests import DraftDigest, Row, read_digest, read_rows, snapshot, sum_rows
from model.storage.rows import parse_changes, parse_time
from model.storage.schema import COUNT_COLUMNS, DRAFT_COLUMNS
from model.storage.sqlite_errors import DAMAGE_CODES, primary_code

_ROW_ERRORS = (NianbaoError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What reading a damaged row as values may raise."""

FIGURE_PARTS = ("own", "entries", "last_year")
"""The parts that a report and its checks are read from; the others tell how it came about."""

_IS_KNOWN = "SELECT 1 FROM drafts WHERE id = ? UNION SELECT 1 FROM digests WHERE draft = ?"

PartRows = Mapping[str, list[tuple[object, ...]]]
"""By the name of a part, its rows, as read_rows() gives them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place whose entry is not what the history made of it. Both as stored texts, None where there is none."""

    place: str
    stored: str | None
    by_history: str | None


@dataclass(frozen=True, slots=True)
class DraftDamage:
    """What is damaged of a draft.

    parts: the parts whose rows are not those of the digest. has_digest: there is a digest; where there is none, any row
    may be wrong. differences: between the entries and the history, as far as this can be read. is_index_only: all rows
    are there as they were stored; only an index, by which they are found, is damaged.
    """

    parts: frozenset[str]
    has_digest: bool
    differences: tuple[Difference, ...]
    is_index_only: bool = False

    @property
    def are_figures_sound(self) -> bool:
        """Whether cover, figures, prose and last year's report are certainly as they were entered."""
        return self.has_digest and self.parts.isdisjoint(FIGURE_PARTS)


def check_draft(connection: sqlite3.Connection, draft: int) -> DraftDamage | None:
    """What is damaged of a draft in a file of the newest schema; None where nothing is. Lets sqlite3.Error through."""
    with snapshot(connection):
        digest = _try_reading_digest(connection, draft)
        rows = {part: _try_reading(connection, part, draft) for part in DraftDigest._fields}
        damaged = _differing_parts(rows, digest)
        if digest is not None and not damaged:
            return None
        by_tables = {part: _try_reading(connection, part, draft, indexed=False) for part in DraftDigest._fields}
    is_index_only = digest is not None and not _differing_parts(by_tables, digest)
    differences = find_differences(by_tables["entries"] or (), by_tables["edits"] or ())
    return DraftDamage(damaged, digest is not None, () if is_index_only else differences, is_index_only)


def read_checked(
    connection: sqlite3.Connection, draft: int, parts: Collection[str], has_digests: bool
) -> tuple[PartRows, bool]:
    """The rows of these parts of a draft, and whether they are those of its digest; within the caller's snapshot.

    has_digests: the file has digests that this program understands; without, nothing is checked. A draft that is not
    there at all is no damage. Lets sqlite3.Error through.
    """
    if not has_digests:
        return {part: read_rows(connection, part, draft) for part in parts}, True
    rows = {part: _try_reading(connection, part, draft) for part in parts}
    digest = _try_reading_digest(connection, draft)
    readable = {part: found or [] for part, found in rows.items()}
    if digest is None:
        return readable, connection.execute(_IS_KNOWN, (draft, draft)).fetchone() is None
    return readable, not _differing_parts(rows, digest)


def find_damage(rows: PartRows, digest: DraftDigest | None) -> DraftDamage | None:
    """What is damaged of a draft with these rows and this digest; None where nothing is."""
    parts = _differing_parts(rows, digest)
    if digest is not None and not parts:
        return None
    return DraftDamage(parts, digest is not None, find_differences(rows["entries"], rows["edits"]))


def read_parts(connection: sqlite3.Connection, draft: int) -> PartRows:
    """All rows of a draft by the tables alone, damaged texts too; none of a part that cannot be read.

    Lets sqlite3.Error through where the disk fails.
    """
    return {part: _try_reading(connection, part, draft, indexed=False) or [] for part in DraftDigest._fields}


def _try_reading(
    connection: sqlite3.Connection, part: str, draft: int, indexed: bool = True
) -> list[tuple[object, ...]] | None:
    """The rows of a part of a draft; None where SQLite finds damage on the way to them."""
    try:
        return read_rows(connection, part, draft, indexed)
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE_CODES:
            raise
        return None


def _try_reading_digest(connection: sqlite3.Connection, draft: int) -> DraftDigest | None:
    """The digest of a draft; None also where SQLite finds damage on the way to it."""
    try:
        return read_digest(connection, draft)
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE_CODES:
            raise
        return None


def _differing_parts(rows: Mapping[str, Sequence[Row] | None], digest: DraftDigest | None) -> frozenset[str]:
    """The names of the parts that could not be read, or whose rows are not those of the digest, if there is one."""
    return frozenset(
        part
        for part, found in rows.items()
        if found is None or (digest is not None and sum_rows(found) != getattr(digest, part))
    )


def find_differences(entries: Iterable[Row], edits: Iterable[Row]) -> tuple[Difference, ...]:
    """Where the entries are not what the edits made of them. An edit that cannot be read is passed over."""
    stored = {cast(str, place): cast(str, value) for place, value in entries}
    differences = []
    for place, by_history in replay_history(edits).items():
        if stored.get(place) != by_history:
            differences.append(Difference(place, stored.get(place), by_history))
    return tuple(differences)


def replay_history(edits: Iterable[Row]) -> dict[str, str | None]:
    """By place, the value the edits left there, as stored text; None for none. One that cannot be read is passed over.

    edits: (id, at, label, changes), in any order.
    """
    values: dict[str, str | None] = {}
    for _, _, _, changes in sorted(edits, key=lambda edit: cast(int, edit[0])):
        try:
            parse_changes(cast(str, changes))
            values.update((place, after or None) for place, _, after in json.loads(cast(str, changes)))
        except _ROW_ERRORS:
            continue
    return values


def is_plausible(connection: sqlite3.Connection, draft: int) -> bool:
    """Whether the rows of a draft make sense and its history does not contradict its entries.

    For a file of a program that stored no digests: damage to what no edit ever changed cannot be found there.
    """
    rows = read_parts(connection, draft)
    try:
        _read_as_values(rows)
    except _ROW_ERRORS:
        return False
    return not find_differences(rows["entries"], rows["edits"])


def _read_as_values(rows: PartRows) -> None:
    """Read every row as what it stands for; raises _ROW_ERRORS."""
    texts = {_require_text(place): _require_text(value) for place, value in rows["entries"]}
    report = Report("").with_values({place: value_from_text(place, text) for place, text in texts.items()})
    [own] = rows["own"]
    columns = dict(zip(DRAFT_COLUMNS, own, strict=True))
    for name in ("created", "changed", "deleted"):
        if columns[name] is not None or name != "deleted":
            parse_time(_require_text(columns[name]))
    if (columns["unit"], columns["year"]) != (report.unit, report.year):
        raise ValueError(columns["unit"])
    from model.form import editions  # brings the forms: the list of drafts is shown sooner without

    form = editions.load_form(_require_text(columns["edition"]))
    if not all(_is_place_of(form, place) for place in texts):
        raise ValueError(form.edition)
    if not all(isinstance(columns[name], int | None) for name in COUNT_COLUMNS):
        raise TypeError(columns)
    for _, at, label, changes in rows["edits"]:
        parse_time(_require_text(at))
        _require_text(label)
        parse_changes(_require_text(changes))
    for (record,) in rows["last_year"]:
        from_record(json.loads(_require_text(record)))
    for _, at, version_name, _ in rows["versions"]:
        parse_time(_require_text(at))
        _require_text(version_name)
    for _, words in rows["unplaced"]:
        _require_text(words)
    for part in rows.values():
        sum_rows(part)


def _is_place_of(form: Form, place: str) -> bool:
    """Whether a place can stand in a report of this form; of an explanation only the kind of place is looked at."""
    kind, key = kind_of_place(place)
    if kind == "unread":
        return _is_place_of(form, key)
    if kind == "cover":
        return any(field.id == key for field in form.fields)
    return kind in ("prose", "answers", *SENDING_PARTS) or key in form.cells


def _require_text(value: object) -> str:
    """The value, which is a text of whole characters; raises TypeError or UnicodeEncodeError where it is not."""
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()
    return value
