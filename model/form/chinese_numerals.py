"""Chinese numerals, as they stand in cells and dates: 十五, 一千五 (1500), 二〇二五, 壹仟贰佰, 廿五, 三点五.

One grammar for all. A numeral that says no single number, such as 二三十 (twenty or thirty), is none.
Source of the rules: GB/T 15835—2011 and the ways of speaking that leave the last unit out (两万三 is 23000).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from model.text import to_half_width

_ZEROS = "零〇○"
_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | dict.fromkeys(_ZEROS, 0)
_FORMAL_DIGITS = {character: number for number, character in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_TO_ORDINARY = str.maketrans("貳參叄陸兩拾佰仟萬億點", "贰叁叁陆两十百千万亿点")
_POSITIONAL_DIGITS = _DIGITS | _FORMAL_DIGITS
_TO_INFORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖", "一二三四五六七八九")
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_SMALL_SCALES = {"千": 1000, "百": 100, "十": 10}
_LARGE_SCALES = {"亿": 100_000_000, "万": 10_000}
_YEAR_LETTERS = str.maketrans("Oo", "〇〇")
"""Letters that people type for the round zero of a year, 二OO五; in a figure they are refused."""

MAX_LENGTH = 60
"""Characters of a numeral; twelve billion in full has fewer than thirty."""

NUMERAL_CHARACTERS = "零〇○一二三四五六七八九两兩十百千万亿萬億廿卅卌壹贰叁肆伍陆柒捌玖貳參叄陸拾佰仟"
"""Every character a numeral may have, without 点 of decimals; for a class in a regular expression."""

_NEIGHBOURS = "一二|两三|二三|三四|四五|五六|六七|七八|八九|一两|三两|三五"
_ANY = "[零〇一二三四五六七八九两十百千万亿]"
_RANGE = re.compile(
    rf"(?:{_ANY}*[十百千万亿])?(?:{_NEIGHBOURS})(?:[十百千万亿]{_ANY}*)?"
    rf"|{_ANY}*[几数]{_ANY}+|{_ANY}+几|{_ANY}+[来多余许]{_ANY}*"
)
"""二三十, 十七八, 三五, 几十, 十几, 数百, 百余: numerals that leave open which number is meant."""


def parse_chinese_number(text: str) -> int | None:
    """十五 → 15, 二〇二五 → 2025, 一千五 → 1500; None where it is no numeral or does not say one number."""
    if len(text) > MAX_LENGTH:
        return None
    plain = to_half_width(text).translate(_TO_ORDINARY)
    if not plain or is_chinese_range(plain):
        return None
    if len(plain) > 1 and all(character in _POSITIONAL_DIGITS for character in plain):
        is_placeholder = all(character in _ZEROS for character in plain)  # ○○局 is a body without a name
        return None if is_placeholder else int(_write_digits(plain))
    if plain in ("零", "〇"):
        return 0
    return _parse_scaled(plain, _LARGE_SCALES)


def parse_chinese_decimal(text: str) -> Decimal | None:
    """三点五 → 3.5, 零点二〇 → 0.20; None for all else, whole numerals too."""
    whole, _, decimals = to_half_width(text).translate(_TO_ORDINARY).partition("点")
    number = parse_chinese_number(whole)
    if number is None or not decimals or any(character not in _POSITIONAL_DIGITS for character in decimals):
        return None
    return Decimal(f"{number}.{_write_digits(decimals)}")


def is_chinese_range(text: str) -> bool:
    """Whether a text is a numeral that leaves open which number is meant: 二三十, 两三百, 三五, 十几."""
    return len(text) <= MAX_LENGTH and bool(
        _RANGE.fullmatch(to_half_width(text).translate(_TO_ORDINARY).translate(_TO_INFORMAL))
    )


def parse_year(text: str) -> int:
    """A year in any digits, ２０２５, 二〇二五 and 二OO五 too; raises ValueError where it is none."""
    plain = to_half_width(text)
    if plain.isascii() and plain.isdecimal():
        return int(plain)
    year = parse_chinese_number("".join(_write_in_chinese(character) for character in plain.translate(_YEAR_LETTERS)))
    if year is None:
        raise ValueError(f"no year: {text}")
    return year


def _write_digits(text: str) -> str:
    """Chinese digits in a row as ASCII digits."""
    return "".join(str(_POSITIONAL_DIGITS[character]) for character in text)


def _write_in_chinese(character: str) -> str:
    """The Chinese character of an ASCII digit; any other character as it is."""
    is_digit = character.isascii() and character.isdecimal()
    return "〇一二三四五六七八九"[int(character)] if is_digit else character


def parse_month_or_day(text: str) -> int:
    """A month or a day of the month in any digits, 十二, 廿一 and 一二; 0, which no date has, where it is none.

    A date names one day, so that 一二 is 12 and no range.
    """
    plain = to_half_width(text)
    if plain.isascii():
        return int(plain) if plain.isdecimal() and len(plain) <= 2 else 0
    digits = plain if len(plain) <= 2 and all(character in _DIGITS for character in plain) else ""
    return int(_write_digits(digits)) if digits else parse_chinese_number(plain) or 0


def _parse_scaled(text: str, scales: Mapping[str, int]) -> int | None:
    """A numeral with units (千, 百, 十), divided at the largest of these scales (亿, 万) that it has."""
    for character, scale in scales.items():
        head, found, tail = text.rpartition(character)
        if not found:
            continue
        smaller = {other: size for other, size in scales.items() if size < scale}
        high = _parse_scaled(head, smaller)
        if not high or _leaves_unit_out(head):
            return None
        low = _parse_below(tail, scale, smaller, high)
        return None if low is None else high * scale + low
    return _parse_section(text)


def _parse_below(tail: str, scale: int, smaller: Mapping[str, int], high: int) -> int | None:
    """What stands behind 亿 or 万: 0 for nothing. high: the number in front of it."""
    if not tail:
        return 0
    if tail in _DIGITS and tail not in _ZEROS:
        # 两万三 is 23000; 十万五 may be 105000 or 150000
        return _DIGITS[tail] * scale // 10 if high % 10 else None
    has_zero = tail[0] in _ZEROS
    number = _parse_scaled(tail[has_zero:], smaller)
    if not number or number >= scale:
        return None
    has_gap = number < scale // 10
    may_have_zero = has_gap or high % 10 == 0
    return number if has_zero == has_gap or (has_zero and may_have_zero) else None


def _parse_section(text: str) -> int | None:
    """A numeral below 10,000, without a zero in front."""
    total, left = 0, text
    smallest = 10_000
    has_zero = False
    while left:
        has_zero = left[0] in _ZEROS
        left = left[has_zero:]
        if has_zero and smallest == 10_000:
            return None
        part = _take_part(left, smallest, may_leave_unit_out=not has_zero)
        if part is None:
            return None
        number, scale, left = part
        has_gap = scale < smallest // 10 and smallest < 10_000 and number < smallest // 10
        if has_gap != has_zero:
            return None
        total, smallest = total + number, scale
    return total or None


def _take_part(text: str, below: int, may_leave_unit_out: bool) -> tuple[int, int, str] | None:
    """The first part of a numeral, 三百 or 五, whose scale is below another: its number, its scale, and what is left.

    None where there is no such part. may_leave_unit_out: a last digit behind 千 or 百 counts the next smaller unit.
    """
    first, second = text[:1], text[1:2]
    if first in _TENS and below > 10:
        return _TENS[first], 10, text[1:]
    if first == "十" and below > 10:
        return 10, 10, text[1:]
    digit = 2 if first == "两" else _DIGITS.get(first) or _FORMAL_DIGITS.get(first)
    if not digit:
        return None
    scale = _SMALL_SCALES.get(second)
    if scale:
        return (digit * scale, scale, text[2:]) if scale < below and (first != "两" or scale > 10) else None
    if second or (first == "两" and below < 10_000):
        return None
    if below in (1000, 100) and may_leave_unit_out:
        return (digit * below // 10, below // 10, "") if first in _DIGITS else None
    return digit, 1, ""


def _leaves_unit_out(text: str) -> bool:
    """Whether a numeral is one like 一千五, which cannot stand in front of 万 or 亿."""
    return len(text) > 1 and text[-1] in _DIGITS and text[-2] in ("百", "千", "万")
