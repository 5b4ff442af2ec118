"""The last day for publishing the report that is due: 31 January by law, or the day a superior office set."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

_DUE_FROM_MONTH = 7
"""From July on the report being prepared is that of the running year; before, last year's is due or late."""
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, and how many days are left from today: 0 is today, below 0 it has passed."""

    day: date
    days_left: int

    @property
    def text(self) -> str:
        """For the screen: 距截止日 1月31日 还有 70 天, or 已过截止日 3 天."""
        day = f"{self.day.month}月{self.day.day}日"
        if self.days_left < 0:
            return f"已过截止日 {-self.days_left} 天"
        return f"距截止日 {day} 还有 {self.days_left} 天" if self.days_left else f"今天（{day}）是截止日"


def year_due(today: date) -> int:
    """The year whose report people write now; it is due in the January after."""
    return today.year if today.month >= _DUE_FROM_MONTH else today.year - 1


def legal_deadline(year: int) -> date:
    """The last day for a department's report of this year (《政府信息公开条例》第四十九条)."""
    return date(year + 1, 1, 31)


def compute_deadline(today: date, chosen: date | None = None) -> Deadline:
    """The last day for the report that is due; chosen: a day a clerk set, in whichever year, used in the due year."""
    year = year_due(today)
    day = legal_deadline(year) if chosen is None else _move_to_year(chosen, year - year_due(chosen))
    return Deadline(day, (day - today).days)


def _move_to_year(day: date, years: int) -> date:
    """The same day so many years later; 28 February where that year has no 29th."""
    year = day.year + years
    if (day.month, day.day) == _LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)
