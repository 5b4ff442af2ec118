"""Sums typed into a cell, and what only looks like one."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableFigure
from model.form.entries import parse_figure, read_entry, read_typed
from model.form.figures import Kind, Money, Number
from model.form.typed_sums import compute_sum, is_sum_inserted


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("3+4", 7),
        ("3＋4", 7),
        ("３＋４", 7),
        ("12-5", 7),
        ("12－5", 7),
        ("12−5", 7),
        (" 3 + 4 ", 7),
        ("3+\u200b4", 7),
        ("1+2+3-6", 0),
        ("3-4+5", 4),
        ("1,200+34", 1234),
        ("=3+4", 7),
        ("＝3+4", 7),
        ("0+0", 0),
    ],
)
def test_a_sum_is_added_up(text: str, total: int) -> None:
    entry = read_typed(text, "count", takes_sums=True)
    assert (entry.figure, entry.remark) == (total, "按算式算出")


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("1.5+1.5", "amount", 3),
        ("0.1+0.2", "amount", Decimal("0.3")),
        ("10.50-0.25", "money", Money(Decimal("10.25"))),
        ("3+4", "money", Money(7)),
        ("3+4", "signed", 7),
    ],
)
def test_amounts_have_decimals(text: str, kind: Kind, figure: Number | Money) -> None:
    assert parse_figure(text, kind, takes_sums=True) == figure


@pytest.mark.parametrize(
    "text",
    [
        *("5-12", "3+", "+3+4", "-3+4", "3++4", "3+-4", "3×4", "3*4", "6/2", "3加4", "(3+4)", "三+四"),
        *("2025-5", "2025-12", "10-5-20", "2025-1-3", "05-03", "010-5", "0-5", "3—5", "5–3", "12~5", "3+4件"),
        *("1.5+1.5", "1,2+3", "1,2345+1", "3+4=7", "==3+4", "999999999999999+1", "1234567890123456-1", "=A1+3"),
    ],
)
def test_what_is_not_clear_is_refused_as_ever(text: str) -> None:
    assert compute_sum(text, "count") is None
    with pytest.raises(UnreadableFigure):
        parse_figure(text, "count", takes_sums=True)


@pytest.mark.parametrize("text", ["5", "+5", "-5", "-1,200", "12", "", "1e3", "-", "--"])
def test_a_single_figure_is_no_sum(text: str) -> None:
    assert compute_sum(text, "signed") is None


@given(st.integers(0, 10**13), st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=5))
def test_every_sum_of_whole_numbers_comes_to_what_it_is(first: int, others: list[int]) -> None:
    text = str(first) + "".join(f"{other:+}" for other in others)
    total = compute_sum(text, "count")
    assert total in (first + sum(others), None)
    if len(others) > 2 and first + sum(others) >= 0:
        assert total is not None


@given(st.text("0123456789+-,. =＋－（）年/", max_size=10), st.sampled_from(["count", "amount", "money", "signed"]))
def test_no_text_that_was_a_figure_before_becomes_a_sum(text: str, kind: Kind) -> None:
    if (total := compute_sum(text, kind)) is not None:
        assert total >= 0
        with pytest.raises(UnreadableFigure):
            read_entry(text, kind)
    else:
        with contextlib.suppress(UnreadableFigure):
            assert read_typed(text, kind, takes_sums=True) == read_typed(text, kind)


@pytest.mark.parametrize(
    ("before", "after", "is_inserted"),
    [
        ("3", "3+", False),
        ("3+", "3+4", False),
        ("57", "57+", False),
        ("", "3", False),
        ("", "57", False),
        ("3+4", "3", False),
        ("3+45", "3+4", False),
        ("", "3+4", True),
        ("", "12-5", True),
        ("", "12－5", True),
        ("3+4", "12-5", True),
        ("3", "3+4", True),
        ("35", "3+45", True),
        ("33", "3-33", True),
    ],
)
def test_what_comes_at_once_was_not_typed(before: str, after: str, is_inserted: bool) -> None:
    assert is_sum_inserted(before, after) == is_inserted
