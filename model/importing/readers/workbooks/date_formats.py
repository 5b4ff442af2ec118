"""Dates and times of workbooks: numbers of days that a format shows as a date, or a time of the day."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from model.importing.readers.workbooks.format_sections import FormatSection

_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)

MAX_DAYS = 2_958_465
"""31 December 9999, the last date spreadsheets know."""

_DAY_EXCEL_INVENTED = 60
"""29 February 1900, which never was; all days before it are one further on."""


def write_date(days: Decimal, section: FormatSection, is_1904: bool) -> str:
    """The date or time that a format shows of a number of days, in our own order: 2025年3月14日, 9:30."""
    if days < 0 or days > MAX_DAYS:
        return "####"
    letters = "".join(part.text for part in section.parts if part.kind == "date")
    if "[]" in letters:
        hours, minutes = divmod(round(days * 1_440), 60)
        return f"{hours}:{minutes:02}"
    first_day = _FIRST_DAY_1904 if is_1904 else _FIRST_DAY
    if not is_1904 and days < _DAY_EXCEL_INVENTED:
        first_day += timedelta(days=1)
    return write_moment(first_day + timedelta(seconds=round(days * 86_400)), letters)


def write_moment(moment: datetime, letters: str = "ymd") -> str:
    """A date by the letters of its format: the year, month and day it shows, else the time."""
    year = f"{moment.year}年" if set(letters) & set("yeg") else ""
    day = f"{moment.day}日" if "d" in letters else ""
    is_time = not year and not day and set(letters) & set("hs")
    month = f"{moment.month}月" if "m" in letters and not is_time else ""
    return year + month + day or f"{moment.hour}:{moment.minute:02}"
