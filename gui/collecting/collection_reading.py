"""Reads what was sent to a collection and says what it comes to: what the worker does, without the window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from exporters.collection.status_words import EXPECTED_STATUSES
from gui.collecting.unit_decisions import Decision, carry_out
from model.collecting.collected import CollectedSum, CollectedUnit, RosterUnit, UnitStatus
from model.collecting.collection import Collection
from model.collecting.store.collection_file import FILE_NAME, CollectionFile
from model.collecting.units.roster import read_roster
from model.files.progress import Progress
from model.report.summed_parts import SumParts


@dataclass(frozen=True)
class CollectionRequest:
    """What is to be read. folder: of the drafts, where the collection is kept; roster: the file of a new roster.

    places: files and folders to take in, none where only what is known is to be shown; papers: files and folders in
    them that are no reports; decision: what the clerk has decided about a row.
    """

    folder: Path
    unit: str
    year: int
    places: tuple[Path, ...] = ()
    papers: tuple[Path, ...] = ()
    roster: Path | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class CollectionState:
    """What a collection comes to. parts: what the sum is made of; notes: sentences about the roster just read."""

    collected: CollectedSum
    parts: SumParts
    roster: tuple[RosterUnit, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sent, and no roster says who should have."""
        return not self.collected.units

    @property
    def expected_units(self) -> tuple[CollectedUnit, ...]:
        """The units that should report: those of the roster; without one, those that have sent something."""
        units = self.collected.units
        if self.roster:
            return units[: len(self.roster)]
        return tuple(each for each in units if each.status in EXPECTED_STATUSES and each.unit.name)

    @property
    def unplaced_files(self) -> tuple[CollectedUnit, ...]:
        """The files that may be some unit's report of the year, but it cannot be told whose."""
        report = self.collected.report
        return tuple(each for each in self.collected.units if _is_unplaced(each, report.unit, report.year))


def _is_unplaced(each: CollectedUnit, office: str, year: int | None) -> bool:
    if each.status is UnitStatus.UNREADABLE:
        return not each.unit.name
    if each.status is not UnitStatus.UNKNOWN:
        return False
    return each.report is None or (each.report.year in (None, year) and each.report.unit != office)


def read_collection(request: CollectionRequest, progress: Progress) -> CollectionState:
    """Take in what the request names, and say what the collection comes to. Raises NianbaoError, Cancelled.

    What was read before and has not changed is not read again.
    """
    with closing(CollectionFile(request.folder / FILE_NAME)) as file:
        collection = Collection(file, request.unit, request.year)
        notes: tuple[str, ...] = ()
        if request.roster:
            roster = read_roster(request.roster)
            collection.set_roster(roster.units)
            notes = roster.notes
        if request.places:
            collection.take_in(request.places, progress, request.papers)
        if request.decision:
            carry_out(collection, request.decision)
        collected = collection.collect(progress)
        return CollectionState(collected, collection.list_parts(), collection.roster, notes)


def describe_counts(state: CollectionState) -> str:
    """How many units should report, have, and can be summed: 应交 60，已交 57，可以汇总 49."""
    expected = state.expected_units
    sent = sum(each.status is not UnitStatus.MISSING for each in expected)
    summed = sum(each.is_summed for each in expected)
    words = f"应交 {len(expected)}，已交 {sent}" if state.roster else f"没有名单，收到 {sent} 个单位"
    words += f"，可以汇总 {summed}"
    if unplaced := len(state.unplaced_files):
        words += f"；另有 {unplaced} 个文件看不出是哪个单位的"
    return words


def list_lacking(state: CollectionState) -> Sequence[CollectedUnit]:
    """The units whose figures would not stand in the sum."""
    return [each for each in state.expected_units if not each.is_summed]
