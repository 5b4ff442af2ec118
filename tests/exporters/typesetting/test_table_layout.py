"""The rows and words of a table on paper: sizes of type, and room for merged and vertical headings."""

from __future__ import annotations

import pytest

from exporters.content import blocks
from exporters.pages.flow import TableRow, make_pieces
from exporters.typesetting.page_standard import load_page_standard
from exporters.typesetting.table_layout import lay_out_table
from tests.exporters.invented import invented
from tests.exporters.pages.test_pagination_of_tables import LOW_PAGE, slices


def test_each_part_of_a_merged_heading_has_room_for_its_words() -> None:
    for slice in slices(LOW_PAGE):
        for tile in slice.layout.sheet.tiles:
            rows = range(max(tile.row, slice.first_row), min(tile.row + tile.height, slice.end_row))
            if rows and tile.role == "stub" and tile.height > 1:
                assert slice.layout.measure_rows(rows.start, rows.stop) >= slice.layout.measure_tile(tile) - 0.01


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_vertical_heading_is_set_one_character_under_another(edition: str) -> None:
    form, report = invented(edition)
    laid = make_pieces(blocks.make_blocks(form, report), load_page_standard())
    table = next(p.layout for p in laid if isinstance(p, TableRow) and p.layout.sheet.table.id == "requests")
    tile = next(tile for tile in table.sheet.tiles if tile.text == "三、本年度办理结果")
    words = table.texts[tile.row, tile.column]
    assert [words.glyphs.text[line.start : line.end] for line in words.lines] == ["三、", *"本年度办理结果"]


def test_table_type_is_between_small_five_and_five() -> None:
    form, report = invented()
    for id, size in (("disclosure", 10.5), ("requests", 9.0), ("remedies", 9.0)):
        block = next(
            b for b in blocks.make_blocks(form, report) if isinstance(b, blocks.TableBlock) and b.section == id
        )
        words = lay_out_table(block.sheet, block.figures, load_page_standard()).texts
        assert {w.size for w in words.values()} == {size}


def test_the_figures_of_a_row_are_all_of_one_size() -> None:
    """One that is too long for its cell has all others beside it set as small."""
    form, report = invented()
    longer = report.with_figures({"requests.received.natural": 10**11})
    block = next(
        b for b in blocks.make_blocks(form, longer) if isinstance(b, blocks.TableBlock) and b.section == "requests"
    )
    layout = lay_out_table(block.sheet, block.figures, load_page_standard())
    sizes: dict[int, set[float]] = {}
    for tile in layout.sheet.tiles_by_cell.values():
        sizes.setdefault(tile.row, set()).add(layout.texts[tile.row, tile.column].size)
    assert all(len(of_row) == 1 for of_row in sizes.values())
    (received,) = sizes[min(sizes)]
    assert received < 9.0
