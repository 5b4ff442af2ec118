"""What came of each rule: held, broken with both sides, or not tested, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.rule_outcomes import Outcome, RuleOutcome, list_rule_outcomes
from model.checks.rules import check_report, compute_totals
from model.drafts.samples import DEMO_SAMPLE, DEMO_SAMPLE_LAST_YEAR, load_sample
from model.form import editions
from model.report.report import NOT_FOUND, Report
from tests.examples import examples

FORM = editions.load_form("2021")
SAMPLE, LAST = load_sample(DEMO_SAMPLE), load_sample(DEMO_SAMPLE_LAST_YEAR)
CARRIED_OUT = "requests.carried_out.natural"


def outcomes(report: Report, last: Report | None = LAST) -> dict[str, RuleOutcome]:
    return {one.key: one for one in list_rule_outcomes(FORM, compute_totals(FORM, report), last)}


def test_in_a_sound_report_every_rule_holds() -> None:
    assert {one.outcome for one in outcomes(SAMPLE).values()} == {Outcome.HOLDS}


def test_a_broken_rule_has_both_sides() -> None:
    broken = outcomes(SAMPLE.with_values({CARRIED_OUT: 5}))["requests.flow:natural"]
    assert (broken.outcome, broken.left, broken.right) == (Outcome.BROKEN, 37, 40)


def test_without_last_years_report_the_rules_that_need_it_are_not_tested() -> None:
    assert outcomes(SAMPLE, None)["requests.opening:natural"].outcome is Outcome.NO_LAST_YEAR


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_of_an_empty_report_no_rule_is_said_to_hold(edition: str) -> None:
    found = list_rule_outcomes(editions.load_form(edition), Report(edition))
    assert {one.outcome for one in found} == {Outcome.UNFILLED, Outcome.NO_LAST_YEAR}


def test_what_could_not_be_read_is_not_tested() -> None:
    unread = SAMPLE.with_values({CARRIED_OUT: None, f"unread.{CARRIED_OUT}": NOT_FOUND})
    assert outcomes(unread)["requests.flow:natural"].outcome is Outcome.UNREAD


@settings(max_examples=examples(20))
@given(st.dictionaries(st.sampled_from([cell.id for cell in FORM.entry_cells]), st.none() | st.integers(0, 9)))
def test_every_finding_about_a_rule_has_its_outcome(changes: dict[str, int | None]) -> None:
    report = compute_totals(FORM, SAMPLE.with_values(changes))
    broken = {one.key for one in list_rule_outcomes(FORM, report, LAST) if one.outcome is Outcome.BROKEN}
    rules = {rule.id for rule in FORM.rules}
    assert {finding.key for finding in check_report(FORM, report, LAST) if finding.rule in rules} <= broken
