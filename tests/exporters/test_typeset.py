"""Chinese line breaking: what may begin and end a line, what stays whole, and that lines fill the measure."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exporters.typeset import NO_END, NO_START, Line, balanced, lines

CHINESE = "水利工程建设与河湖管理办法"
TEXTS = st.text(st.sampled_from(CHINESE + "，。、；：？！（）《》“”…—·" + "0123456789.%aB@/ ,()　℃"), max_size=200)


def widths(text: str) -> list[float]:
    """Half an em for what is on a keyboard, a whole one for the rest."""
    return [0.5 if char.isascii() else 1.0 for char in text]


def broken(text: str, measure: float = 10.0, indent: float = 0.0) -> list[str]:
    return [text[line.start : line.end] for line in lines(text, widths(text), measure, indent)]


def may_begin(text: str, place: int) -> bool:
    before = text[:place].rstrip()[-1:]
    return text[place] not in NO_START and before not in NO_END and not text[place].isspace()


@given(TEXTS, st.sampled_from([6.0, 10.0, 28.0]), st.sampled_from([0.0, 2.0]))
def test_nothing_of_the_text_is_lost_or_moved(text: str, measure: float, indent: float) -> None:
    assert "".join(broken(text, measure, indent)) == text


@given(TEXTS, st.sampled_from([6.0, 10.0, 28.0]), st.sampled_from([0.0, 2.0]))
@example("0“0“…………", 6.0, 0.0)
def test_every_line_but_the_last_fills_the_measure(text: str, measure: float, indent: float) -> None:
    found = lines(text, widths(text), measure, indent)
    for i, line in enumerate(found):
        room = measure - indent if i == 0 else measure
        visible = len(text[line.start : line.end].rstrip())
        assert line.width <= room + 1e-6
        if i + 1 < len(found) and visible > 1:
            assert line.width == pytest.approx(room)
            last = text[line.start + visible - 1]
            assert line.places[visible - 1] + min(1.0, widths(last)[0]) <= room + 0.5 + 1e-6


@given(TEXTS, st.sampled_from([6.0, 10.0, 28.0]))
@example("水利工程建设与河湖管，，，水利", 10.0)
def test_no_mark_stands_where_it_must_not_if_that_can_be_avoided(text: str, measure: float) -> None:
    found = lines(text, widths(text), measure)
    for line, following in pairwise(found):
        if not may_begin(text, following.start):
            assert not any(may_begin(text, place) for place in range(line.start + 1, following.start))


@given(TEXTS)
def test_characters_stand_one_after_another(text: str) -> None:
    for line in lines(text, widths(text), 10.0):
        assert list(line.places) == sorted(line.places)


def test_ten_characters_stand_in_a_line_of_ten() -> None:
    found = lines("水" * 25, [1.0] * 25, 10.0)
    assert [line.end - line.start for line in found] == [10, 10, 5]
    assert found[0].places == tuple(float(i) for i in range(10))


def test_a_mark_that_would_begin_a_line_is_squeezed_into_the_line_before() -> None:
    text = "水，利工程建设，与河，湖管理办法"
    first, second = lines(text, widths(text), 10.0)[:2]
    assert text[first.start : first.end] == "水，利工程建设，与河，"
    assert first.width == pytest.approx(10.0)
    assert text[second.start] == "湖"


def test_a_mark_that_cannot_be_squeezed_in_takes_a_character_along() -> None:
    assert broken("水利工程建设与河湖管。理办法") == ["水利工程建设与河湖", "管。理办法"]


def test_an_opening_mark_moves_to_the_next_line() -> None:
    assert broken("水利工程建设与河湖（管理）办法水利") == ["水利工程建设与河湖", "（管理）办法水利"]


@pytest.mark.parametrize("whole", ["2025年", "12.5%", "30℃", "office@water.gov.cn", "……", "——", "1,234"])
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
    first, *_ = lines(text, widths(text), 28.0)
    assert first.places[1] - first.places[0] < 1.1


def test_a_number_longer_than_a_line_is_broken_by_force_and_begins_where_it_stands() -> None:
    found = broken("号码" + "1234567890" * 300 + "。", 28.0)
    assert found[0] == "号码" + "1234567890" * 5 + "12"
    assert {len(line) for line in found[1:-1]} == {56}


def test_blanks_at_the_end_of_a_line_hang() -> None:
    text = "a" * 20 + "   " + "b" * 20
    first, second = lines(text, widths(text), 10.0)
    assert text[second.start] == "b"
    assert first.width == pytest.approx(10.0)


def test_a_last_line_of_one_character_gets_another() -> None:
    assert broken("水" * 21 + "。") == ["水" * 10, "水" * 9, "水水。"]


def test_the_gap_before_a_long_address_is_shared_by_the_lines_above() -> None:
    text = "水" * 60 + "利" * 20 + "office-of-water-and-soil@water.gov.cn" + "利"
    found = lines(text, widths(text), 28.0)
    gaps = [line.places[1] - line.places[0] for line in found[:-1]]
    assert max(gaps) < 1.3
    assert text[found[-1].start] == "o"


def test_the_last_line_is_left_as_it_is() -> None:
    last = lines("水" * 13, [1.0] * 13, 10.0)[-1]
    assert last.places == (0.0, 1.0, 2.0)


def parts(text: str, measure: float) -> list[str]:
    found: list[Line] = balanced(text, widths(text), measure)
    assert all(line.width <= measure for line in found)
    return [text[line.start : line.end] for line in found]


def test_a_short_heading_stays_on_one_line() -> None:
    assert parts("自然人", 3.0) == ["自然人"]


def test_headings_break_between_words_of_two_characters() -> None:
    assert parts("社会公益组织", 3.3) == ["社会", "公益", "组织"]
    assert parts("商业企业", 3.3) == ["商业", "企业"]


def test_headings_break_after_their_number_or_where_they_pause() -> None:
    assert parts("（三）不予公开", 4.3) == ["（三）", "不予公开"]
    assert parts("（数据的关系：第一项，等于第二项）", 10.0) == ["（数据的关系：", "第一项，", "等于第二项）"]


def test_a_heading_without_a_pause_is_divided_evenly() -> None:
    assert parts("水利工程建设与河湖管理办法施行", 9.0) == ["水利工程建设与河", "湖管理办法施行"]
