"""Cells that cover others, laid out the same for files and for the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from model.importing.readers.merged_cells import MAX_COLUMNS, SpanningCell, build_rows, lay_out_places

BOXES = st.builds(SpanningCell, st.text("一二三12", max_size=3), st.integers(1, 5), st.integers(1, 5))


def lay_out_cells(rows: Sequence[Sequence[SpanningCell]]) -> list[list[str | None]]:
    """The texts of all places; a place that a neighbour covers is None."""
    return [[place.text for place in places] for places in lay_out_places(rows)]


def test_what_a_cell_covers_is_none_and_what_no_cell_reaches_is_not_there() -> None:
    rows = [
        [SpanningCell("组", rows_spanned=2), SpanningCell("甲", columns_spanned=2), SpanningCell("1")],
        [SpanningCell("乙"), SpanningCell("2")],
        [SpanningCell("丙")],
    ]
    assert lay_out_cells(rows) == [["组", "甲", None, "1"], [None, "乙", "2"], ["丙"]]
    assert [row.cells for row in build_rows(rows, "表")] == [
        ("组", "甲", None, "1"),
        (None, "乙", "2", ""),
        ("丙", "", "", ""),
    ]


def test_each_row_says_how_many_columns_its_cells_cover_and_where_none_begins() -> None:
    rows = [
        [SpanningCell("上一年"), SpanningCell("增减", columns_spanned=2), SpanningCell("决定")],
        [SpanningCell("12", columns_spanned=2), SpanningCell("5"), SpanningCell("93")],
        [SpanningCell("12"), SpanningCell("5")],
    ]
    assert [row.column_spans for row in build_rows(rows, "表")] == [(1, 2, 0, 1), (2, 0, 1, 1), (1, 1, 0, 0)]


def test_a_cell_that_joins_the_one_above_is_covered_by_it() -> None:
    assert lay_out_cells(
        [[SpanningCell("组"), SpanningCell("1")], [SpanningCell("", joins_above=True), SpanningCell("2")]]
    ) == [["组", "1"], [None, "2"]]


@given(st.lists(st.lists(BOXES, max_size=6), max_size=6))
def test_every_text_stands_in_its_row_and_in_order_whatever_covers_what(rows: list[list[SpanningCell]]) -> None:
    for boxes, laid in zip(rows, lay_out_cells(rows), strict=True):
        assert [text for text in laid if text] == [box.text for box in boxes if box.text]


def test_a_cell_said_to_cover_millions_takes_no_longer_than_a_table() -> None:
    assert len(lay_out_cells([[SpanningCell("1", columns_spanned=10**9, rows_spanned=10**9)]] * 3)[0]) == MAX_COLUMNS
