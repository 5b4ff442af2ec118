"""How long it takes to compare the figures of the prose with the tables, as every edit does: processor time."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from statistics import median

import pytest

from model.drafts.samples import load_sample
from model.form import editions
from model.report.report import Report
from model.words.claims import check_claims

EDITS = 300
LIMIT = 1
"""Milliseconds that comparing may take where no text has changed."""


def edited_figures(report: Report) -> Iterable[Report]:
    """The report as somebody types figures: the prose stays."""
    for number in range(EDITS):
        yield report.with_figures({"requests.received.natural": number})


def edited_prose(report: Report) -> Iterable[Report]:
    """The report as somebody writes section one: the text is another one each time."""
    for number in range(EDITS):
        yield replace(report, prose={**report.prose, "overview": f"{report.prose['overview']}第{number}次培训。"})


@pytest.mark.bench
def test_claims_at_an_edit() -> None:
    report, last = load_sample("linjiang-2025"), load_sample("linjiang-2024")
    form = editions.load_form(report.edition)
    check_claims(form, report, last)
    print(f"\nclaims of the prose compared with the tables, {EDITS} edits:")
    for what, reports in (("figures", edited_figures(report)), ("prose", edited_prose(report))):
        taken = []
        for edited in list(reports):
            begun = time.process_time()
            check_claims(form, edited, last)
            taken.append((time.process_time() - begun) * 1000)
        late = sum(milliseconds > LIMIT for milliseconds in taken)
        print(f"{what:8} median {median(taken):5.2f} ms · worst {max(taken):5.2f} ms · {late} over {LIMIT} ms")
