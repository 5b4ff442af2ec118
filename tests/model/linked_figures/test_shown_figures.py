"""How linked figures are shown in a report: with its totals, when the tables change, where a figure is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Money
from model.linked_figures.shown_figures import list_missing_figures
from model.report.linked_text import write_link
from model.report.report import Report
from model.report.report_json import from_record, to_record
from tests.reports import balanced

FORM = editions.load_form("2021")
SENTENCE = f"新收{write_link('requests.received.total')}件，自然人{write_link('requests.received.natural')}件。"


def make_report(**figures: int) -> Report:
    entries = {f"requests.received.{column}": figure for column, figure in figures.items()}
    return compute_totals(FORM, Report("2021").with_values({"overview": SENTENCE, **entries}))


def test_a_linked_figure_is_what_the_table_shows_also_a_total() -> None:
    assert make_report(natural=3, business=4).prose["overview"] == "新收7件，自然人3件。"


def test_it_follows_the_table_and_what_is_stored_stays() -> None:
    report = make_report(natural=3, business=4)
    changed = compute_totals(FORM, report.with_figures({"requests.received.business": 10}))
    assert changed.prose["overview"] == "新收13件，自然人3件。"
    assert changed.value_at("overview") == report.value_at("overview") == SENTENCE


def test_a_zero_is_a_figure_and_an_empty_cell_is_told_with_its_name() -> None:
    assert make_report(natural=0).prose["overview"] == "新收0件，自然人0件。"
    assert make_report().prose["overview"] == "新收（未填 本年新收）件，自然人（未填 本年新收·自然人）件。"


def test_what_could_not_be_read_from_a_file_is_not_called_empty() -> None:
    unread = compute_totals(FORM, make_report().with_values({"unread.requests.received.natural": "原文里没有找到"}))
    assert "自然人（没有读到 本年新收·自然人）件" in unread.prose["overview"]


def test_an_amount_has_every_digit_and_the_unit_that_was_typed() -> None:
    form = editions.load_form("2019")
    cell = "disclosure.procurement.amount"
    report = Report("2019").with_values({"other": f"采购{write_link(cell)}。", cell: Money(52, "万元")})
    assert compute_totals(form, report).prose["other"] == "采购52万元。"


SUM = write_link("requests.granted.natural", "requests.partial.natural")


def test_a_sum_follows_its_cells_and_survives_being_stored() -> None:
    report = Report("2021").with_values({"other": f"公开{SUM}件。"})
    report = compute_totals(FORM, report.with_figures({"requests.granted.natural": 22, "requests.partial.natural": 5}))
    assert report.prose["other"] == "公开27件。"
    changed = compute_totals(FORM, report.with_figures({"requests.partial.natural": 6}))
    assert changed.prose["other"] == "公开28件。"
    assert changed.value_at("other") == f"公开{SUM}件。"
    assert from_record(to_record(changed)).prose["other"] == "公开28件。"


def test_a_sum_of_which_a_figure_is_missing_is_told_with_that_ones_name() -> None:
    report = Report("2021").with_values({"other": f"公开{SUM}件。", "requests.granted.natural": 22})
    assert compute_totals(FORM, report).prose["other"] == "公开（未填 部分公开·自然人）件。"
    [missing] = list_missing_figures(FORM, compute_totals(FORM, report))
    assert (missing.cell, missing.name) == ("requests.partial.natural", "部分公开·自然人")


def test_a_cell_that_the_form_lacks_is_no_figure() -> None:
    report = compute_totals(FORM, Report("2021").with_values({"other": f"共{write_link('requests.gone.total')}件。"}))
    assert report.prose["other"] == "共（表中没有这个数）件。"


def test_words_in_braces_stay_words() -> None:
    report = compute_totals(FORM, balanced().with_values({"other": "{本年新收}{requests.received.total}"}))
    assert report.prose["other"] == "{本年新收}{requests.received.total}"
    assert not report.links


@given(st.lists(st.sampled_from(["新收", "件。\n", "{", "}", *(write_link(cell) for cell in FORM.cells)]), max_size=12))
def test_the_record_of_a_report_brings_every_link_back(pieces: list[str]) -> None:
    report = compute_totals(FORM, balanced().with_values({"problems": "".join(pieces) or None}))
    assert compute_totals(FORM, from_record(to_record(report))) == report


@pytest.mark.parametrize(("text", "version"), [("新收12件。", 1), (SENTENCE, 3)])
def test_only_a_record_with_links_is_kept_from_older_programs(text: str, version: int) -> None:
    assert to_record(Report("2021").with_values({"overview": text}))["version"] == version


def test_a_text_without_its_links_is_plain_again() -> None:
    report = make_report(natural=3).with_values({"overview": "新收5件。"})
    assert compute_totals(FORM, report).prose["overview"] == "新收5件。"
    assert not report.links
