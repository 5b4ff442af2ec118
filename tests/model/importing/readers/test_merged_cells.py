"""Cells that cover others, laid out the same for files and for the clipboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.importing.readers.merged_cells import MOST_COLUMNS, Box, laid_out, spread

BOXES = st.builds(Box, st.text("一二三12", max_size=3), st.integers(1, 5), st.integers(1, 5))


def test_what_a_cell_covers_is_none_and_what_no_cell_reaches_is_not_there() -> None:
    rows = [[Box("组", down=2), Box("甲", across=2), Box("1")], [Box("乙"), Box("2")], [Box("丙")]]
    assert laid_out(rows) == [["组", "甲", None, "1"], [None, "乙", "2"], ["丙"]]
    assert [row.cells for row in spread(rows, "表")] == [
        ("组", "甲", None, "1"),
        (None, "乙", "2", ""),
        ("丙", "", "", ""),
    ]


def test_a_cell_that_joins_the_one_above_is_covered_by_it() -> None:
    assert laid_out([[Box("组"), Box("1")], [Box("", joins=True), Box("2")]]) == [["组", "1"], [None, "2"]]


@given(st.lists(st.lists(BOXES, max_size=6), max_size=6))
def test_every_text_stands_in_its_row_and_in_order_whatever_covers_what(rows: list[list[Box]]) -> None:
    for boxes, laid in zip(rows, laid_out(rows), strict=True):
        assert [text for text in laid if text] == [box.text for box in boxes if box.text]


def test_a_cell_said_to_cover_millions_takes_no_longer_than_a_table() -> None:
    assert len(laid_out([[Box("1", across=10**9, down=10**9)]] * 3)[0]) == MOST_COLUMNS
