"""The digest of a report: the same for the same contents, another after any change of what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.checks.rules import compute_totals
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from model.report.linked_text import write_link
from model.report.report import Report, Value
from model.report.report_digest import compute_digest, shorten_digest

SAMPLE = load_sample(DEMO_SAMPLE)


def test_it_stays_as_documented_so_that_signed_papers_can_be_compared_for_years() -> None:
    """Made by sha256sum of {"edition":"2021","values":{"cover.year":"2025","overview":"\\u603b\\u4f53",…}}."""
    report = Report("2021", {"year": "2025"}, {"requests.received.natural": 3}, {"overview": "总体"})
    assert compute_digest(report) == "707089883a6c2344812403063025f05bf2af9dcd641bc25a6ffc7a5cae111f81"


def test_the_order_of_the_values_does_not_matter() -> None:
    cover, figures, prose = dict(SAMPLE.cover), dict(SAMPLE.figures), dict(SAMPLE.prose)
    backwards = Report(
        "2021", dict(reversed(cover.items())), dict(reversed(figures.items())), dict(reversed(prose.items()))
    )
    assert compute_digest(backwards) == compute_digest(SAMPLE)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("cover.unit", "临江县水务局 "),
        ("cover.dated", "2026年1月13日"),
        ("requests.received.natural", 7),
        ("overview", "一\n二"),
        ("other", "=1+1<b>&\ud800𠮷"),
    ],
)
def test_each_change_of_what_is_printed_gives_another(place: str, value: Value) -> None:
    assert compute_digest(SAMPLE.with_values({place: value})) != compute_digest(SAMPLE)


def test_blank_and_0_are_not_the_same() -> None:
    blank, zero = (SAMPLE.with_values({"requests.received.natural": figure}) for figure in (None, 0))
    assert compute_digest(blank) != compute_digest(zero)


def test_an_amount_is_taken_as_it_is_printed() -> None:
    one, other = (SAMPLE.with_values({"disclosure.fees.charged": Decimal(text)}) for text in ("52.1", "52.10"))
    assert compute_digest(one) != compute_digest(other)


@pytest.mark.parametrize("place", ["note.requests.received.natural", "answer.requests.opening:natural"])
def test_what_is_never_printed_does_not_count(place: str) -> None:
    assert compute_digest(SAMPLE.with_values({place: "12 → 13\n核对过"})) == compute_digest(SAMPLE)


def test_its_short_form_is_read_aloud_in_groups() -> None:
    assert shorten_digest("3f2a91c07b44d0e5" + "0" * 48) == "3f2a 91c0 7b44 d0e5"


@pytest.mark.parametrize("cell", ["requests.received.total", "disclosure.fees.amount", "disclosure.regulations.issued"])
def test_figures_that_follow_the_tables_count_as_they_are_printed(cell: str) -> None:
    """So a report that comes back from a PDF, where they are plain text, has the digest of the one that was signed."""
    form = editions.load_form("2021")
    linked = compute_totals(form, SAMPLE.with_values({"overview": f"（一）总体。共{write_link(cell)}，另有3件。"}))
    shown = linked.prose["overview"]
    assert linked.value_at("overview") != shown
    typed = compute_totals(form, SAMPLE.with_values({"overview": shown}))
    assert compute_digest(linked) == compute_digest(typed)
    changed = compute_totals(form, linked.with_figures({"requests.received.natural": 1234, cell: 77}))
    assert compute_digest(changed) != compute_digest(linked)
    assert compute_digest(linked) == compute_digest(compute_totals(form, linked))
