"""What we wrote as Word file, web page or PDF comes back from it: every figure, every paragraph, who and when."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from model import importing
from model.checks.rules import compute_totals
from model.drafts import samples
from model.form import editions
from model.report.report import Report
from tests.model.importing import layouts

SUFFIXES = [".docx", ".html", ".pdf"]
SEEN = ("unit", "year", "address", "postcode", "phone", "email", "signed", "dated")
"""The cover fields that stand on the paper in so many words."""


def home(report: Report, path: Path) -> importing.Reading:
    exporters.write_report(editions.load_form(report.edition), report, path)
    return importing.read_report(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_report_comes_back_whole(suffix: str, edition: str, tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = home(report, tmp_path / f"a{suffix}")
    assert reading.report.edition == edition
    assert reading.report.figures == report.figures
    assert reading.report.stated_totals == {}
    assert reading.report.prose == report.prose
    assert {field: reading.report.cover.get(field) for field in SEEN} == {f: report.cover[f] for f in SEEN}
    assert reading.unplaced == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_shipped_sample_comes_back_whole(suffix: str, tmp_path: Path) -> None:
    sample = samples.load_sample(samples.DEMO_SAMPLE)
    report = compute_totals(editions.load_form(sample.edition), sample)
    reading = home(report, tmp_path / f"a{suffix}")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose
    assert (reading.report.unit, reading.report.year) == (report.unit, report.year)
    assert reading.unplaced == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_blank_cells_come_back_blank_and_no_others(suffix: str, tmp_path: Path) -> None:
    """A row in which one cell was left 未填 keeps its neighbours in their places."""
    report = layouts.report("2021")
    gone: dict[str, None] = {f"requests.received.{column}": None for column in ("natural", "charity")}
    partly = compute_totals(editions.load_form("2021"), report.with_figures(gone))
    reading = home(partly, tmp_path / f"a{suffix}")
    assert reading.report.figures == partly.figures
