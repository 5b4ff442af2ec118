"""Which reports a rule is made for."""

from __future__ import annotations

import pytest

from model.local_rules.local_rule import Coverage, RuleFault
from model.report.report import Report

REPORT = Report("2021", {"year": "2025", "unit": "临江县白沙镇"})


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        (Coverage(), True),
        (Coverage(editions=("2021",)), True),
        (Coverage(editions=("2019",)), False),
        (Coverage(years=(2024, 2025)), True),
        (Coverage(years=(2024,)), False),
        (Coverage(first_year=2025), True),
        (Coverage(first_year=2026), False),
        (Coverage(last_year=2024), False),
        (Coverage(units=("镇", "乡")), True),
        (Coverage(units=("局",)), False),
        (Coverage(editions=("2021",), years=(2025,), units=("临江",)), True),
    ],
)
def test_a_rule_covers_the_reports_it_is_made_for(coverage: Coverage, expected: bool) -> None:
    assert coverage.covers(REPORT) is expected


def test_a_report_without_a_year_is_covered_only_where_years_do_not_matter() -> None:
    report = Report("2021", {"unit": "临江县白沙镇"})
    assert Coverage().covers(report)
    assert not Coverage(last_year=2030).covers(report)


def test_a_fault_is_one_line() -> None:
    assert RuleFault("a.toml", 3, "不对。").text == "a.toml 第 3 行：不对。"
    assert RuleFault("a.toml", 0, "不对。").text == "a.toml 整个文件：不对。"
