"""The rows of a sum: one for each unit that is in it, one for each adjustment, one for what else was entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.collecting.collected import CollectedSum, CollectedUnit
from model.form.figures import Figure, Money, Number, number_of
from model.form.form import Form
from model.form.rule_language import evaluate_side
from model.report.report import Report

ADJUSTMENT_LABEL = "调整"
"""Stands in place of a number before an adjustment."""

OTHER_ENTRIES = "汇总时另外填的数"
"""The name of the row with what the sum has besides units and adjustments."""

_YUAN_PER_UNIT = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row that is added up. label: its number, or what it is; figures: by the cell id of an entry, without 未填."""

    label: str
    name: str
    figures: Mapping[str, Figure]
    unit: CollectedUnit | None = None


def list_rows(form: Form, collected: CollectedSum) -> list[UnitRow]:
    """The rows in the order of the collection; together they come to the entries of the sum, figure by figure."""
    summed = [unit for unit in collected.units if unit.is_summed]
    names = Counter(unit.unit.name for unit in summed)
    rows = []
    for number, unit in enumerate(summed, start=1):
        figures = _find_figures(form, collected, unit, has_own_name=names[unit.unit.name] == 1)
        rows.append(UnitRow(str(number), unit.unit.name, figures, unit))
    for change in collected.adjustments:
        if change.cell in form.entry_ids:
            rows.append(UnitRow(ADJUSTMENT_LABEL, change.reason, {change.cell: change.amount}))
    rows = [_with_units_of_sum(row, collected.report) for row in rows]
    rest = _find_rest(form, collected.report, rows)
    return [*rows, UnitRow(ADJUSTMENT_LABEL, OTHER_ENTRIES, rest)] if rest else rows


def add_up(rows: Iterable[UnitRow], cell: str) -> Number | None:
    """The sum of a cell's figures; None where no row has one."""
    numbers = [number_of(row.figures[cell]) for row in rows if cell in row.figures]
    return sum(numbers) if numbers else None


def list_numbers(form: Form, row: UnitRow) -> dict[str, Number]:
    """The numbers of a row by cell id, with its totals; what is 未填, or a total of nothing else, is left out."""
    numbers = {cell: number_of(figure) for cell, figure in row.figures.items()}
    for rule in form.total_rules:
        if any(term.cell in numbers for term in rule.right):
            numbers[rule.total_cell] = evaluate_side(rule.right, {"": numbers})
    return numbers


def _find_figures(form: Form, collected: CollectedSum, unit: CollectedUnit, has_own_name: bool) -> dict[str, Figure]:
    """The entries of a unit as they stand in the sum: those that it contributes, and where its report says 0.

    Units of the same name share their contributions, so that their reports are asked.
    """
    in_report = _read_entries(form, unit.report) if unit.report else {}
    if not collected.contributions or (not has_own_name and unit.report):
        return in_report
    figures: dict[str, Figure] = {}
    for cell in form.entry_cells:
        contributed = collected.contributions.get(cell.id, {}).get(unit.unit.name)
        if contributed is not None:
            figures[cell.id] = contributed
        elif cell.id in in_report and not number_of(in_report[cell.id]):
            figures[cell.id] = in_report[cell.id]
    return figures


def _read_entries(form: Form, report: Report) -> dict[str, Figure]:
    """The entries of a report of any edition, by the ids they have in this form."""
    renamed = {new: old for old, new in form.renames.get(report.edition, {}).items()}
    found = {cell.id: report.figures.get(renamed.get(cell.id, cell.id)) for cell in form.entry_cells}
    return {cell: figure for cell, figure in found.items() if figure is not None}


def _with_units_of_sum(row: UnitRow, report: Report) -> UnitRow:
    """The row with its money in the units that the sum has it in."""
    figures = {cell: _convert_money(figure, report.figures.get(cell)) for cell, figure in row.figures.items()}
    return replace(row, figures=figures)


def _convert_money(figure: Figure, summed: Figure | None) -> Figure:
    """The figure in the unit of the sum, where both have units."""
    if not isinstance(figure, Money) or not isinstance(summed, Money) or figure.unit == summed.unit:
        return figure
    if figure.unit not in _YUAN_PER_UNIT or summed.unit not in _YUAN_PER_UNIT:
        return figure
    number = figure.number * _YUAN_PER_UNIT[figure.unit] / _YUAN_PER_UNIT[summed.unit]
    return Money(number, summed.unit)


def _find_rest(form: Form, report: Report, rows: Sequence[UnitRow]) -> dict[str, Figure]:
    """By cell id, what the sum has more (or less) than its rows: an office may have typed a figure of its own."""
    rest: dict[str, Figure] = {}
    for cell in form.entry_cells:
        figure = report.figures.get(cell.id)
        if figure is None:
            continue
        missing = number_of(figure) - (add_up(rows, cell.id) or 0)
        if missing:
            rest[cell.id] = replace(figure, number=missing) if isinstance(figure, Money) else missing
    return rest
