"""Which characters are alike and which cannot be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import (
    clean_line,
    count_common_start,
    remove_blanks,
    remove_invisible,
    split_paragraphs,
    to_comparable,
    to_half_width,
    to_half_width_number,
    unquote_cell,
)


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
    [
        ("１２３", "123"),
        ("－5", "-5"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("﹣5", "-5"),
        ("‐5", "-5"),
        ("‑5", "-5"),
        ("‒5", "-5"),
        (" 1，234 ", "1,234"),
        ("3．14", "3.14"),
    ],
)
def test_numbers_are_alike_however_wide_their_digits_and_signs(typed: str, number: str) -> None:
    assert to_half_width_number(typed) == number


def test_words_are_alike_without_blanks_width_and_case() -> None:
    assert to_half_width("（Ａ）") == "(A)"
    assert remove_blanks(" 本年 新收\n申请\u3000") == "本年新收申请"
    assert to_comparable("ＡＢｃ Straße") == to_comparable("abC STRASSE")


_INVISIBLE_POINTS = (0xAD, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_WHITE_POINTS = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3164)


@pytest.mark.parametrize("character", [*map(chr, _INVISIBLE_POINTS), "\u200c", "\u200d"])
def test_what_leaves_no_trace_is_dropped_alike_from_lines_numbers_labels_and_searched_text(character: str) -> None:
    text = f"本{character}年5{character}7{character}"
    assert clean_line(text) == remove_invisible(text) == to_half_width(text) == "本年57"
    assert to_half_width_number(text) == remove_blanks(text) == to_comparable(text) == "本年57"


@pytest.mark.parametrize("character", [*map(chr, _WHITE_POINTS)])
def test_what_looks_like_a_blank_is_one(character: str) -> None:
    assert clean_line(f"{character}本年{character}新收{character}") == "本年 新收"
    assert to_half_width_number(f"1{character}234{character}") == "1 234"


def test_prose_keeps_what_its_names_and_pictures_need() -> None:
    kept = "葛\U000e0100城区　祁〇\ufe00福\U000200cc 👩\u200d🌾 نى\u200cڭ"
    assert clean_line(kept) == kept


def test_a_variation_of_a_character_is_the_same_when_compared() -> None:
    assert to_comparable("葛\U000e0100城") == to_half_width("葛\U000e0100城") == "葛城"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="57"', "57"),
        (' = "一、新收" ', "一、新收"),
        ('=""', ""),
        ("=57", "=57"),
        ('"57"', '"57"'),
        ('="a"&"b"', '="a"&"b"'),
    ],
)
def test_a_text_written_as_a_formula_for_spreadsheets_is_that_text(cell: str, text: str) -> None:
    assert unquote_cell(cell) == text


@pytest.mark.parametrize(
    ("one", "other", "length"), [("", "", 0), ("甲乙", "甲丙", 1), ("甲", "甲乙", 1), ("乙", "甲", 0)]
)
def test_the_common_start_of_two_texts_is_counted(one: str, other: str, length: int) -> None:
    assert count_common_start(one, other) == length
