"""Years and dates as reports write them: in Arabic digits of any width, in Chinese numerals, with a day or without."""

from __future__ import annotations

import re

from model.form.chinese_numerals import parse_month_or_day, parse_year
from model.importing.matching.comparable import drop_blanks, fold_characters

YEAR = r"(?:20\d{2}|二[〇○零Oo0][一二三][〇○零Oo0一二三四五六七八九])"
"""A regular expression for a year in folded characters."""

_NUMERAL = "[〇○零一二三四五六七八九十廿卅]"
# 年 or 月 may be lost: 2021年112日 is taken for a date, which the checks then say is none
_DAMAGED_DATE = r"20\d{2}年?\d{1,2}月?\d{1,2}日"
_MONTH = r"20\d{2}年\d{1,2}月"
_DASHED_DATE = r"20\d{2}[-./]\d{1,2}[-./]\d{1,2}"
_CHINESE_DATE = rf"二[〇○零Oo0]{{1}}[一二三][〇○零Oo0一二三四五六七八九]年{_NUMERAL}{{1,2}}月(?:{_NUMERAL}{{1,3}}日)?"
DATE = rf"(?:{_DAMAGED_DATE}|{_CHINESE_DATE}|{_DASHED_DATE}|{_MONTH})"
"""A regular expression for a date in folded characters without blanks."""

_DATE_LINE = re.compile(rf"(?:(?:成文|填报|报告|编制)?日期[:：]|时间[:：])?[(（]?({DATE})[)）]?")
_DASHED_PARTS = re.compile(r"(20\d{2})[-./](\d{1,2})[-./](\d{1,2})")
_CHINESE_PARTS = re.compile(rf"({YEAR})年({_NUMERAL}{{1,2}})月(?:({_NUMERAL}{{1,3}})日)?")

_PERIOD = re.compile(
    rf"({YEAR})(?:年(?:0?1月(?:0?1日)?|一月(?:一日)?)|[-./]0?1[-./]0?1)[^。;；]{{0,12}}?"
    r"(?:12月|十二月|[-./]12[-./]31)"
)
"""From the first to the last month of a year: 2024年1月1日至12月31日, 2024.1.1-2024.12.31, 2024年1月至12月."""
_PERIOD_IN_WORDS = re.compile(
    rf"(?:统计|报告|数据)[^。;；,，]{{0,8}}(?:期限|时限|期间|时间|周期)[^。;；,，]{{0,4}}?({YEAR})年度?(?!\d)"
)


def parse_date(text: str) -> str:
    """The date that a line consists of, as 2025年1月8日 or 2025年1月; "" where the line is something else."""
    line = _DATE_LINE.fullmatch(drop_blanks(fold_characters(text)))
    return format_date(line[1]) if line else ""


def format_date(date: str) -> str:
    """A date that DATE matches, in Arabic digits with 年, 月 and 日 where it had dashes or Chinese numerals.

    One whose numerals are none, 十十月, stays as it is, and the checks say that it is no date.
    """
    dashed = _DASHED_PARTS.fullmatch(date)
    if dashed:
        return f"{dashed[1]}年{int(dashed[2])}月{int(dashed[3])}日"
    chinese = _CHINESE_PARTS.fullmatch(date)
    if not chinese:
        return date
    month, day = parse_month_or_day(chinese[2]), parse_month_or_day(chinese[3] or "")
    if not month or (chinese[3] and not day):
        return date
    return f"{parse_year(chinese[1])}年{month}月" + (f"{day}日" if day else "")


def find_period_year(text: str) -> str:
    """The year whose figures a text says it reports; "" where it states no period, or periods of several years."""
    plain = drop_blanks(fold_characters(text))
    years = {str(parse_year(found[1])) for found in _PERIOD.finditer(plain)}
    years = years or {str(parse_year(found[1])) for found in _PERIOD_IN_WORDS.finditer(plain)}
    return years.pop() if len(years) == 1 else ""
