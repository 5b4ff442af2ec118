"""From last year to this: the cover is taken over, opening figures are offered, prose is not copied."""

from __future__ import annotations

import pytest

from model.checks.rules import compute_totals
from model.drafts import next_year
from model.form import editions
from model.form.figures import Figure
from model.report.report import Report
from tests.model.reports import full


def _last(edition: str = "2021", year: str = "2024", **figures: Figure) -> Report:
    cover = {"unit": "临江县水务局", "year": year, "phone": "0000-8800123", "dated": "2025年1月16日"}
    report = Report(edition, cover, {f"requests.carried_out.{k}": v for k, v in figures.items()}, {"overview": "旧文"})
    return compute_totals(editions.load_form(edition), report)


def test_the_cover_is_taken_over_but_for_what_belongs_to_its_year() -> None:
    report = next_year.next_year_report(_last(), 2025)
    assert report.cover == {"unit": "临江县水务局", "phone": "0000-8800123", "year": "2025"}


def test_neither_prose_nor_figures_nor_remarks_are_copied() -> None:
    last = full("2021", 2024).with_values({"note.requests.received.natural": "旧"})
    report = next_year.next_year_report(last, 2025)
    assert (report.prose, report.figures, report.notes, report.stated_totals) == ({}, {}, {}, {})


@pytest.mark.parametrize(("year", "edition"), [(2020, "2019"), (2021, "2021"), (2025, "2021")])
def test_the_new_year_decides_the_edition(year: int, edition: str) -> None:
    assert next_year.next_year_report(_last("2019", str(year - 1)), year).edition == edition


def test_the_edition_can_be_chosen_otherwise() -> None:
    assert next_year.next_year_report(_last(), 2025, "2019").edition == "2019"


@pytest.mark.parametrize("before", ["2019", "2021"])
def test_what_was_carried_out_is_offered_as_carried_in(before: str) -> None:
    last = _last(before, "2020", natural=3, legal=0)
    assert next_year.carry_over_offers(editions.load_form("2021"), last) == {
        "requests.carried_in.natural": 3,
        "requests.carried_in.legal": 0,
    }


def test_nothing_is_offered_where_last_year_left_blanks() -> None:
    assert next_year.carry_over_offers(editions.load_form("2021"), _last()) == {}


def test_a_report_of_the_first_edition_read_as_the_second_keeps_what_both_have() -> None:
    form = editions.load_form("2021")
    old = full("2019", 2020)
    read = next_year.convert_edition(old, form)
    assert read.edition == "2021"
    assert set(read.figures) <= set(form.cells)
    assert read.cover == old.cover
    assert read.prose == old.prose
    assert read.figures["requests.received.natural"] == old.figures["requests.received.natural"]
    assert read.figures["requests.otherwise.rest.natural"] == old.figures["requests.otherwise.natural"]
    assert read.figures["requests.handled.total"] == old.figures["requests.handled.total"]
    assert "disclosure.licensing.last_year" not in read.figures


def test_a_report_of_this_edition_is_read_as_it_is() -> None:
    report = full("2021")
    assert next_year.convert_edition(report, editions.load_form("2021")) is report


def test_only_what_is_still_unfilled_is_open_to_an_offer() -> None:
    form, last = editions.load_form("2021"), _last(natural=3, legal=0)
    report = compute_totals(form, Report("2021").with_figures({"requests.carried_in.natural": 9}))
    assert next_year.open_offers(form, report, last) == {"requests.carried_in.legal": 0}
    assert next_year.open_offers(form, report, None) == {}
