"""What a draft is called, how it stands and when it was changed, in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from gui.draft.draft_words import format_recent_time, format_title
from tests.gui.draft_list.opened_start_page import NOW, card


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (datetime(2026, 1, 12, 9, 5), "今天 09:05"),
        (datetime(2026, 1, 11, 23, 59), "昨天 23:59"),
        (datetime(2026, 1, 3, 8, 0), "1月3日"),
        (datetime(2025, 12, 31, 8, 0), "2025年12月31日"),
    ],
)
def test_the_last_change_is_told_as_people_say_it(changed: datetime, words: str) -> None:
    assert format_recent_time(changed, NOW) == words


def test_a_draft_without_unit_or_year_still_has_a_title() -> None:
    assert format_title(card(1, "", None)) == "未填单位"
    assert format_title(card(1, "", 2025)) == "未填单位 2025 年"
