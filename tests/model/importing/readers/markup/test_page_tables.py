"""Tables with hidden rows, cells and columns: what is shown keeps its place, what is not is told."""

from __future__ import annotations

import pytest

from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.markup.page_tables import read_table
from model.importing.readers.markup.page_tree import parse_page_tree

GONE = "style='display:none'"


def read(rows: str) -> tuple[list[list[str | None]], list[str]]:
    page = parse_page_tree(f"<table>{rows}</table>")
    assert page
    hidden = HiddenText()
    table = next(page.root.iter("table"))
    return [[place.text for place in places] for _, places in read_table(table, hidden, "表")], list(hidden.describe())


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        # the browser's way: the hidden row is not counted in the span
        ("<tr><td rowspan=2>组<td>甲<td>1<tr hidden><td>乙<td>2<tr><td>丙<td>3<tr><td colspan=2>计<td>4", "丙3"),
        # the author counted it
        ("<tr><td rowspan=3>组<td>甲<td>1<tr hidden><td>乙<td>2<tr><td>丙<td>3<tr><td colspan=2>计<td>4", "丙3"),
    ],
)
def test_a_hidden_row_shifts_no_figure_however_it_is_counted(rows: str, shown: str) -> None:
    laid_out, told = read(rows)
    assert laid_out == [["组", "甲", "1"], [None, *shown], ["计", None, "4"]]
    assert told == ["表第 1 行之后：隐藏的“乙 2”没有读。"]


def test_nor_does_it_where_another_row_is_wider_than_all() -> None:
    group = "<tr><td rowspan=3>组<td>甲<td>1<tr hidden><td>乙<td>2<tr><td>丙<td>3"
    laid_out, _ = read(f"<tr><td colspan=9>题{group}<tr><td colspan=2>计<td>4")
    assert laid_out[-1] == ["计", None, "4"]


def test_a_span_that_begins_in_a_hidden_row_keeps_its_place() -> None:
    laid_out, _ = read(f"<tr {GONE}><td rowspan=3>组<td>甲<td>1<tr><td>乙<td>2<tr><td>丙<td>3<tr><td colspan=2>计<td>4")
    assert laid_out == [[None, "乙", "2"], [None, "丙", "3"], ["计", None, "4"]]


def test_a_hidden_cell_leaves_its_place_blank_where_the_row_needs_it_and_else_none() -> None:
    assert read(f"<tr><td>甲<td>1<td>2<tr><td>乙<td {GONE}>9<td>4")[0] == [["甲", "1", "2"], ["乙", "", "4"]]
    assert read(f"<tr><td>甲<td>1<td>2<tr><td>乙<td {GONE}>9<td>3<td>4")[0] == [["甲", "1", "2"], ["乙", "3", "4"]]
    assert read(f"<tr><td>甲<td {GONE}>9<td>2<tr><td>乙<td {GONE}>9<td>4")[0] == [["甲", "2"], ["乙", "4"]]
    wider = f"<tr><td colspan=9>题<tr><td>甲<td>1<td>2<tr><td>乙<td {GONE}>9<td>3<td>4"
    assert read(wider)[0] == [["题", *[None] * 8], ["甲", "1", "2"], ["乙", "3", "4"]]


@pytest.mark.parametrize(
    "columns",
    [
        f"<col><col {GONE}><col>",
        "<colgroup><col><col style='visibility:collapse'><col></colgroup>",
        f"<colgroup></colgroup><colgroup {GONE}><col></colgroup>",
        f"<colgroup span=1></colgroup><colgroup span=1 {GONE}></colgroup>",
    ],
)
def test_a_hidden_column_is_gone_from_every_row(columns: str) -> None:
    rows, told = read(f"{columns}<tr><td>甲<td>9<td>2<tr><td>乙<td colspan=2>4<tr><td colspan=3>丙")
    assert rows == [["甲", "2"], ["乙", "4"], ["丙", None]]
    assert told == ["表第 1 行：隐藏的“9”没有读。"]


def test_a_whole_hidden_body_and_invisible_cells() -> None:
    assert read(f"<tbody {GONE}><tr><td>9</tbody><tbody><tr><td>1</tbody>")[0] == [["1"]]
    assert read("<tr><td>甲<td style='visibility:hidden'>9<td>2")[0] == [["甲", "", "2"]]
    assert read("<tr style='visibility:collapse'><td>9<tr><td>1")[0] == [["1"]]


def test_the_spans_of_hidden_places_are_told_right() -> None:
    page = parse_page_tree(f"<table><col><col {GONE}><tr><td>甲<td colspan=2>乙</table>")
    assert page
    ((_, places),) = read_table(next(page.root.iter("table")), HiddenText(), "表")
    assert [(place.text, place.columns_spanned) for place in places] == [("甲", 1), ("乙", 1)]
