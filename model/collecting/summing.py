"""The sum over the units as a report of scope 本级政府汇总, what it is made of, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.checks.check_memory import Check
from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.collecting.collected import Adjustment, CollectedSum, CollectedUnit, UnitStatus
from model.collecting.sent_reports import SUM_SCOPE
from model.collecting.store.figure_rows import SumOfCell, add_figures
from model.collecting.unit_states import UnitState
from model.errors import LockedCell, UnknownPlace
from model.form.figures import Figure, Money, Number, number_of
from model.form.form import Cell, Form
from model.report.report import Report
from model.report.summed_parts import MAX_NAME_LENGTH, SummedPart, SumParts

UNITS_RULE = "collection.units"
"""The rule of the finding that lists units which do not stand in the sum."""

_PLACE = "cover.scope"
_MAX_NAMES = 8
_WORDS = {
    UnitStatus.MISSING: "没有交",
    UnitStatus.UNREADABLE: "读不了",
    UnitStatus.INCOMPLETE: "没读全",
    UnitStatus.ERRORS: "有错误",
}


def build_sum_report(
    form: Form, unit: str, year: int, sums: Mapping[str, SumOfCell], adjustments: Sequence[Adjustment]
) -> Report:
    """The report of a sum: entries as they add up with their adjustments, totals computed from them.

    A total that the units state otherwise, as where one with errors was counted, stands beside as a stated total.
    Raises UnknownPlace, LockedCell for an adjustment of what is no entry, UnsummableFigure.
    """
    adjusted: dict[str, list[Figure]] = {}
    for adjustment in adjustments:
        cell = form.cells.get(adjustment.cell)
        if cell is None:
            raise UnknownPlace(adjustment.cell)
        if cell.is_computed:
            raise LockedCell(cell.name)
        adjusted.setdefault(adjustment.cell, []).append(adjustment.amount)
    figures: dict[str, Figure] = {}
    for cell in form.entry_cells:
        if cell.id in sums or cell.id in adjusted:
            amounts = [_as_money(cell, sums[cell.id].total)] if cell.id in sums else []
            figures[cell.id] = _as_money(cell, add_figures([*amounts, *adjusted.get(cell.id, ())]))
    cover = {"unit": unit, "year": str(year), "scope": SUM_SCOPE}
    report = compute_totals(form, Report(form.edition, cover, figures))
    return replace(report, stated_totals=dict(_find_stated_totals(form, report, sums, adjusted.keys())))


def _find_stated_totals(
    form: Form, report: Report, sums: Mapping[str, SumOfCell], adjusted: Iterable[str]
) -> Iterator[tuple[str, Figure]]:
    """The totals that the units' own totals add up to, where they are not what their entries add up to.

    Not where an entry below was adjusted: the units' totals know nothing of that.
    """
    shifted = set(adjusted)
    for rule in form.total_rules:
        total = rule.total_cell
        if any(term.cell in shifted for term in rule.right):
            shifted.add(total)
        elif total in sums:
            computed, stated = report.figures.get(total), sums[total].total
            if computed is None or number_of(computed) != stated:
                yield total, _as_money(form.cells[total], stated)


def _as_money(cell: Cell, number: Number) -> Figure:
    """A number as the cell holds it: where the form prints no unit, in 万元."""
    return Money(number, "万元") if cell.kind == "money" else number


def list_parts(states: Iterable[UnitState], edition: str, adjustments: Sequence[Adjustment]) -> SumParts:
    """What a sum of this edition is made of, for its workbook: its units, and what those are made of that are sums."""
    parts = tuple(
        SummedPart(state.collected.unit.name[:MAX_NAME_LENGTH], edition, state.figures, state.parts)
        for state in states
        if state.collected.is_summed
    )
    return SumParts(parts, tuple((made.cell, made.amount, made.reason) for made in adjustments))


def check_sum(collected: CollectedSum) -> Check:
    """The check of a sum that says which units do not stand in it; its warning is answered with a reason."""

    def check_units(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
        summed = {each.unit.name for each in collected.units if each.is_summed}
        absent = [each for each in _list_named(collected.units) if each.status in _WORDS]
        absent = [each for each in absent if each.unit.name not in summed]
        if not absent:
            return
        parts = []
        for status, words in _WORDS.items():
            names = [each.unit.name for each in absent if each.status is status]
            if names:
                parts.append(f"{words}的 {len(names)} 个（{_join_names(names)}）")
        message = f"有 {len(absent)} 个单位没有计入汇总：{'，'.join(parts)}。请催报、退回，或者说明原因。"
        yield Finding(UNITS_RULE, "warning", (_PLACE,), message, len(absent), None)

    return check_units


def name_guilty_units(collected: CollectedSum, finding: Finding) -> tuple[str, ...]:
    """The units in the sum in whose reports the same equation does not hold: why it does not hold in the sum."""
    return tuple(
        each.unit.name
        for each in collected.units
        if each.is_summed and any(found.key == finding.key and found.weight == "error" for found in each.findings)
    )


def explain_sum_findings(collected: CollectedSum, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a sum, an error with the names of the units that it comes from."""
    explained = []
    for finding in findings:
        names = name_guilty_units(collected, finding) if finding.weight == "error" else ()
        words = f"{finding.message}出在{_join_names(names)}。" if names else finding.message
        explained.append(replace(finding, message=words))
    return tuple(explained)


def _join_names(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > _MAX_NAMES else ""
    return "、".join(names[:_MAX_NAMES]) + more


def is_in_and_sound(units: Iterable[CollectedUnit]) -> bool:
    """Whether every unit's report is in and stands in the sum without an error.

    Files that belong to no unit do not count.
    """
    return all(
        each.status not in _WORDS and not (each.is_summed and any(found.weight == "error" for found in each.findings))
        for each in _list_named(units)
    )


def _list_named(units: Iterable[CollectedUnit]) -> list[CollectedUnit]:
    """The units without the files of which cannot be told whose they are."""
    return [each for each in units if each.unit.name]
