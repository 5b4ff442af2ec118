"""What the store gives of a draft in lists: its summary, the moments of its history, and the names of moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from model.checks.findings import Tally
from model.report.edits import Edit
from model.storage.rows import parse_changes, parse_time


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """What the list of drafts shows of one. changed_at: in local time; origin: SALVAGED, BACKED_UP, CARRIED or "".

    The counts are those of its Tally.
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


def summary_from_row(
    origin: str, id: int, edition: str, unit: str, year: int | None, changed: str, *counts: int
) -> DraftSummary:
    """A summary from columns of the table drafts; raises ValueError or TypeError where they are not one's."""
    errors, warnings, empty_cells, empty_sections, unread = counts
    changed_at = parse_time(changed)
    return DraftSummary(
        id, unit, year, edition, changed_at, errors, warnings, empty_cells, empty_sections, origin, unread
    )


def summaries_from_rows(rows: Sequence[tuple[Any, ...]]) -> list[DraftSummary]:
    """The list of drafts, from rows of the time of creation and what summary_from_row takes; raises as that does.

    The origin is kept only while another state of the same draft (of the same edition and time of creation) is on the
    list too: without one there is nothing to be told apart.
    """
    summaries = [summary_from_row(*columns) for _, *columns in rows]
    if not any(summary.origin for summary in summaries):
        return summaries
    identities = [(created, summary.edition) for (created, *_), summary in zip(rows, summaries, strict=True)]
    states = Counter(identities)
    return [
        replace(summary, origin="") if states[identity] == 1 else summary
        for summary, identity in zip(summaries, identities, strict=True)
    ]


def moment_from_row(at: str, label: str, changes: str, id: int) -> Moment:
    """A moment from a row of edits; raises UnreadableFigure, ValueError or TypeError where it is not one's."""
    return Moment(parse_time(at), Edit(label, parse_changes(changes)), id)


def version_from_row(at: str, name: str, moment: int, id: int) -> Version:
    """A version from its row; raises ValueError or TypeError where it is not one's."""
    return Version(parse_time(at), name, moment, id)
