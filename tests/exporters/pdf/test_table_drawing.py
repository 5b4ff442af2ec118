"""Tables on paper: figures inside their boxes, frames closed on every page, headings over every part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import exporters
from exporters.content import blocks
from exporters.pdf.flow import TableRow, make_pieces
from exporters.pdf.pagination import TableSlice
from exporters.pdf.pagination import paginate_pieces as paginate
from exporters.typesetting.page_standard import POINTS_PER_MM, PageStandard, load_page_standard
from exporters.typesetting.table_layout import lay_out_table
from model.form.figures import format_figure
from tests.exporters.invented import invented
from tests.exporters.printed import Box, Glyph, read

LOW_PAGE = replace(load_page_standard(), text_height=110 * POINTS_PER_MM, lines_per_page=11)
"""A page on which table 三 cannot stand whole."""


def slices(standard: PageStandard, edition: str = "2021") -> list[TableSlice]:
    form, report = invented(edition)
    laid = paginate(make_pieces(blocks.make_blocks(form, report), standard), standard)
    return [part for page in laid for part in page if isinstance(part, TableSlice)]


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("huge", [False, True])
def test_every_figure_stands_inside_a_box(edition: str, huge: bool, tmp_path: Path) -> None:
    exporters.write_report(*invented(edition, huge), tmp_path / "report.pdf")
    figures = 0
    for sheet in read(tmp_path / "report.pdf"):
        for line in sheet.lines():
            for run in _runs([glyph for glyph in line if glyph.size < 11]):
                left, right = run[0].x, run[-1].x + run[-1].size / 2
                assert any(box.left <= left and right <= box.right for box in _around(run[0], sheet.boxes)), run
                figures += 1
    assert figures > 190


def _runs(line: list[Glyph]) -> list[list[Glyph]]:
    """The numbers of a line: digits that follow each other closely."""
    runs: list[list[Glyph]] = []
    for glyph in line:
        if glyph.char not in "0123456789.-":
            continue
        if runs and glyph.x - runs[-1][-1].x < 0.6 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _around(glyph: Glyph, boxes: list[Box]) -> list[Box]:
    """The smallest box around a character, as a list of one."""
    around = [b for b in boxes if b.left <= glyph.x <= b.right and b.top <= glyph.y <= b.bottom]
    return sorted(around, key=lambda box: (box.right - box.left) * (box.bottom - box.top))[:1]


def test_table_frames_fill_the_width_and_close(tmp_path: Path) -> None:
    exporters.write_report(*invented(), tmp_path / "report.pdf")
    frames = [box for sheet in read(tmp_path / "report.pdf") for box in sheet.boxes if box.stroke > 0.9]
    assert len(frames) == 3
    for frame in frames:
        assert (frame.left, frame.right) == pytest.approx((28 * POINTS_PER_MM, 184 * POINTS_PER_MM), abs=0.1)


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


def test_a_blank_figure_leaves_its_box_empty_and_zero_is_printed() -> None:
    form, report = invented()
    report = report.with_figures({"remedies.review.upheld": None, "remedies.review.other": 0})
    block = next(
        b for b in blocks.make_blocks(form, report) if isinstance(b, blocks.TableBlock) and b.section == "remedies"
    )
    assert block.figures["remedies.review.upheld"] == format_figure(None) == ""
    assert block.figures["remedies.review.other"] == "0"
