"""The day on which each draft was sent, as the list shows it: one small row for a draft that counts as sent.

The row follows from the marks among the draft's entries (model/report/sendings.py) and is renewed by the transaction
that changes these, so that the list need not search all entries. A digest beside it tells damage: a damaged row is
shown nowhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from model.report.sendings import read_mark
from model.storage.digests import hash_row, read_damaged_texts, to_digits

_PREFIX = "sent."
_MARKS = f"SELECT place, value FROM entries WHERE draft = ? AND place > '{_PREFIX}' AND place < 'sent/'"
"""By the index of the entries: / follows the full stop."""


def read_sent_days(connection: sqlite3.Connection) -> dict[int, date]:
    """By the id of a draft, the day its newest version was sent that was not withdrawn. Lets sqlite3.Error through."""
    with read_damaged_texts(connection):
        rows = connection.execute("SELECT draft, day, digest FROM sent_days").fetchall()
    days: dict[int, date] = {}
    for draft, day, digest in rows:
        if digest == to_digits(hash_row(draft, day)):
            with suppress(ValueError, TypeError):  # a later program may write something else
                days[draft] = date.fromisoformat(day)
    return days


def has_marks(places: Iterable[str]) -> bool:
    """Whether one of these places is that of a mark, so that renew_sent_day() is to be called."""
    return any(place.startswith(_PREFIX) for place in places)


def renew_sent_day(connection: sqlite3.Connection, draft: int) -> None:
    """Store what follows from the marks of a draft, within the caller's transaction. Lets sqlite3.Error through."""
    found = connection.execute(_MARKS, (draft,)).fetchall()
    marks = [read_mark(place.removeprefix(_PREFIX), text) for place, text in found]
    valid = [mark for mark in marks if mark is not None and not mark.is_withdrawn]
    connection.execute("DELETE FROM sent_days WHERE draft = ?", (draft,))
    if valid:
        day = max(valid, key=lambda mark: mark.number).sent_on.isoformat()
        row = (draft, day, to_digits(hash_row(draft, day)))
        connection.execute("INSERT INTO sent_days (draft, day, digest) VALUES (?, ?, ?)", row)
