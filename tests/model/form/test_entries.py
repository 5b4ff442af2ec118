"""The one door for figures: what a text means in a cell, typed, pasted or read."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableFigure
from model.form.entries import is_dash, parse_figure, read_entry
from model.form.figures import Figure, Kind, Money, deserialise_figure, format_figure, serialise_figure

COUNTS = [
    ("12", 12),
    (" 12 ", 12),
    ("007", 7),
    ("0", 0),
    ("１２", 12),
    ("1,234", 1234),
    ("1，234", 1234),
    ("１，２３４，５６７", 1234567),
    ("1 234 567", 1234567),
    ("1\u2009234", 1234),
    ("十五", 15),
    ("一千五", 1500),
    ("两万三", 23000),
    ("二〇二五", 2025),
    ("壹佰贰拾", 120),
    ("廿五", 25),
    ("三点五", Decimal("3.5")),
    ("三万", 30000),
    ("1.2万", 12000),
    ("1.2万件", 12000),
    ("0.5亿", 50_000_000),
    ("+3", 3),
    ("12.0", 12),
    ("12.", 12),
    ("12件", 12),
    ("12 人次", 12),
    ("十二个", 12),
    ("零件", 0),
    ("12（件）", 12),
    ("1.2（万）", 12000),
    ("22（其中修订16件）", 22),
    ("22\n（其中修订16件）", 22),
    ("3\u200b", 3),
    ("\ufeff1\u00ad2\u2060", 12),
    ("\xa057\u3000", 57),
    ('="57"', 57),
    ("'57", 57),
    ("’57", 57),
    ("=57", 57),
    ('"57"', 57),
    ('="1,234"', 1234),
    ('=""', None),
    ("5\ufe0e", 5),
]


@pytest.mark.parametrize(("text", "value"), COUNTS)
def test_a_count_is_read_however_it_is_written(text: str, value: Figure | None) -> None:
    read = parse_figure(text, "count")
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(f"{sign}18", -18) for sign in "-－−–‐‑‒﹣"],
        ("减4", -4),
        ("减少 四", -4),
        ("减少4项", -4),
        ("负十五", -15),
        ("增15", 15),
        ("-一千五", -1500),
        ("+18", 18),
        ("＋18", 18),
        ('="-18"', -18),
        ("=-18", -18),
    ],
)
def test_a_change_may_be_below_nought_by_any_minus_sign_or_word(text: str, value: int) -> None:
    assert parse_figure(text, "signed") == value


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\u200b", '=""', "'", "\u2060\xa0"])
@pytest.mark.parametrize("kind", ["count", "amount", "signed", "money"])
def test_nothing_is_unfilled_and_not_nought(text: str, kind: Kind) -> None:
    assert parse_figure(text, kind) is None


@pytest.mark.parametrize(
    ("text", "value", "paper"),
    [
        ("52.150000", Decimal("52.15"), "52.150000"),
        ("0.000001", Decimal("0.000001"), "0.000001"),
        ("5.20万元", Decimal("5.2"), "5.20"),
        ("25.1（万元）", Decimal("25.1"), "25.1"),
        ("52,000元", Decimal("5.2"), "5.2"),
        ("251000（元）", Decimal("25.1"), "25.1"),
        ("251000（单位：元）", Decimal("25.1"), "25.1"),
        ("￥52,000.50元", Decimal("5.20005"), "5.20005"),
        ("52000元整", Decimal("5.2"), "5.2"),
        ("伍万贰仟圆整", Decimal("5.2"), "5.2"),
        ("0.5亿元", 5000, "5000"),
        ("1.2万", Decimal("1.2"), "1.2"),
        ("三万", 3, "3"),
        ("三万五千元", Decimal("3.5"), "3.5"),
        ("三点五万元", Decimal("3.5"), "3.5"),
    ],
)
def test_an_amount_is_converted_to_the_printed_unit_and_keeps_its_digits(text: str, value: Figure, paper: str) -> None:
    figure = parse_figure(text, "amount", "万元")
    assert figure == value
    assert format_figure(figure) == paper


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("75338元", 75338, "元"),
        ("52.15万元", Decimal("52.15"), "万元"),
        ("52.15 万元", Decimal("52.15"), "万元"),
        ("251,000元", 251000, "元"),
        ("1.2亿元", Decimal("1.2"), "亿元"),
        ("1.2万", Decimal("1.2"), "万元"),
        ("¥75,338", 75338, "元"),
        ("七万元", 7, "万元"),
        ("七万五千元", 75000, "元"),
        ("52.15", Decimal("52.15"), ""),
    ],
)
def test_money_keeps_its_number_and_its_unit_apart(text: str, value: Decimal, unit: str) -> None:
    assert parse_figure(text, "money") == Money(value, unit)


@pytest.mark.parametrize(
    "mark", ["/", "／", "\\", "-", "－", "−", "–", "—", "——", "――", "--", "─", "━━", "·", "…", "……", "一一", "ーー"]
)
def test_a_mark_for_nothing_is_a_dash_and_no_figure(mark: str) -> None:
    assert is_dash(mark)
    assert is_dash(f" {mark}\u200b")
    assert read_entry(mark, "count").is_dash
    with pytest.raises(UnreadableFigure, match="没有就填 0"):
        parse_figure(mark, "count")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "notation", "remark"),
    [
        ("12", "count", "", "", ""),
        ("1,234", "count", "", "", ""),
        ("75338元", "money", "", "", ""),
        ("1,052.15万元", "money", "", "", ""),
        ("１２", "count", "", "全角字符", ""),
        ("十五", "count", "", "中文数字", ""),
        ("12件", "count", "", "带单位“件”", ""),
        ("减4", "signed", "", "文字表示的正负", ""),
        ("1 234", "count", "", "", "空格看作分节"),
        ("三万", "count", "", "中文数字、带单位“万”", ""),
        ("1.2万件", "count", "", "带单位“万件”", "请核对"),
        ("22（其中修订16件）", "count", "", "全角字符", "括号里的话没有放处"),
        ("5.20万元", "amount", "万元", "带单位“万元”，与表头单位相同", ""),
        ("1.2万", "amount", "万元", "", "“万”看作万元"),
        ("52,000元", "amount", "万元", "带单位“元”", "元换算成万元"),
        ("1亿", "amount", "万元", "带单位“亿元”", "“亿”看作亿元，亿元换算成万元"),
    ],
)
def test_what_is_more_than_plain_digits_is_told(text: str, kind: Kind, unit: str, notation: str, remark: str) -> None:
    entry = read_entry(text, kind, unit)
    assert (entry.notation, entry.remark) == (notation, remark)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_printed_count_is_read_back(value: int) -> None:
    assert parse_figure(format_figure(value), "signed") == value


@given(st.decimals(-(10**8), 10**8, places=6))
def test_a_printed_amount_is_read_back(value: Decimal) -> None:
    assert parse_figure(format_figure(value), "amount", "万元") == value


@given(st.integers(0, 10**15 - 1))
def test_a_grouped_number_is_read_back_and_any_other_grouping_is_refused(value: int) -> None:
    grouped = f"{value:,}"
    assert parse_figure(grouped, "count") == value
    if "," in grouped:
        with pytest.raises(UnreadableFigure):
            parse_figure(grouped[:-1], "count")


@given(st.text(max_size=12))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableFigure):
        figure = parse_figure(text, "money")
        assert figure is None or deserialise_figure(serialise_figure(figure)) == figure
