"""A figure's three faces: as typed, as stored, as printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableFigure
from model.form.figures import (
    Figure,
    Money,
    deserialise_figure,
    format_figure,
    number_of,
    serialise_figure,
)


@pytest.mark.parametrize(
    ("figure", "paper"),
    [
        (Decimal("52.150000"), "52.150000"),
        (Decimal("0.000001"), "0.000001"),
        (Money(75338, "元"), "75338元"),
        (Money(Decimal("52.15"), "万元"), "52.15万元"),
    ],
)
def test_an_amount_is_printed_with_every_digit_and_the_unit_it_was_given(figure: Figure, paper: str) -> None:
    assert format_figure(figure) == paper


def test_unfilled_prints_as_nothing_and_nought_as_nought() -> None:
    assert format_figure(None) == ""
    assert format_figure(0) == "0"


def test_money_equals_no_plain_number() -> None:
    figures: list[Figure] = [12, Decimal("12.5"), Money(12), Money(12, "元"), Money(12, "万元")]
    assert len(set(figures)) == 5
    assert number_of(Money(12, "元")) == 12


_COUNTS = st.integers(-(10**15) + 1, 10**15 - 1)
_AMOUNTS = st.decimals(-(10**8), 10**8, places=6)
_FIGURES = st.one_of(
    _COUNTS, _AMOUNTS, st.builds(Money, st.one_of(_COUNTS, _AMOUNTS), st.sampled_from(["", "元", "万元", "亿元"]))
)


@given(_FIGURES)
def test_a_stored_figure_comes_back_to_the_last_digit(figure: Figure) -> None:
    back = deserialise_figure(serialise_figure(figure))
    assert back == figure
    assert str(back) == str(figure)


@pytest.mark.parametrize("text", ["", "1.", "１２", "十五", "12元", "12 斤 两", "nan"])
def test_what_stored_never_wrote_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFigure):
        deserialise_figure(text)
