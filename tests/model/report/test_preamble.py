"""The opening words that the program drafts from the cover."""

from __future__ import annotations

from model.checks.rules import check_report
from model.form import editions
from model.report.preamble import fill_preamble
from tests.model.reports import written


def test_the_opening_words_the_program_drafts_are_never_doubted() -> None:
    for edition, year in (("2019", 2020), ("2021", 2025)):
        report = written(edition, {}, year)
        form = editions.load_form(edition)
        with_words = report.with_values({"preamble": fill_preamble(form, report)})
        assert not [finding for finding in check_report(form, with_words) if finding.rule.startswith("preamble")]
