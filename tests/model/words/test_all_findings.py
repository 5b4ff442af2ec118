"""What is gathered of tables and words. Covers model/words/word_checks.py."""

from __future__ import annotations

from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.drafts.samples import list_samples, load_sample
from model.form import editions
from model.report.report import Report
from model.words.all_findings import gather_findings
from model.words.word_checks import CHECKS
from tests.reports import balanced


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
