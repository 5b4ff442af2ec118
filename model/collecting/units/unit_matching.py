"""Which unit of the roster a file belongs to: by the report's unit, other names, the file's name, in this order.

What a clerk decided once counts before all of them. Where two units may be meant none is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.checks.body_names import is_other_body
from model.collecting.collected import RosterUnit
from model.collecting.units.unit_names import (
    SplitName,
    fold_name,
    may_be_same_unit,
    split_unit_name,
    stands_in_file_name,
    strip_report_words,
)

MAX_CANDIDATES = 5
"""Units that are offered to the clerk for a file that could be matched to none."""


@dataclass(frozen=True)
class UnitMatch:
    """unit: whose report a file is, None where that cannot be told. candidates: whose it may be, then, in words."""

    unit: RosterUnit | None
    candidates: tuple[RosterUnit, ...] = ()


class UnitMatcher:
    """Matches files to the units of a roster.

    decided: by folded name or by a file's digest, the name of the unit that the clerk said it is.
    """

    def __init__(self, units: Sequence[RosterUnit], decided: Mapping[str, str] | None = None) -> None:
        self._units = tuple(units)
        self._decided = decided or {}
        self._by_name: dict[str, list[RosterUnit]] = {}
        self._by_other_name: dict[str, list[RosterUnit]] = {}
        self._by_rest: dict[str, list[tuple[SplitName, RosterUnit]]] = {}
        self._folded_names: list[tuple[str, RosterUnit]] = []
        for unit in self._units:
            self._by_name.setdefault(fold_name(unit.name), []).append(unit)
            for name in unit.other_names:
                self._by_other_name.setdefault(fold_name(name), []).append(unit)
            for name in (unit.name, *unit.other_names):
                split = split_unit_name(name)
                self._by_rest.setdefault(split.rest, []).append((split, unit))
                self._folded_names.append((fold_name(name), unit))
        self._known: dict[tuple[str, str], UnitMatch] = {}

    def match(self, reported: str, file_stem: str, digest: str = "") -> UnitMatch:
        """The unit of a file. reported: the unit that its report names, "" for none; file_stem: the file's name."""
        folded = fold_name(reported)
        for key in (digest, folded):
            if key and key in self._decided:
                return self._find_decided(self._decided[key])
        known = self._known.get((folded, file_stem))
        if known is None:
            known = self._known[folded, file_stem] = self._match_names(folded, file_stem)
        return known

    def _find_decided(self, name: str) -> UnitMatch:
        found = self._by_name.get(fold_name(name), [])
        return UnitMatch(found[0] if found else None)

    def _match_names(self, reported: str, file_stem: str) -> UnitMatch:
        if reported:
            by_report = self._find_by_report(reported)
            if by_report:
                return _choose(by_report)
        by_file = self._find_by_file(file_stem)
        if len(by_file) == 1 and (not reported or self._may_be(reported, by_file[0])):
            return UnitMatch(by_file[0])
        candidates = list(by_file)
        if reported:
            candidates += [unit for name, unit in self._folded_names if may_be_same_unit(reported, name)]
        return UnitMatch(None, tuple(dict.fromkeys(candidates))[:MAX_CANDIDATES])

    def _find_by_report(self, reported: str) -> list[RosterUnit]:
        """The units that the name in a report means: one that is called so, else one it names more shortly or fully."""
        return self._by_name.get(reported) or self._by_other_name.get(reported) or self._list_same(reported)

    def _find_by_file(self, file_stem: str) -> list[RosterUnit]:
        """The units that the name of a file means: the longest of their names that stands in it, or its whole."""
        folded = fold_name(file_stem)
        found: dict[RosterUnit, int] = {}
        for name, unit in self._folded_names:
            if name and stands_in_file_name(name, folded):
                found[unit] = max(len(name), found.get(unit, 0))
        if found:
            longest = max(found.values())
            return [unit for unit, length in found.items() if length == longest]
        plain = strip_report_words(file_stem)
        return self._list_same(plain) if len(plain) > 1 else []

    def _list_same(self, name: str) -> list[RosterUnit]:
        """The units that a name means, region or 人民政府 left out in one of the two."""
        split = split_unit_name(name)
        same = [unit for other, unit in self._by_rest.get(split.rest, []) if split.is_same_unit(other)]
        return list(dict.fromkeys(same))

    def _may_be(self, reported: str, unit: RosterUnit) -> bool:
        """Whether a report that names its unit otherwise than the roster may be of a unit."""
        names = (unit.name, *unit.other_names)
        return any(may_be_same_unit(reported, name) and not is_other_body(reported, name) for name in names)


def _choose(units: Sequence[RosterUnit]) -> UnitMatch:
    """The only one of the units that a name means; none, with the candidates, where there are several."""
    if len(units) == 1:
        return UnitMatch(units[0])
    return UnitMatch(None, tuple(units)[:MAX_CANDIDATES])
