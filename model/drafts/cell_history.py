"""The figure of a cell over the years, from reports of the same body, whatever edition each is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.checks.last_year_checks import YUAN_PER_UNIT
from model.form import editions
from model.form.figures import Figure, Money, Number, number_of
from model.form.form import Form
from model.report.report import Report

MAX_YEARS = 8
"""So many years are shown at most, those up to the newest."""


@dataclass(frozen=True, slots=True)
class YearFigure:
    """What stands in a cell in the report for a year; figure is None where there is no report, or none in it."""

    year: int
    figure: Figure | None


def list_year_figures(form: Form, reports: Mapping[int, Report], cell: str) -> list[YearFigure]:
    """The figures of a cell in each year from the first that has one to the last, the years between without one too.

    form: that of the cell. reports: by year, with their totals computed by the forms of their own editions. Amounts of
    money count as none where their unit is not that of the newest one: they cannot stand on one line.
    """
    found = {year: find_figure(form, report, cell) for year, report in reports.items()}
    known = {year: figure for year, figure in found.items() if figure is not None}
    if not known:
        return []
    newest = known[max(known)]
    known = {year: figure for year, figure in known.items() if _has_unit(figure) == _has_unit(newest)}
    years = range(max(min(known), max(known) - MAX_YEARS + 1), max(known) + 1)
    return [YearFigure(year, known.get(year)) for year in years]


def find_figure(form: Form, report: Report, cell: str) -> Figure | None:
    """What a report says in a cell of another edition's form; None where its own form has no such cell."""
    own_form = editions.load_form(report.edition)
    own_cell = cell
    if own_form.edition != form.edition:
        older_names = {new: old for old, new in form.renames.get(own_form.edition, {}).items()}
        own_cell = older_names.get(cell, own_form.renames.get(form.edition, {}).get(cell, cell))
    return report.stated_or_computed(own_cell) if own_cell in own_form.cells else None


def to_comparable_number(figure: Figure) -> Number:
    """The number of a figure, of money with a unit in 元, to be compared with other years."""
    unit = figure.unit if isinstance(figure, Money) else ""
    return number_of(figure) * YUAN_PER_UNIT.get(unit, 1)


def _has_unit(figure: Figure) -> bool:
    return isinstance(figure, Money) and bool(figure.unit)
