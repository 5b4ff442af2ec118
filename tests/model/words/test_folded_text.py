"""Phrases are found in texts however wide their characters are, and told where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.words.folded_text import fold_text


def test_a_phrase_is_found_across_blanks_and_widths_but_not_across_lines() -> None:
    text = "ＡＢ 公　报①\n公\n报"
    assert fold_text(text).find_all("ab公报") == [(0, 6)]
    assert fold_text(text).find_all("公 报") == [(3, 6)]
    assert fold_text(text).find_all(" ") == []


@given(st.text(max_size=30), st.text(max_size=5), st.text(max_size=30))
def test_a_phrase_put_into_a_text_is_found_where_it_stands(before: str, phrase: str, after: str) -> None:
    folded = fold_text(before + phrase + after)
    assert len(folded.text) == len(folded.starts)
    for start, end in folded.find_all(phrase):
        assert 0 <= start < end <= len(before + phrase + after)
