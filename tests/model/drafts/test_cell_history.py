"""A cell over the years: from reports of both editions, with gaps where there is nothing to be compared."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from model.drafts.cell_history import find_figure, list_year_figures, to_comparable_number
from model.drafts.next_year import compute_totals_by_edition
from model.form import editions
from model.form.figures import Figure, Money
from model.report.report import Report

NEW, OLD = editions.load_form("2021"), editions.load_form("2019")
RECEIVED, TOTAL = "requests.received.natural", "requests.received.total"
AMOUNT = "disclosure.procurement.amount"


def report(year: int, figures: Mapping[str, Figure]) -> Report:
    edition = "2019" if year < 2021 else "2021"
    return compute_totals_by_edition(Report(edition, {"year": str(year)}, figures))


def years(*reports: Report, cell: str = RECEIVED) -> list[tuple[int, Figure | None]]:
    by_year = {one.year or 0: one for one in reports}
    form = OLD if reports[-1].edition == "2019" else NEW
    return [(one.year, one.figure) for one in list_year_figures(form, by_year, cell)]


def test_a_year_without_a_report_or_without_a_figure_is_a_gap() -> None:
    told = years(report(2022, {RECEIVED: 5}), report(2024, {}), report(2025, {RECEIVED: 0}))
    assert told == [(2022, 5), (2023, None), (2024, None), (2025, 0)]


def test_totals_are_those_of_each_report() -> None:
    parts = {RECEIVED: 5, "requests.received.business": 2}
    assert years(report(2020, parts), report(2021, parts), cell=TOTAL) == [(2020, 7), (2021, 7)]


@pytest.mark.parametrize(
    ("cell", "older"),
    [("requests.otherwise.rest.natural", "requests.otherwise.natural"), (RECEIVED, RECEIVED)],
)
def test_a_cell_that_was_renamed_is_found_in_both_directions(cell: str, older: str) -> None:
    assert find_figure(NEW, report(2020, {older: 3}), cell) == 3
    assert find_figure(OLD, report(2021, {cell: 3}), older) == 3


@pytest.mark.parametrize("cell", ["disclosure.fees.amount", "requests.otherwise.unpaid.natural"])
def test_what_the_other_edition_does_not_ask_is_a_gap(cell: str) -> None:
    assert find_figure(NEW, report(2020, {"requests.otherwise.natural": 3}), cell) is None


def test_amounts_of_money_are_compared_in_one_unit_or_not_at_all() -> None:
    told = years(
        report(2018, {AMOUNT: Money(9)}),
        report(2019, {AMOUNT: Money(Decimal("52.15"), "万元")}),
        report(2020, {AMOUNT: Money(75338, "元")}),
        cell=AMOUNT,
    )
    assert [year for year, figure in told if figure is not None] == [2019, 2020]
    assert to_comparable_number(Money(Decimal("52.15"), "万元")) == 521500


def test_no_more_than_eight_years_are_told() -> None:
    told = years(*(report(year, {RECEIVED: year}) for year in range(2011, 2026)))
    assert [year for year, _ in told] == list(range(2018, 2026))


def test_nothing_is_told_where_no_report_has_a_figure() -> None:
    assert years(report(2025, {})) == []
