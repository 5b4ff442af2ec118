"""What a draft is called, how it stands and when it was changed, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from gui.draft.draft_words import describe_state, format_recent_time, format_title, format_unit
from gui.style.status_marks import ERROR_MARK, GOOD_MARK, UNFILLED_MARK, UNREAD_MARK, WARNING_MARK, StatusMark
from model.checks.findings import Tally
from model.storage.draft_rows import CARRIED
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


def test_drafts_of_one_unit_and_year_are_told_apart_behind_its_name() -> None:
    one = replace(card(1), scope="本级政府汇总", source="“年报.pdf”")
    other = replace(card(2), origin=CARRIED, created_at=datetime(2026, 1, 3, 8, 5))
    assert format_unit(one) == "临江县水务局（本级政府汇总，读自“年报.pdf”）"
    assert format_title(other) == "临江县水务局 2025 年（来自导入全部，1月3日 08:05 新建）"


def test_a_draft_without_unit_or_year_still_has_a_title() -> None:
    assert format_title(card(1, "", None)) == "未填单位"
    assert format_title(card(1, "", 2025)) == "未填单位 2025 年"


@pytest.mark.parametrize(
    ("tally", "mark", "words"),
    [
        (Tally(), GOOD_MARK, "可以报送"),
        (Tally(unread=3), UNREAD_MARK, "3 处没有读到"),
        (Tally(warnings=2, empty_cells=1, unread=3), UNREAD_MARK, "2 处待说明、3 处没有读到、1 格未填"),
        (Tally(errors=1, unread=3), ERROR_MARK, "1 处错误、3 处没有读到"),
        (Tally(empty_sections=1), UNFILLED_MARK, "1 部分未写"),
        (Tally(warnings=1), WARNING_MARK, "1 处待说明"),
    ],
)
def test_the_state_is_that_of_the_gravest_finding(tally: Tally, mark: StatusMark, words: str) -> None:
    assert describe_state(tally) == (mark, words)
