"""A total that the file does not show as a figure is told apart from one that it states: it was computed only."""

from __future__ import annotations

from pathlib import Path

import exporters
from model.checks.rules import compute_totals
from model.form import editions
from model.importing.isolation.isolated_reading import read_isolated
from model.sent.published_check import Verdict, compare_published
from tests.reports import balanced

FORM = editions.load_form("2021")
TOTAL = "requests.received.total"


def test_a_total_in_words_is_not_the_same_as_the_one_that_its_parts_make(tmp_path: Path) -> None:
    report = compute_totals(FORM, balanced().with_values({"requests.received.natural": 4175}))
    total = str(report.figures[TOTAL])
    exporters.write_report(FORM, report, tmp_path / "公布.html")
    page = (tmp_path / "公布.html").read_text(encoding="utf-8")
    assert page.count(f">{total}<") >= 1
    (tmp_path / "公布.html").write_text(page.replace(f">{total}<", ">若干<", 1), encoding="utf-8")
    reading = read_isolated(tmp_path / "公布.html")
    assert reading.unseen_totals == (TOTAL,)
    check = compare_published(FORM, report, reading.report, reading.unseen_totals, reading.leftovers)
    assert (Verdict.UNREAD, TOTAL) in [(one.verdict, one.place) for one in check.differences]


def test_a_page_that_shows_all_totals_has_none_unseen(tmp_path: Path) -> None:
    exporters.write_report(FORM, balanced(), tmp_path / "公布.html")
    assert read_isolated(tmp_path / "公布.html").unseen_totals == ()
