"""What the store tells of a draft: its card on the start page, the moments of its timeline and the names they bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from model.report.edits import Edit
from model.storage.rows import parse_changes, parse_time


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """What the start page shows of a draft; changed is local time. whence: as in model.storage.draft_rows."""

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


@dataclass(frozen=True, slots=True)
class Moment:
    """One edit in a draft's timeline and when, in local time, it was made. Ids rise with time."""

    made_at: datetime
    edit: Edit
    id: int


@dataclass(frozen=True, slots=True)
class Version:
    """A name given to a moment, and when, in local time; moment 0 is the draft before its first edit."""

    named_at: datetime
    name: str
    moment: int
    id: int


def summary_from_row(
    whence: str, id: int, edition: str, unit: str, year: int | None, changed: str, *counts: int
) -> DraftSummary:
    """A row of drafts as a card; raises ValueError or TypeError where it is none."""
    errors, warnings, unfilled, unwritten = counts
    return DraftSummary(id, unit, year, edition, parse_time(changed), errors, warnings, unfilled, unwritten, whence)


def summaries_from_rows(rows: Sequence[tuple[Any, ...]]) -> list[DraftSummary]:
    """The list of drafts from rows of when each was made and what card_of takes; raises as that does.

    By what way a draft came is told only while another state of the same draft, by edition and time of making, stands
    on the list too: that one gone, there is nothing left to be told apart, and that one back, there is again.
    """
    cards = [summary_from_row(*row) for _, *row in rows]
    if not any(card.origin for card in cards):
        return cards
    origins = [(created, card.edition) for (created, *_), card in zip(rows, cards, strict=True)]
    states = Counter(origins)
    return [
        replace(card, origin="") if card.origin and states[origin] == 1 else card
        for card, origin in zip(cards, origins, strict=True)
    ]


def moment_from_row(at: str, label: str, changes: str, id: int) -> Moment:
    """A row of edits as a moment; raises UnreadableFigure, ValueError or TypeError where it is none."""
    return Moment(parse_time(at), Edit(label, parse_changes(changes)), id)


def version_from_row(at: str, name: str, moment: int, id: int) -> Version:
    """A row of versions; raises ValueError or TypeError where it is none."""
    return Version(parse_time(at), name, moment, id)
