"""The figures that are drawn: of this report, of last year's, and what is not compared."""

from __future__ import annotations

from dataclasses import replace

from exporters.infographic import page
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.report.report import Report
from tests.exporters.infographic.pictured import zeros
from tests.exporters.infographic.test_page import FORM, shown


def test_a_claimed_total_is_shown_as_its_file_stated_it() -> None:
    report = replace(load_sample(DEMO_SAMPLE), stated_totals={"requests.received.total": 50})
    words = shown(FORM, report)
    assert "50" in words
    assert "→" in words, "where the two sides differ no = is drawn"


def test_last_year_of_nothing_gives_a_difference_and_no_percentage() -> None:
    words = shown(FORM, load_sample(DEMO_SAMPLE), zeros("2021")[1])
    assert "增48件" in words
    assert not any("%" in each or "％" in each for each in words)


def test_without_last_year_nothing_is_compared() -> None:
    assert not any("相比" in words for words in shown(FORM, load_sample(DEMO_SAMPLE)))


def test_what_last_year_left_blank_is_not_compared() -> None:
    said = "".join(page.list_sentences(FORM, load_sample(DEMO_SAMPLE), Report("2021", {"year": "2024"})))
    assert "本年新收48件，2024年未填；" in said


def test_last_year_may_be_of_the_older_edition() -> None:
    said = "".join(page.list_sentences(FORM, load_sample(DEMO_SAMPLE), load_sample("linjiang-2020")))
    assert "本年新收48件，2020年24件，增24件" in said
