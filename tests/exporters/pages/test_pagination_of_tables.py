"""Where pages end inside of tables: no row lost, no heading alone, the head repeated, pages well filled.

Covers exporters/pages/page_breaks.py, exporters/pages/page_fill.py and exporters/pages/row_heights.py too.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from exporters.content import blocks
from exporters.pages.flow import make_pieces
from exporters.pages.pagination import PageContents, TableSlice
from exporters.pages.pagination import paginate_pieces as paginate
from exporters.typesetting.page_standard import POINTS_PER_MM, PageStandard, load_page_standard
from tests.exporters.invented import invented

LOW_PAGE = replace(load_page_standard(), text_height=110 * POINTS_PER_MM, lines_per_page=11)
"""A page on which table 三 cannot stand whole."""


def slices(standard: PageStandard, edition: str = "2021") -> list[TableSlice]:
    form, report = invented(edition)
    laid = paginate(make_pieces(blocks.make_blocks(form, report), standard), standard)
    return [part for page in laid for part in page if isinstance(part, TableSlice)]


def pages(overview: int, edition: str) -> list[PageContents]:
    form, report = invented(edition)
    prose = "\n".join(["水利工程。"] * overview)
    laid = make_pieces(blocks.make_blocks(form, report.with_values({"overview": prose})), load_page_standard())
    return paginate(laid, load_page_standard())


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("overview", range(0, 44, 3))
def test_pages_are_filled_and_tables_cut_only_between_groups_of_rows(overview: int, edition: str) -> None:
    for page, following in pairwise(pages(overview, edition)):
        last, first = page[-1], following[0]
        bottom = last.top + load_page_standard().leading
        if isinstance(last, TableSlice):
            bottom = last.top + last.layout.measure_rows(last.first_row, last.end_row)
            bottom += last.layout.compute_head_height() if last.first_row else 0.0
        assert (bottom - load_page_standard().top) / load_page_standard().text_height > 0.68
        if isinstance(first, TableSlice) and first.first_row:
            assert first.first_row in first.layout.group_breaks


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("overview", range(0, 44, 3))
def test_all_rows_of_a_table_have_the_height_of_its_range(overview: int, edition: str) -> None:
    found = [part for page in pages(overview, edition) for part in page if isinstance(part, TableSlice)]
    for table in {part.layout.sheet.table.id for part in found}:
        layouts = {part.layout for part in found if part.layout.sheet.table.id == table}
        assert len(layouts) == 1
        (layout,) = layouts
        least, _, greatest = layout.row_range
        assert least - 0.01 <= min(layout.heights) <= greatest + 0.01


def test_a_table_that_nearly_fills_its_page_is_not_cut() -> None:
    form, report = invented()
    prose = {"overview": "水利工程。", "preamble": ""}
    laid = paginate(
        make_pieces(blocks.make_blocks(form, report.with_values(prose)), load_page_standard()), load_page_standard()
    )
    assert [[part.layout.sheet.table.id for part in page if isinstance(part, TableSlice)] for page in laid] == [
        ["disclosure"],
        ["requests"],
        ["remedies"],
    ]


def test_a_cut_table_keeps_every_row_once_and_repeats_its_head() -> None:
    cut = slices(LOW_PAGE)
    assert len(cut) > 3
    for table in {slice.layout.sheet.table.id for slice in cut}:
        parts = [slice for slice in cut if slice.layout.sheet.table.id == table]
        assert [row for part in parts for row in range(part.first_row, part.end_row)] == list(
            range(parts[0].layout.sheet.row_count)
        )
        assert all(part.end_row - part.first_row >= 2 for part in parts[1:])


def test_no_part_of_a_table_leaves_its_page() -> None:
    for slice in slices(LOW_PAGE):
        head = slice.layout.compute_head_height() if slice.first_row else 0.0
        bottom = slice.top + head + slice.layout.measure_rows(slice.first_row, slice.end_row)
        assert bottom <= LOW_PAGE.top + LOW_PAGE.text_height + 0.1


def test_a_heading_between_blocks_is_never_the_last_row_of_a_page() -> None:
    for slice in slices(LOW_PAGE, "2019"):
        sheet = slice.layout.sheet
        if slice.end_row < sheet.row_count and not sheet.header_rows:
            assert sheet.tile_at(slice.end_row - 1, 0).role == "stub"
