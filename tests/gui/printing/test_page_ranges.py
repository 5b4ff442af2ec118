"""Which pages people mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.printing.page_ranges import format_page_ranges, parse_page_ranges
from model.errors import UnreadablePageRange


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-3,5", (0, 1, 2, 4)),
        ("１－３，５", (0, 1, 2, 4)),
        ("1—3、5", (0, 1, 2, 4)),
        ("第1至3页，第5页", (0, 1, 2, 4)),
        ("1 3", (0, 2)),
        ("3-", (2, 3, 4)),
        ("-2", (0, 1)),
        ("5-4", (3, 4)),
        ("2,2,1", (0, 1)),
        (" 4 , ", (3,)),
        ("1 - 2", (0, 1)),
    ],
)
def test_a_list_of_pages_is_read_however_it_is_written(text: str, pages: tuple[int, ...]) -> None:
    assert parse_page_ranges(text, 5) == pages


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "请写要印哪几页"),
        ("，", "请写要印哪几页"),
        ("6", "共 5 页，没有第 6 页。"),
        ("0", "共 5 页，没有第 0 页。"),
        ("3-9", "共 5 页，没有第 9 页。"),
        ("一", "“一”看不懂"),
        ("-", "“-”看不懂"),
        ("1-2-3", "“1-2-3”看不懂"),
        ("99999", "“99999”看不懂"),
    ],
)
def test_what_names_no_pages_is_told_why(text: str, why: str) -> None:
    with pytest.raises(UnreadablePageRange) as told:
        parse_page_ranges(text, 5)
    assert why in str(told.value)


@given(st.frozensets(st.integers(0, 20), min_size=1))
def test_what_a_printer_is_told_is_read_as_the_same_pages(chosen: frozenset[int]) -> None:
    pages = tuple(sorted(chosen))
    assert parse_page_ranges(format_page_ranges(pages), 21) == pages
