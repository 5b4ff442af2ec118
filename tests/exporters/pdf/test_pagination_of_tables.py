"""Where pages end inside of tables: no row lost, no heading alone, the head repeated."""

from __future__ import annotations

from dataclasses import replace

from exporters.content import blocks
from exporters.pdf.flow import make_pieces
from exporters.pdf.pagination import TableSlice
from exporters.pdf.pagination import paginate_pieces as paginate
from exporters.typesetting.page_standard import POINTS_PER_MM, PageStandard, load_page_standard
from tests.exporters.invented import invented

LOW_PAGE = replace(load_page_standard(), text_height=110 * POINTS_PER_MM, lines_per_page=11)
"""A page on which table 三 cannot stand whole."""


def slices(standard: PageStandard, edition: str = "2021") -> list[TableSlice]:
    form, report = invented(edition)
    laid = paginate(make_pieces(blocks.make_blocks(form, report), standard), standard)
    return [part for page in laid for part in page if isinstance(part, TableSlice)]


def test_a_table_that_fits_a_page_is_not_cut() -> None:
    assert [(slice.first_row, slice.end_row) for slice in slices(load_page_standard())] == [
        (0, slice.layout.sheet.row_count) for slice in slices(load_page_standard())
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
