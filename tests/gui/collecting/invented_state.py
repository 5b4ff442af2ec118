"""What a collection of invented units comes to, read from nowhere."""

from __future__ import annotations

from dataclasses import replace

from gui.collecting.collection_reading import CollectionState
from model.collecting.collected import CollectedUnit, RosterUnit, UnitStatus
from model.report.report import Report
from model.report.summed_parts import SumParts
from tests.exporters.collection.invented_sum import collect

STRANGER = CollectedUnit(RosterUnit("海滨市水务局"), UnitStatus.UNKNOWN, "海滨.xlsx", report=Report("2021"))
OF_LAST_YEAR = CollectedUnit(
    RosterUnit("临江县第1局"), UnitStatus.UNKNOWN, "去年.xlsx", report=Report("2021", {"year": "2024"})
)
NAMELESS = CollectedUnit(RosterUnit(""), UnitStatus.UNREADABLE, "扫描.pdf", trouble="打不开。")


def invent_state(*extras: CollectedUnit, has_roster: bool = True) -> CollectionState:
    """Two sound units, one with an error, one missing, one that cannot be read; and these files."""
    collected = collect(2)
    units = [each for each in collected.units if each.status is not UnitStatus.UNKNOWN]
    roster = tuple(each.unit for each in units) if has_roster else ()
    return CollectionState(replace(collected, units=(*units, *extras)), SumParts(()), roster)
