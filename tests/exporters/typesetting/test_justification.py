"""Lines of placed characters: they fill the measure, squeezed or stretched; headings break where their sense pauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exporters.typesetting.justification import MAX_STRETCH, PlacedLine, balance_heading, break_into_lines
from exporters.typesetting.punctuation import may_stretch_between
from tests.exporters.typesetting.in_lines import TEXTS, widths


@given(TEXTS, st.sampled_from([6.0, 10.0, 28.0]), st.sampled_from([0.0, 2.0]))
@example("0“0“…………", 6.0, 0.0)
def test_every_line_but_the_last_fills_the_measure_or_would_be_torn_apart(
    text: str, measure: float, indent: float
) -> None:
    found = break_into_lines(text, widths(text), measure, indent)
    for i, line in enumerate(found):
        room = measure - indent if i == 0 else measure
        visible = len(text[line.start : line.end].rstrip())
        assert line.width <= room + 1e-6
        if i + 1 < len(found) and visible > 1:
            if line.width != pytest.approx(room):
                shown = text[line.start : line.start + visible]
                gaps = sum(may_stretch_between(one, two) for one, two in pairwise(shown))
                assert room - line.width > MAX_STRETCH * gaps
            last = text[line.start + visible - 1]
            assert line.offsets[visible - 1] + min(1.0, widths(last)[0]) <= room + 0.5 + 1e-6


@given(TEXTS)
def test_characters_stand_one_after_another(text: str) -> None:
    for line in break_into_lines(text, widths(text), 10.0):
        assert list(line.offsets) == sorted(line.offsets)


def test_ten_characters_stand_in_a_line_of_ten() -> None:
    found = break_into_lines("水" * 25, [1.0] * 25, 10.0)
    assert [line.end - line.start for line in found] == [10, 10, 5]
    assert found[0].offsets == tuple(float(i) for i in range(10))


def test_blanks_at_the_end_of_a_line_hang() -> None:
    text = "a" * 20 + "   " + "b" * 20
    first, second = break_into_lines(text, widths(text), 10.0)
    assert text[second.start] == "b"
    assert first.width == pytest.approx(10.0)


@pytest.mark.parametrize("text", ["水）。", "水）（", "》《水", "“《水", "”，水"])
def test_marks_side_by_side_share_the_blank_between_them(text: str) -> None:
    (line,) = break_into_lines(text, [1.0] * 3, 10.0)
    assert line.width == 2.5
    assert line.offsets[1] - line.offsets[0] == (0.5 if text[2] == "水" else 1.0)


def test_a_mark_whose_neighbour_begins_the_next_line_keeps_its_own_blank() -> None:
    text = "《" + "水" * 8 + "》《" + "利" * 8 + "》"
    first, second = break_into_lines(text, [1.0] * len(text), 10.0)
    assert text[first.end - 1 : second.start + 1] == "》《"
    assert first.offsets == tuple(map(float, range(10)))
    assert second.offsets == tuple(map(float, range(10)))


def test_the_last_line_is_left_as_it_is() -> None:
    last = break_into_lines("水" * 13, [1.0] * 13, 10.0)[-1]
    assert last.offsets == (0.0, 1.0, 2.0)


def parts(text: str, measure: float) -> list[str]:
    found: list[PlacedLine] = balance_heading(text, widths(text), measure)
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


@pytest.mark.parametrize("before", ["水利工程", "电话："])
def test_a_few_characters_before_a_long_word_are_not_spread_over_the_line(before: str) -> None:
    text = before + "0" * 54 + "水"
    first = break_into_lines(text, widths(text), 28.0)[0]
    assert text[first.start : first.end] == before
    assert first.width == pytest.approx(len(before))


def test_letters_of_a_word_are_never_moved_apart() -> None:
    text = "水COVID-19，office-of-water-and-soil@water.gov.cn"
    for line in break_into_lines(text, widths(text), 9.0):
        for one, two in pairwise(range(line.start, line.end)):
            if text[one].isascii() and text[two].isascii():
                apart = line.offsets[two - line.start] - line.offsets[one - line.start]
                assert apart == pytest.approx(widths(text)[one])
