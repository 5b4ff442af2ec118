"""催报: who has not sent a report, or must send it again, as text to be copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.collection.status_words import list_expected_units
from model.collecting.collected import CollectedSum, CollectedUnit, UnitStatus
from model.text import clean_line

_WANTED = (
    ("未交", (UnitStatus.MISSING,)),
    ("要重报", (UnitStatus.UNREADABLE, UnitStatus.INCOMPLETE)),
    ("要改正", (UnitStatus.ERRORS,)),
)
"""What is wanted, and of the units in which states."""


def list_missing(collected: CollectedSum) -> str:
    """The units that something is wanted of, by what it is and by superior and level, with contacts; "" for none."""
    expected = list_expected_units(collected.units)
    parts = []
    for wanted, statuses in _WANTED:
        units = [unit for unit in expected if unit.status in statuses]
        if units:
            parts.append("\n".join([f"{wanted}的 {len(units)} 个单位：", *_list_groups(units)]))
    return "\n\n".join(parts)


def _list_groups(units: Sequence[CollectedUnit]) -> Iterator[str]:
    """The lines of units; those of one superior and level together, under a line that names both, where given."""
    groups: dict[tuple[str, str], list[CollectedUnit]] = {}
    for unit in units:
        groups.setdefault((clean_line(unit.unit.superior), clean_line(unit.unit.level)), []).append(unit)
    number = 0
    for group, members in groups.items():
        heading = "，".join(filter(None, group))
        if heading:
            yield f"【{heading}】"
        for unit in members:
            number += 1
            yield f"{number}. {_describe(unit)}"


def _describe(unit: CollectedUnit) -> str:
    """A unit on one line: its name, whom to ask, and why its file did not do."""
    name = clean_line(unit.unit.name) or "（没有写名称）"
    contact = clean_line(unit.unit.contact)
    trouble = clean_line(unit.trouble).rstrip("。")
    return f"{name}{f'（{contact}）' if contact else ''}{f'：{trouble}' if trouble else ''}"
