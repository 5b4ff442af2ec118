"""Which characters are alike and which cannot be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import clean_line, remove_blanks, split_paragraphs, to_comparable, to_half_width, to_half_width_number


def test_a_line_loses_what_cannot_be_seen_and_nothing_else() -> None:
    assert clean_line("  水\x00务\t局\x9f\ud800\ufffe𠮷\U0001ffff ") == "水务 局𠮷"


@given(st.text())
def test_cleaning_a_line_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)


def test_empty_lines_are_only_spacing() -> None:
    assert split_paragraphs("\n 一 \n\n\x07\n二\n") == ["一", "二"]
    assert split_paragraphs("") == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [("１２３", "123"), ("－5", "-5"), ("−5", "-5"), ("–5", "-5"), (" 1，234 ", "1,234"), ("3．14", "3.14")],
)
def test_numbers_are_alike_however_wide_their_digits_and_signs(typed: str, number: str) -> None:
    assert to_half_width_number(typed) == number


def test_words_are_alike_without_blanks_width_and_case() -> None:
    assert to_half_width("（Ａ）") == "(A)"
    assert remove_blanks(" 本年 新收\n申请\u3000") == "本年新收申请"
    assert to_comparable("ＡＢｃ Straße") == to_comparable("abC STRASSE")
