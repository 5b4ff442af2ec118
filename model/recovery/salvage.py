"""What a damaged file of drafts still holds, draft by draft; model/rescue.py puts it into the store."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from model.checks.findings import Tally, tally
from model.drafts.draft import Draft
from model.errors import NianbaoError
from model.form import editions
from model.recovery import damaged_database
from model.recovery.damaged_database import Leaves, Row
from model.report.report import Report
from model.report.report_json import from_record, value_of
from model.storage.draft_rows import CARD, Bundle, Cell
from model.storage.rows import changes_of, local_time, summary_of, time_text
from model.storage.sqlite_errors import explained

_TABLES = ("drafts", "entries", "edits", "lasts", "versions", "unplaced")
_SINCE = {"versions": 2, "unplaced": 3}
"""The step that brought a table the first shape had not."""

_HOLE = "\0\0"


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts of a damaged file, for each whether it is all there, and how many rows said nothing."""

    bundles: tuple[Bundle, ...]
    whole: tuple[bool, ...]
    lost: int


@dataclass(slots=True)
class _Found:
    """The rows of one draft that could be read, and whether the tables they stand in gave all they had.

    torn: places of prose with a hole in it, where a page is blank.
    """

    row: Row
    entries: dict[str, str]
    edits: list[tuple[int, str, str, str]]
    last: str | None
    names: list[tuple[str, str, int]]
    whole: bool
    pieces: dict[int, str] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)


def read(damaged: Path) -> Reading:
    """What can be read of a damaged file, added to nothing yet. Raises StoreTrouble where no copy can be made."""
    found, lost = _best(damaged)
    date = time_text(datetime.fromtimestamp(damaged.stat().st_mtime, UTC))
    return Reading(tuple(_bundle(one, date) for one in found), tuple(one.whole for one in found), lost)


def _best(damaged: Path) -> tuple[list[_Found], int]:
    """The fullest of the readings of the file."""
    with explained(damaged), damaged_database.raised(damaged) as (connections, fallen):
        readings = [_read(connection, fallen) for connection in connections]
    return max(readings, key=_worth)


def _worth(reading: tuple[list[_Found], int]) -> tuple[int, int]:
    """How much a reading has, and of equal ones how much of it is whole."""
    found, _ = reading
    return sum(len(one.entries) + len(one.edits) for one in found), sum(one.whole for one in found)


def _read(connection: sqlite3.Connection, fallen: Leaves) -> tuple[list[_Found], int]:
    """The drafts of a file, and how many rows said nothing. Each row is tried: damage may lie within a text."""
    tables = {name: damaged_database.rows(connection, name, fallen.get(name, {})) for name in _TABLES}
    sound = all(whole for name, (_, whole) in tables.items() if name not in _unborn(connection))
    found: dict[int, _Found] = defaultdict(lambda: _Found({}, {}, [], None, [], sound))
    lost = 0
    for row in tables["drafts"][0]:
        if isinstance(row.get("id"), int):
            found[cast(int, row["id"])].row = row
    for name in _TABLES[1:]:
        for row in tables[name][0]:
            one = found[cast(int, row["draft"])] if isinstance(row.get("draft"), int) else None
            if one is None or not _taken(one, name, row):
                lost += 1
                if one:
                    one.whole = False
    return [_completed(found[id], tables["entries"][1], tables["edits"][1]) for id in sorted(found)], lost


def _unborn(connection: sqlite3.Connection) -> set[str]:
    """The tables a file of this age has not yet; a step that cannot be is damage, and says nothing."""
    try:
        (step,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return set()
    return {table for table, since in _SINCE.items() if 0 < step < since}


def _taken(one: _Found, table: str, row: Row) -> bool:
    """Whether a row means something; then it is the draft's."""
    try:
        if table == "entries":
            place, text = _text(row["place"]), _text(row["value"])
            value_of(place, text)
            one.entries[place] = text.replace(_HOLE, "")
            if _HOLE in text:
                one.torn.add(place)
                return False
        elif table == "edits":
            at, label, changes = _text(row["at"]), _text(row["label"]), _text(row["changes"])
            local_time(at), changes_of(changes)
            one.edits.append((int(str(row["id"])), at, label, changes))
        elif table == "lasts":
            from_record(json.loads(_text(row["record"])))
            one.last = _text(row["record"])
        elif table == "unplaced":
            one.pieces[int(str(row["number"]))] = _text(row["words"])
        else:
            local_time(_text(row["at"]))
            one.names.append((_text(row["at"]), _text(row["name"]), int(_text(str(row["edit"])))))
    except (NianbaoError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False
    return True


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _completed(one: _Found, entries_whole: bool, edits_whole: bool) -> _Found:
    """The draft with what its history tells of entries that are missing, torn, or perhaps not the last ones."""
    one.whole = one.whole and bool(one.row)
    told: dict[str, str | None] = {}
    for _, _, _, changes in sorted(one.edits):
        told.update((place, after) for place, _, after in json.loads(changes))
    for place, text in told.items():
        doubtful = place in one.torn or (not entries_whole and (edits_whole or place not in one.entries))
        if doubtful and text is not None:
            one.entries[place] = text
        elif doubtful:
            one.entries.pop(place, None)
    return one


def _bundle(one: _Found, date: str) -> Bundle:
    edits = sorted(one.edits)
    number = {0: 0} | {id: count for count, (id, *_) in enumerate(edits, 1)}
    names = tuple((at, name, number[edit]) for at, name, edit in one.names if edit in number)
    bundle = Bundle(
        _card(one, edits[-1][1] if edits else date),
        tuple(sorted(one.entries.items())),
        tuple((at, label, changes) for _, at, label, changes in edits),
        one.last,
        names,
        tuple(words for _, words in sorted(one.pieces.items())),
    )
    return bundle if one.row and one.whole else replace(bundle, card={**bundle.card, "deleted": None})


def _card(one: _Found, changed: str) -> dict[str, Cell]:
    """The draft's own row; where it is unreadable, what the entries tell, and changed for its times."""
    row = one.row
    edition = row.get("edition")
    if not isinstance(edition, str) or edition not in editions.editions():
        edition = _edition_of(one.entries)
    values = {place: value_of(place, text) for place, text in one.entries.items()}
    report = Report(edition).with_values(values)
    unit, year, _, *counts = summary_of(report, _tally(report), datetime.now(UTC))
    at = {name: _time(row.get(name)) for name in ("created", "changed", "deleted")}
    told: tuple[Cell, ...] = (edition, at["created"] or changed, unit, year, at["changed"] or changed)
    whence = row.get("whence")
    return dict(zip(CARD, (*told, at["deleted"], *counts, whence if isinstance(whence, str) else ""), strict=True))


def _tally(report: Report) -> Tally:
    """What a card shows; nothing where the entries contradict the form, which the window will say when it is opened."""
    try:
        return tally(Draft(editions.form(report.edition), report).findings)
    except (NianbaoError, ValueError, TypeError, KeyError, AttributeError):
        return Tally()


def _edition_of(places: Iterable[str]) -> str:
    """The edition that has most of these places; the newest where none speaks."""
    known: Mapping[str, int] = {
        name: sum(p in editions.form(name).cells for p in places) for name in editions.editions()
    }
    return max(sorted(known, reverse=True), key=lambda name: known[name])


def _time(value: object) -> str | None:
    """A time as it stands in a row; None where there is none."""
    try:
        local_time(_text(value))
    except (ValueError, TypeError):
        return None
    return cast(str, value)
