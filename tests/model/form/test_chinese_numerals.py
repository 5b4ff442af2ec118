"""Numerals in Chinese characters: one grammar for figures, dates and years."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.form.chinese_numerals import (
    NUMERAL_CHARACTERS,
    is_chinese_range,
    parse_chinese_decimal,
    parse_chinese_number,
    parse_month_or_day,
    parse_year,
)

_DIGITS = "零一二三四五六七八九"


def write_numeral(number: int) -> str:
    """A number as it is written in full: 10500 is 一万零五百."""
    if number < 10:
        return _DIGITS[number]
    scale, character = next(
        (scale, character)
        for scale, character in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
        if number >= scale
    )
    high, low = divmod(number, scale)
    gap = "零" if 0 < low < scale // 10 else ""
    return write_numeral(high) + character + gap + (write_numeral(low) if low else "")


@given(st.integers(0, 10**12))
def test_every_number_written_in_full_is_read_back(number: int) -> None:
    assert parse_chinese_number(write_numeral(number)) == number


@given(st.integers(0, 10**12))
def test_every_number_in_formal_or_traditional_characters_is_read_back(number: int) -> None:
    written = write_numeral(number)
    formal = written.translate(str.maketrans("一二三四五六七八九十百千万亿", "壹贰叁肆伍陆柒捌玖拾佰仟万亿"))
    traditional = formal.translate(str.maketrans("贰叁陆万亿", "貳參陸萬億"))
    assert parse_chinese_number(formal) == parse_chinese_number(traditional) == number


@given(st.integers(10, 10**12), st.sampled_from("〇○零"))
def test_digits_in_a_row_are_read_as_digits_unless_they_are_a_range(number: int, zero: str) -> None:
    digits = "".join(_DIGITS[int(digit)] for digit in str(number)).replace("零", zero)
    assert parse_chinese_number(digits) == (None if is_chinese_range(digits) else number)
    assert not (is_chinese_range(digits) and len(digits) > 2)


@given(st.text(NUMERAL_CHARACTERS, max_size=8))
def test_any_numeral_that_is_read_says_the_same_number_when_written_in_full(text: str) -> None:
    number = parse_chinese_number(text)
    if number is not None:
        assert number >= 0
        assert parse_chinese_number(write_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("〇", 0),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("一十五", 15),
        ("廿", 20),
        ("廿五", 25),
        ("卅", 30),
        ("卌二", 42),
        ("一百廿五", 125),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百十五", 115),
        ("一百一十五", 115),
        ("一百五", 150),
        ("两百", 200),
        ("一千五", 1500),
        ("一千零五", 1005),
        ("一千零五十", 1050),
        ("一千零十五", 1015),
        ("一千二百五", 1250),
        ("两千两百", 2200),
        ("一万五", 15000),
        ("两万三", 23000),
        ("二十三万五", 235000),
        ("一万零五", 10005),
        ("一万零五百", 10500),
        ("三万五千", 35000),
        ("三万五千六", 35600),
        ("三十万零五千", 305000),
        ("三十万五千", 305000),
        ("一亿二", 120_000_000),
        ("一亿零五", 100_000_005),
        ("三亿五千万", 350_000_000),
        ("一万亿", 10**12),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("二零二五", 2025),
        ("一二三", 123),
        ("二五", 25),
        ("壹贰叁", 123),
        ("贰零贰伍", 2025),
        ("壹仟贰佰叁拾肆", 1234),
        ("壹萬伍仟", 15000),
        ("兩萬三", 23000),
        ("⼆⼗", 20),
        ("十\u200b五", 15),
    ],
)
def test_numerals_say_the_number_that_people_mean(text: str, number: int | None) -> None:
    assert parse_chinese_number(text) == number


_RANGES = """
    二三十 贰叁拾 三百五六 一百二三十 两三百 三五 三五百 十七八 二十七八 一两 七八万 十几 几十 几百 数十
    百余 十多 五百来 一百多
    一二百 十二三万 三四千五百
"""


@pytest.mark.parametrize("text", _RANGES.split())
def test_a_numeral_that_leaves_the_number_open_is_a_range(text: str) -> None:
    assert is_chinese_range(text)
    assert parse_chinese_number(text) is None


@pytest.mark.parametrize(
    "text", ["十五", "三十五", "一百三十五", "二〇二五", "一二三", "三百", "三万五千", "十五万", "人数", "数", "余杭"]
)
def test_a_numeral_that_says_one_number_is_no_range(text: str) -> None:
    assert not is_chinese_range(text)


_NO_NUMERALS = """
    甲 十甲 万万 三百二百 百 千 万 亿 百五 十十 二十三十 一千万万 一万一万 一亿一亿 亿万 一百三千 五千一万 一千五万
    一百零 零五百 一百零零五 一百零五十 一千五十 一万五百 一千零五百 一万零五千 十万五 十二三四十 二五十
    两十 十两 一百两 二百两十 两〇二五 廿十 二廿 廿百 ○ ○○ 〇〇 壹仟伍 点五 三点五 15 一5 -十 兆 一兆
"""


@pytest.mark.parametrize("text", ["", *_NO_NUMERALS.split()])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("三点五", "3.5"), ("零点五", "0.5"), ("十二点三四", "12.34"), ("一百零五点〇六", "105.06"), ("三點五", "3.5")],
)
def test_a_decimal_keeps_its_digits(text: str, number: str) -> None:
    assert parse_chinese_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["三", "三点", "点五", "三点十", "三点五点六", "二三十点五", "三点五万", "三点两"])
def test_what_is_no_decimal_is_none(text: str) -> None:
    assert parse_chinese_decimal(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025",
        "２０２５",
        "二〇二五",
        "二○二五",
        "二零二五",
        "二O二五",
        "二o二五",
        "20二五",
        "二千零二十五",
        "2\u200b025",
    ],
)
def test_a_year_is_read_in_any_digits(text: str) -> None:
    assert parse_year(text) == 2025


@pytest.mark.parametrize("text", ["", "今年", "二〇二五年", "两〇二五", "202X"])
def test_what_is_no_year_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="no year"):
        parse_year(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("０８", 8),
        ("十二", 12),
        ("三十一", 31),
        ("廿一", 21),
        ("卅", 30),
        ("一二", 12),
        ("二三", 23),
        ("〇五", 5),
    ],
)
def test_a_month_or_day_is_one_number_in_any_digits(text: str, number: int) -> None:
    assert parse_month_or_day(text) == number


@pytest.mark.parametrize("text", ["", "十十", "123", "二三十", "几", "X"])
def test_what_is_no_month_or_day_is_nought(text: str) -> None:
    assert parse_month_or_day(text) == 0
