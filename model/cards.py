"""What the store tells of a draft: its card on the start page, the moments of its timeline and the names they bear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from model.edits import Edit
from model.ledger import changes_of, local_time


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


def card_of(id: int, edition: str, unit: str, year: int | None, changed: str, *counts: int) -> Card:
    """A row of drafts as a card; raises ValueError or TypeError where it is none."""
    return Card(id, unit, year, edition, local_time(changed), *counts)


def moment_of(at: str, label: str, changes: str, id: int) -> Moment:
    """A row of edits as a moment; raises UnreadableFigure, ValueError or TypeError where it is none."""
    return Moment(local_time(at), Edit(label, changes_of(changes)), id)


def version_of(at: str, name: str, moment: int, id: int) -> Version:
    """A row of versions; raises ValueError or TypeError where it is none."""
    return Version(local_time(at), name, moment, id)
