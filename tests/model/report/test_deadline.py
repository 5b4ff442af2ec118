"""The deadline of the report that is due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.report.deadline import compute_deadline, year_due

DAYS = st.dates(date(2019, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("today", "chosen", "words"),
    [
        (date(2026, 11, 22), None, "距截止日 1月31日 还有 70 天"),
        (date(2026, 1, 30), None, "距截止日 1月31日 还有 1 天"),
        (date(2026, 1, 31), None, "今天（1月31日）是截止日"),
        (date(2026, 2, 3), None, "已过截止日 3 天"),
        (date(2026, 1, 12), date(2026, 1, 26), "距截止日 1月26日 还有 14 天"),
        (date(2026, 1, 27), date(2026, 1, 26), "已过截止日 1 天"),
        (date(2025, 12, 30), date(2025, 12, 31), "距截止日 12月31日 还有 1 天"),
    ],
)
def test_the_days_left_are_told_in_words(today: date, chosen: date | None, words: str) -> None:
    assert compute_deadline(today, chosen).text == words


def test_a_day_chosen_for_one_year_holds_for_the_next_too() -> None:
    assert compute_deadline(date(2026, 7, 1), date(2026, 1, 26)).day == date(2027, 1, 26)
    assert compute_deadline(date(2027, 11, 1), date(2025, 12, 20)).day == date(2027, 12, 20)
    assert compute_deadline(date(2029, 1, 1), date(2028, 2, 29)).day == date(2029, 2, 28)


@given(today=DAYS, chosen=st.none() | DAYS)
def test_the_deadline_is_always_that_of_the_report_that_is_due(today: date, chosen: date | None) -> None:
    found = compute_deadline(today, chosen)
    assert year_due(found.day) == year_due(today)
    assert (found.day - today).days == found.days_left
