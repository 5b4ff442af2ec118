"""The named checks: doubts that the rule language cannot say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.checks import explanations
from model.checks.findings import Finding
from model.checks.rules import check_report, compute_totals
from model.form import editions
from model.form.figures import Figure, Money
from model.report.report import BLANK_TOTAL, Report
from tests.model.reports import full, written


def _findings(rule: str, report: Report, last: Report | None = None) -> list[Finding]:
    form = editions.load_form(report.edition)
    return [finding for finding in check_report(form, compute_totals(form, report), last) if finding.rule == rule]


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
        ("马桥镇人民政府(本级)", True),
        ("石桥乡", True),
        ("临江县人民政府", True),
        ("鹿城区统计局", True),
        ("东州市临江区水务局", True),
        ("临江市人民政府", False),
        ("东州自治区人民政府", False),
        ("东州新区管理委员会", False),
        ("东州市城区供水管理局", False),
        ("镇江路小学", False),
    ],
)
def test_a_county_or_town_that_makes_regulations_is_doubted(unit: str, doubted: bool) -> None:
    report = full("2021").with_values({"cover.unit": unit})
    assert bool(_findings("disclosure.town", report)) == doubted


def _report_of_2020(last_year: int, change: int, decisions: int) -> Report:
    row = "disclosure.penalties"
    figures: dict[str, Figure] = {
        f"{row}.last_year": last_year,
        f"{row}.change": change,
        f"{row}.decisions": decisions,
    }
    return written("2019", figures, 2020)


@pytest.mark.parametrize(("last_year", "change", "decisions"), [(8, 15, 23), (30, -4, 26)])
def test_decisions_that_are_the_sum_of_last_year_and_change_are_asked_about(
    last_year: int, change: int, decisions: int
) -> None:
    (finding,) = _findings("disclosure.decisions", _report_of_2020(last_year, change, decisions))
    assert (finding.weight, finding.places[0]) == ("hint", "disclosure.penalties.decisions")


@pytest.mark.parametrize(
    ("last_year", "change", "decisions"), [(8, 15, 24), (8, 0, 8), (0, 3, 3), (0, 0, 0), (8, 15, 0)]
)
def test_other_decisions_are_not_asked_about(last_year: int, change: int, decisions: int) -> None:
    assert _findings("disclosure.decisions", _report_of_2020(last_year, change, decisions)) == []


def test_money_without_a_unit_is_asked_for_it() -> None:
    cell = "disclosure.procurement.amount"
    assert [found.case for found in _findings("figures.unit", written("2019", {cell: Money(75338)}, 2020))] == [cell]
    assert _findings("figures.unit", written("2019", {cell: Money(75338, "元")}, 2020)) == []
    assert _findings("figures.unit", written("2019", {cell: Money(0)}, 2020)) == []


def test_more_issued_than_in_force_and_repealed_is_doubted() -> None:
    figures: dict[str, Figure] = {"disclosure.normative.issued": 5, "disclosure.normative.repealed": 1}
    doubted = written("2021", figures | {"disclosure.normative.in_force": 3})
    assert [found.case for found in _findings("disclosure.issued", doubted)] == ["normative"]
    assert _findings("disclosure.issued", written("2021", figures | {"disclosure.normative.in_force": 4})) == []
    assert _findings("disclosure.issued", written("2021", figures)) == []


def test_findings_come_errors_first() -> None:
    form = editions.load_form("2021")
    report = compute_totals(form, Report("2021", figures={"requests.received.natural": -1}))
    weights = [finding.weight for finding in check_report(form, report)]
    assert weights == sorted(weights, key=["error", "warning", "hint"].index)
    assert weights[0] == "error"


def test_findings_of_a_weight_come_in_the_order_of_the_page() -> None:
    figures: dict[str, Figure] = {
        "remedies.review.upheld": -1,
        "requests.partial.natural": -1,
        "disclosure.fees.amount": -1,
    }
    form = editions.load_form("2021")
    found = check_report(form, compute_totals(form, Report("2021", figures=figures)))
    for weight in ("error", "warning"):
        ranks = [form.reading_order[finding.places[0]] for finding in found if finding.weight == weight]
        assert ranks == sorted(ranks)
        assert len(ranks) > 2


@pytest.mark.parametrize("cell", ["requests.granted.natural", "remedies.review.upheld"])
@pytest.mark.parametrize("figure", [-1, Decimal("1.5")])
def test_a_total_is_not_blamed_for_a_part_that_is_no_count(cell: str, figure: Figure) -> None:
    assert [found.case for found in _findings("figures.proper", written("2021", {cell: figure}))] == [cell]


@pytest.mark.parametrize(
    ("edition", "cell", "fine", "doubted"),
    [
        ("2021", "disclosure.licensing.decisions", 11_398_889, 99_999_999_999),
        ("2021", "disclosure.fees.amount", Decimal("316441.25"), 91_163_600),
        ("2021", "disclosure.normative.in_force", 4185, 20_250_001),
        ("2021", "requests.received.natural", 60_000, 2_025_001),
        ("2021", "remedies.review.upheld", 376, 325_000),
        ("2019", "disclosure.fees.change", -18, -88_030_256),
    ],
)
def test_figures_larger_than_any_office_has_are_doubted(edition: str, cell: str, fine: Figure, doubted: Figure) -> None:
    assert _findings("figures.size", written(edition, {cell: fine})) == []
    assert [found.places for found in _findings("figures.size", written(edition, {cell: doubted}))] == [(cell,)]


def test_no_size_is_too_large_for_money_whose_unit_may_be_yuan() -> None:
    cell = "disclosure.procurement.amount"
    assert _findings("figures.size", written("2019", {cell: Money(75_338_000, "元")}, 2020)) == []


@pytest.mark.parametrize(
    ("projects", "amount", "first"),
    [
        (0, Money(52, "万元"), "disclosure.procurement.projects"),
        (3, Money(0), "disclosure.procurement.amount"),
        (3, Money(52, "万元"), ""),
        (0, Money(0), ""),
    ],
)
def test_what_was_bought_cost_something(projects: int, amount: Money, first: str) -> None:
    figures: dict[str, Figure] = {"disclosure.procurement.projects": projects, "disclosure.procurement.amount": amount}
    found = _findings("disclosure.procurement", written("2019", figures, 2020))
    assert [finding.places[0] for finding in found] == [first] * bool(first)


def test_no_more_can_be_taken_away_than_there_was_the_year_before() -> None:
    before, change = "disclosure.licensing.last_year", "disclosure.licensing.change"
    assert [f.places for f in _findings("disclosure.change", written("2019", {before: 3, change: -4}, 2020))] == [
        (before, change)
    ]
    assert _findings("disclosure.change", written("2019", {before: 3, change: -3}, 2020)) == []


def test_the_row_of_the_old_table_alone_filled_is_told_as_the_old_table() -> None:
    report = full("2021")
    rows = ("requests.otherwise.uncorrected", "requests.otherwise.unpaid")
    blank: dict[str, Figure | None] = {id: None for id in report.figures if id.startswith(rows)}
    old = replace(report, stated_totals={}).with_figures(blank)
    (found,) = _findings("figures.rows", old)
    assert len(found.places) == 12
    assert "2019 格式" in found.message
    assert _findings("figures.rows", old.with_figures({"requests.granted.natural": None})) == []
    assert _findings("figures.rows", full("2021")) == []


def test_totals_that_a_file_left_blank_are_one_finding_for_each_table() -> None:
    form = editions.load_form("2021")
    totals = [cell.id for cell in form.cells.values() if cell.is_computed]
    report = full("2021").with_values({f"blank.{cell}": BLANK_TOTAL for cell in totals})
    three, four = check_report(form, report)
    assert (three.rule, three.weight, three.case) == ("totals.blank", "warning", "requests")
    assert three.message == (
        "表三有 31 格总计空着（一、本年新收政府信息公开申请数量等 25 处）；总计应当填各格之和，不留空。"
    )
    assert {*three.places, *four.places} == set(totals)


def test_a_total_that_is_a_dash_is_told_with_its_mark() -> None:
    report = full("2021").with_values({"blank.remedies.review.total": "/", "blank.remedies.direct.total": BLANK_TOTAL})
    (finding,) = check_report(editions.load_form("2021"), report)
    assert finding.message.startswith("表四有 2 格总计写的是“/”、空着（行政复议 总计等 2 处）")


def test_a_blank_total_can_be_explained() -> None:
    form, report = editions.load_form("2021"), full("2021").with_values({"blank.remedies.review.total": BLANK_TOTAL})
    (finding,) = check_report(form, report)
    answered = report.with_values(explanations.answer_values(report, finding, "网页模板不显示总计"))
    assert [finding.status for finding in check_report(form, answered)] == ["已说明"]
