"""What of a text reaches paper and other programs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exporters.typesetting.printable import make_printable
from exporters.word.xml_elements import make_run


def test_control_characters_do_not_reach_paper() -> None:
    assert make_printable("水\x01\u200b务\u2028\ufe0f局\t2025") == "水务局 2025"


@given(st.text(st.characters(exclude_categories=())))
def test_what_can_be_printed_is_kept_and_nothing_else(words: str) -> None:
    assert make_run(words).text == make_printable(words)
