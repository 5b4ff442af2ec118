"""What the states of units are called, and what is said of one unit in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from model.checks.findings import count_findings
from model.collecting.collected import CollectedUnit, UnitStatus

STATUS_WORDS = {
    UnitStatus.SUMMED: "已汇总",
    UnitStatus.ERRORS: "有错误",
    UnitStatus.INCOMPLETE: "没读全",
    UnitStatus.UNREADABLE: "读不了",
    UnitStatus.MISSING: "未交",
    UnitStatus.DUPLICATE: "重复",
    UnitStatus.UNKNOWN: "不明",
}
"""Each state in a word or two."""

EXPECTED_STATUSES = (
    UnitStatus.SUMMED,
    UnitStatus.ERRORS,
    UnitStatus.INCOMPLETE,
    UnitStatus.UNREADABLE,
    UnitStatus.MISSING,
)
"""The states of units that should report; the others are those of files beside them."""


def list_expected_units(units: Sequence[CollectedUnit]) -> list[CollectedUnit]:
    """The units that should report, without files that were replaced or belong to none."""
    return [unit for unit in units if unit.status in EXPECTED_STATUSES]


def count_statuses(units: Sequence[CollectedUnit]) -> dict[UnitStatus, int]:
    """How many units are in each state, in the order of UnitStatus; states of no unit are left out."""
    counts = Counter(unit.status for unit in units)
    return {status: counts[status] for status in UnitStatus if counts[status]}


def describe_unit(unit: CollectedUnit) -> str:
    """What is to be said of a unit besides its state: why its file could not be read, or what was found."""
    found = count_findings(unit.findings)
    parts = [unit.trouble.rstrip("。")] if unit.trouble else []
    if not found.is_clean:
        parts.append(found.text)
    return "；".join(parts)
