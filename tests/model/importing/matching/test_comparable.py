"""Characters that look or mean alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.importing.matching.comparable import drop_blanks, fold_characters


def test_widths_scripts_and_radicals_are_alike() -> None:
    assert fold_characters("２０２５年⼯作報告（一）") == "2025年工作报告(一)"


def test_blanks_of_every_kind_go() -> None:
    assert drop_blanks("云 岭　县\n局") == "云岭县局"


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold_characters(text)) == len(text)
