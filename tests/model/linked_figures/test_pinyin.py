"""The first letters of pinyin."""

from __future__ import annotations

import pytest

from model.form import editions
from model.linked_figures.names import list_figure_names
from model.linked_figures.pinyin import list_initials, match_initials


@pytest.mark.parametrize(
    ("text", "letters", "place"),
    [
        ("本年新收", "bnxs", 0),
        ("本年新收", "xs", 2),
        ("本年新收", "xn", None),
        ("行政许可", "xzxk", 0),
        ("重复申请", "cfsq", 0),
        ("行政处罚", "xzcf", 0),
        ("尚未审结", "swsj", 0),
        ("本年", "bnxs", None),
    ],
)
def test_words_are_found_by_their_first_letters(text: str, letters: str, place: int | None) -> None:
    assert match_initials(text, letters) == place


@pytest.mark.parametrize("edition", editions.list_editions())
def test_every_character_of_a_name_has_a_letter(edition: str) -> None:
    characters = {character for name in list_figure_names(edition) for key in name.keys for character in key}
    assert [character for character in sorted(characters) if not list_initials(character)] == []


def test_characters_beyond_the_standard_have_none() -> None:
    assert list_initials("𠮷") == list_initials("㐂") == ""
