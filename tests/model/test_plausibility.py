"""The named checks: doubts that the rule language cannot say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model import editions
from model.figures import Figure, Money
from model.findings import Finding
from model.report import Report
from model.rules import check, settle
from tests.model.reports import full, written


def _findings(rule: str, report: Report, last: Report | None = None) -> list[Finding]:
    form = editions.form(report.edition)
    return [finding for finding in check(form, settle(form, report), last) if finding.rule == rule]


@pytest.mark.parametrize(
    ("edition", "cell", "figure", "fine"),
    [
        ("2021", "requests.received.natural", Decimal("1.5"), False),
        ("2021", "disclosure.fees.amount", Decimal("0.000001"), True),
        ("2019", "disclosure.licensing.change", Decimal("1.5"), False),
        ("2019", "disclosure.licensing.change", -18, True),
        ("2019", "disclosure.procurement.amount", Money(Decimal("52.15"), "万元"), True),
    ],
)
def test_counts_are_whole_and_amounts_may_have_fractions(edition: str, cell: str, figure: Figure, fine: bool) -> None:
    found = _findings("figures.proper", written(edition, {cell: figure}))
    assert (cell not in {finding.case for finding in found}) == fine


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
    cell = "disclosure.fees.amount"
    last = written("2021", {cell: Decimal("23.17")}, 2024)
    (finding,) = _findings("figures.jump", written("2021", {cell: Decimal("230000.5")}), last)
    assert "10000 倍" in finding.message


def test_without_last_year_no_jump_is_seen() -> None:
    assert _findings("figures.jump", written("2021", {"disclosure.licensing.decisions": 3000})) == []


@pytest.mark.parametrize(("other", "doubted"), [("无。", True), ("", True), ("发出信息处理费收费通知1件。", False)])
def test_applicants_who_did_not_pay_ask_for_a_fee_sentence(other: str, doubted: bool) -> None:
    report = written("2021", {"requests.otherwise.unpaid.natural": 1}).with_values({"other": other})
    assert bool(_findings("other.fees", report)) == doubted


def test_an_administrative_charge_says_nothing_about_section_six() -> None:
    report = written("2021", {"disclosure.fees.amount": Decimal("231.75")}).with_values({"other": "无。"})
    assert _findings("other.fees", report) == []


@pytest.mark.parametrize(
    ("unit", "doubted"),
    [
        ("柳湾镇人民政府", True),
        ("城东街道办事处", True),
        ("石桥乡", True),
        ("临江市人民政府", False),
        ("镇江路小学", False),
    ],
)
def test_a_town_that_makes_regulations_is_doubted(unit: str, doubted: bool) -> None:
    report = full("2021").with_values({"cover.unit": unit})
    assert bool(_findings("disclosure.town", report)) == doubted


def test_money_without_a_unit_is_asked_for_it() -> None:
    cell = "disclosure.procurement.amount"
    assert [found.case for found in _findings("figures.unit", written("2019", {cell: Money(75338)}, 2020))] == [cell]
    assert _findings("figures.unit", written("2019", {cell: Money(75338, "元")}, 2020)) == []
    assert _findings("figures.unit", written("2019", {cell: Money(0)}, 2020)) == []


@pytest.mark.parametrize(
    ("edition", "year", "doubted"), [("2019", 2020, False), ("2019", 2022, True), ("2021", 2020, True)]
)
def test_the_tables_of_another_edition_are_doubted(edition: str, year: int, doubted: bool) -> None:
    assert bool(_findings("cover.edition", written(edition, {}, year))) == doubted


@pytest.mark.parametrize("year", ["", "二〇二五", "今年"])
def test_a_missing_year_is_asked_for(year: str) -> None:
    report = written("2021", {}).with_values({"cover.year": year})
    assert [found.cells for found in _findings("cover.year", report)] == [("cover.year",)]


def test_a_missing_unit_is_asked_for() -> None:
    assert len(_findings("cover.unit", written("2021", {}).with_values({"cover.unit": " "}))) == 1


def test_more_issued_than_in_force_and_repealed_is_doubted() -> None:
    figures: dict[str, Figure] = {"disclosure.normative.issued": 5, "disclosure.normative.repealed": 1}
    doubted = written("2021", figures | {"disclosure.normative.in_force": 3})
    assert [found.case for found in _findings("disclosure.issued", doubted)] == ["normative"]
    assert _findings("disclosure.issued", written("2021", figures | {"disclosure.normative.in_force": 4})) == []
    assert _findings("disclosure.issued", written("2021", figures)) == []


def test_a_doubt_against_last_year_waits_until_both_years_have_the_figure() -> None:
    opening, closing = "requests.carried_in.natural", "requests.carried_out.natural"
    last = settle(editions.form("2021"), written("2021", {closing: 3}, 2024))
    assert _findings("requests.opening", written("2021", {}), last) == []
    assert _findings("requests.opening", written("2021", {opening: 2})) == []
    found = _findings("requests.opening", written("2021", {opening: 2}), last)
    assert {(f.key, f.weight, f.left, f.right) for f in found} == {
        ("requests.opening:natural", "warning", 2, 3),
        ("requests.opening:total", "warning", 2, 3),
    }


def test_last_years_report_may_be_of_the_edition_before() -> None:
    last = settle(editions.form("2019"), written("2019", {"requests.carried_out.natural": 3}, 2020))
    found = _findings("requests.opening", written("2021", {"requests.carried_in.natural": 2}, 2021), last)
    assert {finding.case for finding in found} == {"natural", "total"}


def test_findings_come_errors_first() -> None:
    form = editions.form("2021")
    report = settle(form, Report("2021", figures={"requests.received.natural": -1}))
    weights = [finding.weight for finding in check(form, report)]
    assert weights == sorted(weights, key=["error", "warning", "hint"].index)
    assert weights[0] == "error"
