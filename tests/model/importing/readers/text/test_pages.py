"""The lines of a text, their numbers, pages and indents."""

from __future__ import annotations

from model.importing.readers.text.pages import measure_width, split_lines


def test_lines_are_numbered_over_page_ends_and_kinds_of_line_ends() -> None:
    lines = split_lines("甲\r\n乙\r丙\n\f丁\n戊")
    assert [(line.number, line.text, line.page) for line in lines] == [
        (1, "甲", 0),
        (2, "乙", 0),
        (3, "丙", 0),
        (4, "丁", 1),
        (5, "戊", 1),
    ]


def test_the_number_of_a_page_and_the_empty_lines_at_its_foot_are_left_out() -> None:
    text = "甲\n\n\n   —3—\n\n\f乙\n- 4 -"
    assert [line.text for line in split_lines(text)] == ["甲", "乙", "- 4 -"]


def test_indents_are_counted_from_where_a_page_begins() -> None:
    lines = split_lines("  甲\n    乙\n\f     丙\n       丁")
    assert [line.indent for line in lines if not line.is_empty] == [0, 2, 0, 2]
    assert [line.right for line in lines if not line.is_empty] == [2, 4, 2, 4]


def test_a_chinese_character_takes_two_columns() -> None:
    assert measure_width("年报2024（A）") == 13
