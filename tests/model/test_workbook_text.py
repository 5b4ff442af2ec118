"""Prose in the cells of a workbook, and what Excel wants escaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.workbook_text import MAX_CELL_LENGTH, escape_for_excel, join_cells, split_into_cells, unescape_from_excel

LINES = st.lists(st.text(st.sampled_from("水务，。"), min_size=1, max_size=30), max_size=6)


@given(LINES)
def test_each_paragraph_is_a_cell_and_comes_back(lines: list[str]) -> None:
    prose = "\n".join(lines)
    assert split_into_cells(prose) == lines
    assert join_cells(lines) == prose


@pytest.mark.parametrize("length", [MAX_CELL_LENGTH - 1, MAX_CELL_LENGTH, MAX_CELL_LENGTH + 1, 2 * MAX_CELL_LENGTH + 7])
def test_a_paragraph_that_no_cell_holds_goes_on_in_the_next_and_comes_back(length: int) -> None:
    prose = "水" * length + "\n" + "第二段。"
    cells = split_into_cells(prose)
    assert max(map(len, cells)) <= MAX_CELL_LENGTH
    assert "".join(cells) == prose.replace("\n", "")
    if length != MAX_CELL_LENGTH:  # a cell filled to the brim cannot say whether it goes on
        assert join_cells(cells) == prose


@given(st.text(st.sampled_from("_x0041AF水"), max_size=20))
def test_what_was_escaped_comes_back(text: str) -> None:
    assert unescape_from_excel(escape_for_excel(text)) == text


def test_only_what_excel_would_take_for_a_character_is_escaped() -> None:
    assert escape_for_excel("_x0041_ a_b _x41_") == "_x005F_x0041_ a_b _x41_"
    assert unescape_from_excel("甲_x000D_乙") == "甲\r乙"
