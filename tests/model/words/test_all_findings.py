"""What is gathered of tables and words. Covers model/words/word_checks.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.drafts.samples import list_samples, load_sample
from model.form import editions
from model.report.report import Report
from model.words.all_findings import gather_findings
from model.words.word_checks import CHECKS, check_stated_figures
from tests.model.words.sound_reports import invent_sound_report, list_neutral_sentences
from tests.reports import balanced

TRUE_HINTS = {"guard.length", "disclosure.decisions"}
"""Some texts are long; in some a number of decisions happens to be last year's number and its change."""


def test_the_samples_want_nothing() -> None:
    for name in list_samples():
        report = load_sample(name)
        assert gather_findings(editions.load_form(report.edition), report) == ()


def test_what_is_found_in_tables_is_among_all_that_is_found() -> None:
    form = editions.load_form("2021")
    found = gather_findings(form, compute_totals(form, balanced().with_figures({"requests.granted.natural": 1})))
    assert [finding.key for finding in found if finding.weight == "error"] == [
        "requests.flow:natural",
        "requests.flow:total",
    ]


def test_a_report_without_words_has_nothing_said_against_its_words() -> None:
    form, report = editions.load_form("2021"), Report("2021")
    found: list[Finding] = [finding for check in CHECKS for finding in check(form, report, None)]
    assert found == []


def list_findings_of_sound_reports(seeds: Iterable[int]) -> list[tuple[int, str]]:
    """What is told of invented sound reports, by seed, but for hints that are true of them."""
    told = []
    for seed in seeds:
        edition = ("2021", "2019")[seed % 2]
        report, last = invent_sound_report(edition, seed // 2 % 4, seed)
        findings = gather_findings(editions.load_form(edition), report, last)
        told += [(seed, finding.message) for finding in findings if finding.rule not in TRUE_HINTS]
    return told


def test_sound_reports_of_two_years_with_all_their_words_have_nothing_told() -> None:
    assert list_findings_of_sound_reports(range(16)) == []


@pytest.mark.fuzz
def test_three_thousand_sound_reports_with_all_their_words_have_nothing_told() -> None:
    assert list_findings_of_sound_reports(range(3_000)) == []


@pytest.mark.parametrize("heading", ["", "（二）依申请公开。"], ids=["alone", "behind_the_heading"])
def test_sentences_about_other_things_are_left_alone_wherever_they_stand(heading: str) -> None:
    form, report, last = editions.load_form("2021"), load_sample("linjiang-2025"), load_sample("linjiang-2024")
    for sentence in list_neutral_sentences():
        written = replace(report, prose={"overview": heading + sentence})
        assert [finding.message for finding in check_stated_figures(form, written, last)] == [], sentence
    assert len(list_neutral_sentences()) >= 90
