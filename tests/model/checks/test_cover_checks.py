"""The cover's own checks: the year, the name, the signature and its date, and how to reach the office."""

from __future__ import annotations

from datetime import date

import pytest

from model.checks.cover_checks import check_scope, may_be_same_body, parse_date, propose_date
from model.checks.explanations import answer_values
from model.checks.findings import Finding
from model.checks.rules import check_report, compute_totals
from model.form import editions
from model.report.report import Report
from tests.model.reports import full, written


def _found(rule: str, cover: dict[str, str], edition: str = "2021") -> list[Finding]:
    report = written(edition, {}).with_values({f"cover.{field}": text for field, text in cover.items()})
    form = editions.load_form(edition)
    return [finding for finding in check_report(form, compute_totals(form, report)) if finding.rule == rule]


@pytest.mark.parametrize(
    ("edition", "year", "doubted"), [("2019", "2020", False), ("2019", "2022", True), ("2021", "2020", True)]
)
def test_the_tables_of_another_edition_are_doubted_with_the_notice_that_rules(
    edition: str, year: str, doubted: bool
) -> None:
    found = _found("cover.edition", {"year": year}, edition)
    due = editions.load_form(editions.edition_for(int(year)))
    assert [finding.citation for finding in found] == [due.notice] * doubted


@pytest.mark.parametrize("year", ["", "二〇二五", "今年", "2015"])
def test_a_year_that_is_missing_or_before_the_first_form_is_asked_for(year: str) -> None:
    assert [found.places for found in _found("cover.year", {"year": year})] == [("cover.year",)]
    assert _found("cover.edition", {"year": year}) == []


@pytest.mark.parametrize("unit", [" ", "临江县水务局2025年政府信息公开工作年度报告"])
def test_a_missing_name_and_a_whole_title_in_its_place_are_asked_for(unit: str) -> None:
    assert [found.places for found in _found("cover.unit", {"unit": unit})] == [("cover.unit",)]


@pytest.mark.parametrize(
    ("dated", "weights"),
    [
        ("2026年1月12日", []),
        ("2025年12月31日", []),
        ("", []),
        ("2025年1月12日", ["warning"]),
        ("2027年1月12日", ["warning"]),
        ("2026年112日", ["warning"]),
        ("2026年2月30日", ["warning"]),
        ("1月12日", ["warning"]),
        ("2026年01月12日", ["hint"]),
        ("二〇二六年一月十二日", ["hint"]),
        ("2026-1-12", ["hint"]),
    ],
)
def test_the_date_is_a_day_of_the_year_after_written_as_it_should_be(dated: str, weights: list[str]) -> None:
    found = _found("cover.dated", {"dated": dated})
    assert [finding.weight for finding in found] == weights
    assert all(dated in finding.message or "2025 年" in finding.message for finding in found)


def test_a_date_is_read_in_every_usual_way_of_writing() -> None:
    ways = ["2026年1月2日", "２０２６年０１月０２日", "2026.1.2", "2026-01-02", "2026/1/2", "二〇二六年一月二日"]
    ways += [
        "2026。1。2",
        "2026、1、2",
        "二○二六年元月二日",
        "2026年元月2日",
        "20260102",
        "2026年1月2号",
        "2026年1月2日。",
    ]
    assert {parse_date(way) for way in ways} == {date(2026, 1, 2)}


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("2026.1.20", "2026年1月20日"),
        ("二〇二六年一月二十日", "2026年1月20日"),
        ("2026年01月20日", "2026年1月20日"),
        ("2026年1月20日", ""),
        ("2026 年 1 月 20 日", ""),
        ("26.1.20", ""),
        ("2026年2月30日", ""),
        ("20261320", ""),
        ("明年年初", ""),
        ("", ""),
    ],
)
def test_a_date_in_another_notation_is_proposed_in_the_official_one(typed: str, proposed: str) -> None:
    assert propose_date(typed) == proposed


@pytest.mark.parametrize(
    ("signed", "unit", "doubted"),
    [
        ("临江县教育局", "临江县水务局", True),
        ("城西街道办事处", "城东街道办事处", True),
        ("临江县水务局", "临江县水务局", False),
        ("温州市鹿城区统计局", "鹿城区统计局", False),
        ("临江县人民政府办公室", "临江县人民政府", False),
        ("县政府办", "临江县人民政府办公室", False),
        ("临江县人社局", "临江县人力资源和社会保障局", False),
        ("城东街道办", "城东街道办事处", False),
        ("（此件公开发布）", "临江县水务局", False),
        ("", "临江县水务局", False),
    ],
)
def test_another_bodys_name_at_the_end_is_doubted_but_not_a_longer_or_shorter_form(
    signed: str, unit: str, doubted: bool
) -> None:
    assert bool(_found("cover.signed", {"signed": signed, "unit": unit})) == doubted
    assert may_be_same_body(signed, unit) == may_be_same_body(unit, signed)


def test_a_reason_for_the_signature_lapses_when_the_units_name_is_another() -> None:
    cover = {"cover.signed": "临江县教育局", "cover.unit": "临江县水务局"}
    report = written("2021", {}).with_values(cover)
    form = editions.load_form("2021")
    (finding,) = (found for found in check_report(form, report) if found.rule == "cover.signed")
    answered = report.with_values(answer_values(report, finding, "两局合署办公。"))
    assert [found.answer for found in check_report(form, answered) if found.rule == "cover.signed"] == [
        "两局合署办公。"
    ]
    moved = answered.with_values({"cover.unit": "临江县财政局"})
    assert [found.former_answer for found in check_report(form, moved) if found.rule == "cover.signed"] == [
        "两局合署办公。"
    ]


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("postcode", "32500", "３２５０００"),
        ("phone", "见官网", "0577-88030256"),
        ("phone", "123", "12345"),
        ("email", "tjj.lucheng.gov.cn", "tjj@lucheng.gov.cn"),
    ],
)
def test_what_the_public_writes_and_calls_to_is_whole(field: str, wrong: str, right: str) -> None:
    assert [found.places for found in _found(f"cover.{field}", {field: wrong})] == [(f"cover.{field}",)]
    assert _found(f"cover.{field}", {field: right}) == _found(f"cover.{field}", {field: ""}) == []


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("统计期限自2025年1月1日起至2025年12月31日止。", False),
        ("统计期限为 2025 年 1 月 1 日至 12 月 31 日。", False),
        ("统计期限自2024年1月1日起至2024年12月31日止。", True),
        ("统计期限自2025年1月1日起至2024年12月31日止。", True),
        ("自2008年5月1日施行以来。", False),
    ],
)
def test_the_period_is_the_reports_year(words: str, doubted: bool) -> None:
    report = written("2021", {}).with_values({"preamble": words})
    found = [
        finding for finding in check_report(editions.load_form("2021"), report) if finding.rule == "preamble.period"
    ]
    assert [(finding.places, finding.left) for finding in found] == [(("preamble",), 2024)] * doubted


@pytest.mark.parametrize(
    ("edition", "words", "doubted"),
    [
        ("2021", "按照（国办公开办函〔2021〕30号）编制。", False),
        ("2021", "按照（国办公开办函[2019] 60号）编制。", True),
        ("2021", "国办公开办函〔2021〕30号印发后，国办公开办函〔2019〕60号停止执行。", False),
        ("2021", "根据国办函〔2020〕109号。", False),
        ("2019", "按照（国办公开办函〔2019〕60号）编制。", False),
        ("2019", "按照（国办公开办函〔2021〕30号）编制。", True),
    ],
)
def test_the_notice_that_is_cited_rules_the_report(edition: str, words: str, doubted: bool) -> None:
    report = written(edition, {}, 2025 if edition == "2021" else 2020).with_values({"preamble": words})
    found = [
        finding for finding in check_report(editions.load_form(edition), report) if finding.rule == "preamble.basis"
    ]
    assert [finding.citation for finding in found] == [editions.load_form(edition).notice] * doubted


def test_a_draft_with_figures_says_whose_they_are() -> None:
    form, report = editions.load_form("2021"), full("2021")
    assert [finding.rule for finding in check_scope(form, report, None)] == ["cover.scope"]
    assert list(check_scope(form, report.with_values({"cover.scope": "本机关"}), None)) == []
    assert list(check_scope(form, Report("2021"), None)) == []
