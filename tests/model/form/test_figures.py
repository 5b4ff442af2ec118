"""A figure's three faces: as typed, as stored, as printed."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableFigure
from model.form.figures import (
    Figure,
    Kind,
    Money,
    deserialise_figure,
    format_figure,
    number_of,
    parse_figure,
    serialise_figure,
)

TYPED = [
    ("12", 12),
    (" 12 ", 12),
    ("007", 7),
    ("0", 0),
    ("１２", 12),
    ("1,234", 1234),
    ("1，234", 1234),
    ("1 234 567", 1234567),
    ("十五", 15),
    ("二〇二五", 2025),
    ("两百", 200),
    ("一千二百零三", 1203),
    ("三万", 30000),
    ("+3", 3),
    ("12.0", 12),
]


@pytest.mark.parametrize(("text", "value"), TYPED)
def test_a_count_is_read_however_it_is_written(text: str, value: int) -> None:
    read = parse_figure(text, "count")
    assert read == value
    assert isinstance(read, int)


@pytest.mark.parametrize(("text", "value"), [("减4", -4), ("-18", -18), ("−18", -18), ("增15", 15), ("减少 四", -4)])
def test_a_change_may_be_below_nought(text: str, value: int) -> None:
    assert parse_figure(text, "signed") == value


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
@pytest.mark.parametrize("kind", ["count", "amount", "signed", "money"])
def test_nothing_typed_is_unfilled_and_not_nought(text: str, kind: Kind) -> None:
    assert parse_figure(text, kind) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-", "没有就填 0"),
        ("/", "没有就填 0"),
        ("—", "没有就填 0"),
        ("无", "没有就填 0"),
        ("12件", "不带单位"),
        ("12元", "不带单位"),
        ("十二个", "要填数字"),
        ("1e3", "要填数字"),
        ("1,2,3", "要填数字"),
        ("12 3", "要填数字"),
        ("1234567890123456", "超过 15 位"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_a_word_of_help(text: str, words: str) -> None:
    with pytest.raises(UnreadableFigure, match=words) as refusal:
        parse_figure(text, "count")
    assert text in str(refusal.value)


def test_an_amount_keeps_every_digit_it_was_given() -> None:
    assert format_figure(parse_figure("52.150000", "amount")) == "52.150000"
    assert format_figure(parse_figure("0.000001", "amount")) == "0.000001"


@pytest.mark.parametrize(
    ("text", "value", "unit", "paper"),
    [
        ("75338元", 75338, "元", "75338元"),
        ("52.15万元", Decimal("52.15"), "万元", "52.15万元"),
        ("52.15 万元", Decimal("52.15"), "万元", "52.15万元"),
        ("251,000元", 251000, "元", "251000元"),
        ("1.2亿元", Decimal("1.2"), "亿元", "1.2亿元"),
        ("52.15", Decimal("52.15"), "", "52.15"),
    ],
)
def test_money_keeps_its_number_and_its_unit_apart(text: str, value: Decimal, unit: str, paper: str) -> None:
    figure = parse_figure(text, "money")
    assert figure == Money(value, unit)
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


@given(_COUNTS)
def test_a_printed_count_is_read_back(value: int) -> None:
    assert parse_figure(format_figure(value), "signed") == value


@given(_AMOUNTS)
def test_a_printed_amount_is_read_back(value: Decimal) -> None:
    assert parse_figure(format_figure(value), "amount") == value


@given(st.text(max_size=12))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableFigure):
        figure = parse_figure(text, "money")
        assert figure is None or deserialise_figure(serialise_figure(figure)) == figure


@pytest.mark.parametrize("text", ["", "1.", "１２", "十五", "12元", "12 斤 两", "nan"])
def test_what_stored_never_wrote_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFigure):
        deserialise_figure(text)
