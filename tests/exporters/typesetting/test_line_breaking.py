"""Where Chinese lines end: what may begin and end a line, and what stays whole.

Covers exporters/typesetting/punctuation.py too.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exporters.typesetting.justification import break_into_lines
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START
from tests.exporters.typesetting.in_lines import TEXTS, broken, widths


def may_begin(text: str, place: int) -> bool:
    before = text[:place].rstrip()[-1:]
    return text[place] not in NO_LINE_START and before not in NO_LINE_END and not text[place].isspace()


@given(TEXTS, st.sampled_from([6.0, 10.0, 28.0]), st.sampled_from([0.0, 2.0]))
def test_nothing_of_the_text_is_lost_or_moved(text: str, measure: float, indent: float) -> None:
    assert "".join(broken(text, measure, indent)) == text


@given(TEXTS, st.sampled_from([6.0, 10.0, 28.0]))
@example("水利工程建设与河湖管，，，水利", 10.0)
def test_no_mark_stands_where_it_must_not_if_that_can_be_avoided(text: str, measure: float) -> None:
    found = break_into_lines(text, widths(text), measure)
    for line, following in pairwise(found):
        if not may_begin(text, following.start):
            assert not any(may_begin(text, place) for place in range(line.start + 1, following.start))


def test_a_mark_that_would_begin_a_line_is_squeezed_into_the_line_before() -> None:
    text = "水，利工程建设，与河，湖管理办法"
    first, second = break_into_lines(text, widths(text), 10.0)[:2]
    assert text[first.start : first.end] == "水，利工程建设，与河，"
    assert first.width == pytest.approx(10.0)
    assert text[second.start] == "湖"


def test_a_mark_that_cannot_be_squeezed_in_takes_a_character_along() -> None:
    assert broken("水利工程建设与河湖管。理办法") == ["水利工程建设与河湖", "管。理办法"]


def test_an_opening_mark_moves_to_the_next_line() -> None:
    assert broken("水利工程建设与河湖（管理）办法水利") == ["水利工程建设与河湖", "（管理）办法水利"]


@pytest.mark.parametrize(
    "whole",
    [
        *("2025年", "12.5%", "30℃", "office@water.gov.cn", "……", "——", "1,234"),
        *("30号", "49件", "〔2021〕", "3.5万元", "120元", "31日", "２０２５年", "1.2万", "2万件"),
    ],
)
@pytest.mark.parametrize("before", range(1, 12))
def test_numbers_years_addresses_and_double_marks_stay_whole(whole: str, before: int) -> None:
    text = "水" * before + whole + "利工程建设与河湖管理"
    assert any(whole in line for line in broken(text, 12.0))


def test_a_web_address_stays_whole_where_its_line_can_bear_it() -> None:
    assert any("www.water.cn/a" in line for line in broken("水" * 25 + "www.water.cn/a" + "利" * 9, 28.0))


def test_a_web_address_that_would_tear_its_line_apart_is_broken_after_a_stop_or_a_stroke() -> None:
    address = "https://www.water-soil.gov.cn/disclosure/2025/"
    found = broken("水" * 12 + address + "利" * 9, 28.0)
    assert found[0] == "水" * 12 + "https://www.water-soil.gov.cn/"
    text = "水" * 12 + address + "利" * 9
    first, *_ = break_into_lines(text, widths(text), 28.0)
    assert first.offsets[1] - first.offsets[0] < 1.1


def test_a_short_web_address_moves_down_whole_whatever_it_leaves() -> None:
    assert broken("水" * 20 + "www.water.example.cn" + "利" * 9, 28.0)[0] == "水" * 20


def test_an_e_mail_address_is_broken_at_a_joint_before_its_line_is_torn_apart() -> None:
    found = broken("水" * 16 + "office-of-water-and-soil@water.gov.cn" + "利" * 3, 28.0)
    assert found[0] == "水" * 16 + "office-of-water-and-"


def test_a_number_longer_than_a_line_is_broken_by_force_and_begins_where_it_stands() -> None:
    found = broken("号码" + "1234567890" * 300 + "。", 28.0)
    assert found[0] == "号码" + "1234567890" * 5 + "12"
    assert {len(line) for line in found[1:-1]} == {56}


def test_a_last_line_of_one_character_gets_another() -> None:
    assert broken("水" * 21 + "。") == ["水" * 10, "水" * 9, "水水。"]


def test_the_gap_before_a_long_address_is_shared_by_the_lines_above() -> None:
    text = "水" * 60 + "利" * 20 + "office-of-water-and-soil@water.gov.cn" + "利"
    found = break_into_lines(text, widths(text), 28.0)
    gaps = [line.offsets[1] - line.offsets[0] for line in found[:-1]]
    assert max(gaps) < 1.3
    assert text[found[-1].start] == "o"


def test_an_e_mail_address_longer_than_a_line_is_broken_at_its_joints() -> None:
    found = broken("邮箱" + "wang.xiaoming_office@water-and-soil.yunling.example.cn" + "。", 20.0)
    assert all(line[-1] in "@._-" for line in found[:-1])
    assert "".join(found) == "邮箱wang.xiaoming_office@water-and-soil.yunling.example.cn。"


def test_the_gap_that_contact_data_leave_is_spread_over_the_whole_paragraph() -> None:
    text = (
        "水利工程建设与河湖管理办法，" * 6
        + "邮编：318000；电话：0576-81234567；邮箱：shuiwu_office@yunling.example.cn）。"
    )
    found = break_into_lines(text, widths(text), 28.0, 2.0)
    gaps = [(line.width - sum(widths(text[line.start : line.end]))) / (line.end - line.start) for line in found[:-1]]
    assert text[found[-1].start :] == "shuiwu_office@yunling.example.cn）。"
    assert max(gaps) < 0.1
