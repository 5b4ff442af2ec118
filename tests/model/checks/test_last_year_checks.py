"""The checks against last year's report: the right one, what cannot follow from it, and what was copied from it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.checks.explanations import answer_values
from model.checks.findings import Finding
from model.checks.rules import check_report, compute_totals
from model.drafts.draft import Draft
from model.form import editions
from model.form.figures import Figure, Money
from model.report.report import Report
from tests.model.reports import full, written

FEES = "disclosure.fees.amount"


def _findings(rule: str, report: Report, last: Report | None = None) -> list[Finding]:
    form = editions.load_form(report.edition)
    return [finding for finding in check_report(form, compute_totals(form, report), last) if finding.rule == rule]


def _jump(cell: str, now: Figure, before: Figure) -> list[Finding]:
    edition, year = ("2019", 2020) if "procurement" in cell else ("2021", 2025)
    return _findings("figures.jump", written(edition, {cell: now}, year), written(edition, {cell: before}, year - 1))


@pytest.mark.parametrize(
    ("before", "now", "doubted"),
    [(30, 300, True), (30, 3000, True), (25, 250_000, True), (300, 30, True), (30, 295, True), (30, 120, False),
     (1, 10, False), (0, 500, False), (30, 30, False)],
)  # fmt: skip
def test_an_extra_nought_against_last_year_is_doubted(before: int, now: int, doubted: bool) -> None:
    cell = "disclosure.licensing.decisions"
    found = _findings("figures.jump", written("2021", {cell: now}), written("2021", {cell: before}, 2024))
    assert bool(found) == doubted


def test_yuan_entered_as_ten_thousand_yuan_is_doubted() -> None:
    (finding,) = _jump(FEES, Decimal("230000.5"), Decimal("23.17"))
    assert "今年 230000.5 万元，上年 23.17 万元，相差约 10000 倍" in finding.message


@pytest.mark.parametrize(
    ("now", "before", "times"),
    [(35_000, Decimal("3.5"), 10_000), (Decimal("350.2"), 3_500_000, 10_000), (40_000, Decimal("3.2"), 12_500)],
)
def test_yuan_are_seen_though_the_fees_were_small_or_have_grown_and_either_year_may_be_wrong(
    now: Figure, before: Figure, times: int
) -> None:
    (finding,) = _jump(FEES, now, before)
    assert finding.places == (FEES,)
    assert f"{times} 倍" in finding.message


def test_money_is_compared_in_one_unit_and_not_at_all_without_one() -> None:
    cell = "disclosure.procurement.amount"
    assert _jump(cell, Money(521_500, "元"), Money(Decimal("52.15"), "万元")) == []
    assert _jump(cell, Money(521_500), Money(Decimal("52.15"), "万元")) == []
    (finding,) = _jump(cell, Money(521_500, "万元"), Money(Decimal("52.15"), "万元"))
    assert "今年 521500万元，上年 52.15万元" in finding.message


def test_a_nought_put_behind_what_has_grown_is_seen_and_what_grew_as_much_without_one_is_not() -> None:
    cell = "disclosure.penalties.decisions"
    assert len(_jump(cell, 3480, 263)) == 1
    assert _jump(cell, 3481, 263) == []


def test_what_is_told_as_too_large_is_not_told_as_a_jump_as_well() -> None:
    assert _jump(FEES, 91_163_600, Decimal("9116.36")) == []


def test_without_last_year_no_jump_is_seen() -> None:
    assert _findings("figures.jump", written("2021", {"disclosure.licensing.decisions": 3000})) == []


def test_a_doubt_against_last_year_waits_until_both_years_have_the_figure() -> None:
    opening, closing = "requests.carried_in.natural", "requests.carried_out.natural"
    last = compute_totals(editions.load_form("2021"), written("2021", {closing: 3}, 2024))
    assert _findings("requests.opening", written("2021", {}), last) == []
    assert _findings("requests.opening", written("2021", {opening: 2})) == []
    found = _findings("requests.opening", written("2021", {opening: 2}), last)
    assert {(f.key, f.weight, f.left, f.right) for f in found} == {("requests.opening:natural", "warning", 2, 3)}


def test_last_years_report_may_be_of_the_edition_before() -> None:
    last = compute_totals(editions.load_form("2019"), written("2019", {"requests.carried_out.natural": 3}, 2020))
    found = _findings("requests.opening", written("2021", {"requests.carried_in.natural": 2}, 2021), last)
    assert {finding.case for finding in found} == {"natural"}


def test_a_total_that_does_not_follow_by_itself_is_told_beside_its_columns() -> None:
    opening, closing = "requests.carried_in.natural", "requests.carried_out.natural"
    form = editions.load_form("2021")
    last = replace(
        compute_totals(form, written("2021", {closing: 3}, 2024)), stated_totals={"requests.carried_out.total": 9}
    )
    found = _findings("requests.opening", written("2021", {opening: 2}), last)
    assert {finding.case for finding in found} == {"natural", "total"}


@pytest.mark.parametrize(("year", "doubted"), [("2024", False), ("2023", True), ("2025", True), ("", False)])
def test_a_report_of_another_year_than_the_one_before_is_no_last_years(year: str, doubted: bool) -> None:
    last = written("2021", {}).with_values({"cover.year": year})
    assert bool(_findings("last.year", written("2021", {}), last)) == doubted


@pytest.mark.parametrize(("unit", "doubted"), [("临江市水务局", False), ("水务局", False), ("临江市教育局", True)])
def test_another_bodys_report_is_no_last_years(unit: str, doubted: bool) -> None:
    last = written("2021", {}, 2024).with_values({"cover.unit": unit})
    assert bool(_findings("last.unit", written("2021", {}), last)) == doubted


def test_a_report_with_all_of_last_years_figures_is_doubted_but_not_one_of_noughts() -> None:
    report = full("2021")
    last = report.with_values({"cover.year": "2024"})
    (finding,) = _findings("last.copied", report, last)
    assert set(finding.places) == {cell.id for cell in editions.load_form("2021").entry_cells}
    assert _findings("last.copied", report, last.with_figures({"remedies.review.upheld": 77})) == []
    noughts: dict[str, Figure] = {cell.id: 0 for cell in editions.load_form("2021").entry_cells}
    assert _findings("last.copied", written("2021", noughts), written("2021", noughts, 2024)) == []


def test_a_reason_for_one_bodys_report_is_none_for_anothers() -> None:
    form = editions.load_form("2021")
    last = written("2021", {}, 2024).with_values({"cover.unit": "临江县 教育局"})
    report = written("2021", {})
    (finding,) = _findings("last.unit", report, last)
    answered = report.with_values(answer_values(report, finding, "机构改革后更名。"))
    assert [found.answer for found in _findings("last.unit", answered, last)] == ["机构改革后更名。"]
    other = last.with_values({"cover.unit": "临江县财政局"})
    assert [found.answer for found in _findings("last.unit", answered, other)] == [""]
    assert Draft(form, report, last).propose_edit(answer_values(report, finding, "机构改革后更名。"), "说明")
