"""The shipped samples are complete reports nothing can be said against."""

from __future__ import annotations

import re

import pytest

from model.checks.findings import count_findings
from model.checks.rules import check_report
from model.drafts import samples
from model.form import editions


@pytest.mark.parametrize("name", samples.list_samples())
def test_every_sample_is_complete_and_without_a_finding(name: str) -> None:
    report = samples.load_sample(name)
    form = editions.load_form(report.edition)
    assert check_report(form, report) == ()
    assert count_findings(check_report(form, report)).text == "可以报送"
    assert report.figures.keys() == form.cells.keys()
    assert report.prose.keys() == set(form.prose_places)
    assert report.edition == editions.edition_for(report.year or 0)
    assert report.cover.keys() == {field.id for field in form.fields}


def test_the_shown_sample_follows_from_the_year_before() -> None:
    report, last = samples.load_sample(samples.DEMO_SAMPLE), samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR)
    assert check_report(editions.load_form("2021"), report, last) == ()
    assert report.year == (last.year or 0) + 1
    for id in report.prose:
        assert not set(_long_sentences(report.prose[id])) & set(_long_sentences(last.prose[id])) or id == "preamble"


def _long_sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split("[。；\n]", text) if len(sentence) > 15]


def test_the_shown_sample_has_the_five_parts_of_section_one() -> None:
    report = samples.load_sample(samples.DEMO_SAMPLE)
    overview = editions.load_form(report.edition).section_by_id("overview")
    parts = re.findall(r"^（[一二三四五]）([^。]+)。", report.prose["overview"], re.M)
    assert tuple(parts) == overview.subheadings
    assert 600 <= len(report.prose["overview"]) <= overview.most


def test_an_unknown_sample_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        samples.load_sample("nowhere-1900")
