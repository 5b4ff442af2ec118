"""Which figures of a unit stand in the sum, and what stands there besides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.collection.unit_rows import OTHER_ENTRIES, add_up, list_numbers, list_rows
from model.collecting.collected import Adjustment, CollectedSum, CollectedUnit, RosterUnit, UnitStatus
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.report.report import Report
from tests.examples import examples
from tests.exporters.collection.invented_sum import collect, sum_up, unit_report
from tests.reports import entries

FORM, OLD = editions.load_form("2021"), editions.load_form("2019")
ISSUED = "disclosure.normative.issued"


def unit(name: str, report: Report) -> CollectedUnit:
    return CollectedUnit(RosterUnit(name), UnitStatus.SUMMED, report=report)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_all_rows_together_are_the_sum(edition: str) -> None:
    form = editions.load_form(edition)
    collected = collect(5, edition)
    rows = list_rows(form, collected)
    assert len(rows) == 5
    for cell in form.entry_cells:
        assert add_up(rows, cell.id) == number_of(collected.report.figures[cell.id])


def test_units_that_are_not_in_the_sum_have_no_row() -> None:
    names = [row.name for row in list_rows(FORM, collect(1))]
    assert names == ["临江县第1局"]


def test_an_adjustment_is_a_row_with_its_reason() -> None:
    change = Adjustment(ISSUED, -1, "与发展改革局联合发文，计了两次")
    *_, last = list_rows(FORM, collect(2, adjustments=(change,)))
    assert (last.label, last.name, last.figures) == ("调整", change.reason, {ISSUED: -1})


def test_what_the_office_typed_over_the_sum_is_a_row_of_its_own() -> None:
    collected = collect(3)
    typed = number_of(collected.report.figures[ISSUED]) + 7
    changed = replace(collected, report=collected.report.with_figures({ISSUED: typed}))
    *_, last = list_rows(FORM, changed)
    assert (last.name, last.figures) == (OTHER_ENTRIES, {ISSUED: 7})


def test_an_entry_that_the_office_left_blank_is_no_difference() -> None:
    collected = collect(2)
    changed = replace(collected, report=collected.report.with_figures({ISSUED: None}))
    assert [row.unit is not None for row in list_rows(FORM, changed)] == [True, True]


def test_units_of_one_name_have_the_figures_of_their_own_reports() -> None:
    reports = [unit_report(FORM, "水务局", seed) for seed in (1, 2)]
    figures = {cell.id: sum(number_of(one.figures[cell.id]) for one in reports) for cell in FORM.entry_cells}
    shared = {cell: {"水务局": figure} for cell, figure in figures.items()}
    units = tuple(unit("水务局", report) for report in reports)
    rows = list_rows(FORM, CollectedSum(Report("2021", {}, figures), units, shared))
    assert [row.figures[ISSUED] for row in rows] == [report.figures[ISSUED] for report in reports]


def test_a_report_of_the_older_edition_stands_where_its_cells_went() -> None:
    renamed = {new: before for before, new in FORM.renames["2019"].items() if new in FORM.entry_ids}
    report = unit_report(OLD, "旧表局", 3)
    figures = {new: report.figures[before] for new, before in renamed.items() if before in report.figures}
    assert figures
    contributions = {cell: {"旧表局": figure} for cell, figure in figures.items() if number_of(figure)}
    (row, *others) = list_rows(
        FORM, CollectedSum(Report("2021", {}, figures), (unit("旧表局", report),), contributions)
    )
    assert others == []
    assert figures.items() <= row.figures.items()


def test_money_stands_in_the_unit_of_the_sum() -> None:
    cell = next(cell.id for cell in OLD.entry_cells if cell.kind == "money")
    units = (
        unit("元局", Report("2019", {}, {cell: Money(15_000, "元")})),
        unit("万元局", Report("2019", {}, {cell: Money(2, "万元")})),
    )
    contributions = {cell: {one.unit.name: one.report.figures[cell] for one in units if one.report}}
    summed = Report("2019", {}, {cell: Money(Decimal("3.5"), "万元")})
    rows = list_rows(OLD, CollectedSum(summed, units, contributions))
    assert [row.figures[cell] for row in rows] == [Money(Decimal("1.5"), "万元"), Money(2, "万元")]


def test_the_totals_of_a_row_are_computed_and_those_of_blanks_left_out() -> None:
    report = Report("2021", {}, {"requests.received.natural": 2, "requests.received.other": 3})
    (row,) = list_rows(FORM, CollectedSum(report, (unit("甲局", report),)))
    assert list_numbers(FORM, row) == {
        "requests.received.natural": 2,
        "requests.received.other": 3,
        "requests.received.total": 5,
    }


def changes() -> st.SearchStrategy[Adjustment]:
    counts = [cell.id for cell in FORM.entry_cells if cell.kind == "count"]
    return st.builds(Adjustment, st.sampled_from(counts), st.integers(-5, 5).filter(bool), st.just("重复"))


@given(
    reports=st.lists(st.lists(entries(FORM), max_size=8).map(dict), max_size=4),
    adjustments=st.lists(changes(), max_size=3),
    typed=st.none() | entries(FORM),
)
@settings(max_examples=examples(40), deadline=None)
def test_whatever_units_adjustments_and_typed_figures_there_are_the_rows_come_to_the_sum(
    reports: list[dict[str, Figure | None]], adjustments: list[Adjustment], typed: tuple[str, Figure | None] | None
) -> None:
    units = [unit(f"{number}局", Report("2021").with_figures(each)) for number, each in enumerate(reports)]
    collected = sum_up(FORM, units, tuple(adjustments))
    if typed:
        collected = replace(collected, report=collected.report.with_figures(dict([typed])))
    rows = list_rows(FORM, collected)
    for cell in FORM.entry_cells:
        figure = collected.report.figures.get(cell.id)
        if figure is not None:
            assert (add_up(rows, cell.id) or 0) == number_of(figure)
