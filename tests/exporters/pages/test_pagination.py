"""Where pages end, for reports of every length.

Covers exporters/pages/flow.py too.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from exporters.content import blocks as blocks
from exporters.pages.flow import Piece, TableRow, TextLine, make_pieces
from exporters.pages.pagination import PageContents, PlacedPiece, TableSlice, paginate_pieces
from exporters.typesetting.page_standard import load_page_standard
from tests.exporters.invented import invented

LINES = range(0, 46)
"""Lengths of 一、总体情况, in lines of the body: more than two pages, so that every place is once a page's end."""


@cache
def flow(overview: int, edition: str = "2021") -> list[Piece]:
    form, report = invented(edition)
    prose = "\n".join("水" * 28 * 4 for _ in range(overview // 4)) + "\n" + "水" * 28 * (overview % 4)
    return make_pieces(blocks.make_blocks(form, report.with_values({"overview": prose})), load_page_standard())


@cache
def laid(overview: int, edition: str = "2021") -> list[PageContents]:
    return paginate_pieces(flow(overview, edition), load_page_standard())


def texts(page: PageContents) -> list[TextLine]:
    return [part.piece for part in page if isinstance(part, PlacedPiece) and isinstance(part.piece, TextLine)]


@pytest.mark.parametrize("overview", LINES)
def test_nothing_is_lost_and_nothing_stands_twice(overview: int) -> None:
    whole = flow(overview)
    found = paginate_pieces(whole, load_page_standard())
    expected = [piece.line for piece in whole if isinstance(piece, TextLine)]
    assert [text.line for page in found for text in texts(page)] == expected
    rows = sum(part.end_row - part.first_row for page in found for part in page if isinstance(part, TableSlice))
    assert rows == sum(isinstance(piece, TableRow) for piece in whole)


@pytest.mark.parametrize("overview", LINES)
def test_no_page_ends_with_a_heading(overview: int) -> None:
    for page in laid(overview):
        last = page[-1]
        assert not (isinstance(last, PlacedPiece) and isinstance(last.piece, TextLine) and last.piece.bookmark)


@pytest.mark.parametrize("overview", LINES)
def test_a_page_of_text_has_all_its_lines_unless_a_heading_would_stand_alone(overview: int) -> None:
    standard = load_page_standard()
    for page, following in pairwise(laid(overview)):
        last, first = page[-1], following[0]
        if isinstance(last, PlacedPiece) and isinstance(first, PlacedPiece):
            begins_section = isinstance(first.piece, TextLine) and bool(first.piece.bookmark)
            assert last.top == pytest.approx(standard.bottom - standard.leading) or begins_section


@pytest.mark.parametrize("overview", LINES)
def test_the_signature_never_stands_on_a_page_of_its_own(overview: int) -> None:
    last = texts(laid(overview)[-1])
    assert [text.glyphs.text for text in last[-2:]] == ["云岭县水务局", "2026年1月12日"]
    assert len(last) >= 4


@pytest.mark.parametrize("overview", LINES)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_everything_stands_inside_the_type_area(overview: int, edition: str) -> None:
    standard = load_page_standard()
    for page in laid(overview, edition):
        for part in page:
            height = standard.leading
            if isinstance(part, TableSlice):
                height = part.layout.measure_rows(part.first_row, part.end_row) + (
                    part.layout.compute_head_height() if part.first_row else 0
                )
            assert standard.top - 0.01 <= part.top <= part.top + height <= standard.bottom + 0.02


@pytest.mark.parametrize("overview", LINES)
def test_text_stands_on_the_grid_below_tables_too(overview: int) -> None:
    for page in laid(overview):
        for part in page:
            if isinstance(part, PlacedPiece):
                line = (part.top - load_page_standard().top) / load_page_standard().leading
                assert line == pytest.approx(round(line), abs=0.001)


@pytest.mark.parametrize("above", range(14, 22))
@pytest.mark.parametrize("heading", ["1.重点领域信息公开", "（1）重点领域", "主要做法如下："])
def test_no_page_ends_with_a_heading_of_a_lower_level(above: int, heading: str) -> None:
    prose = "\n".join([*["水" * 20] * above, heading, "水" * 28 * 3])
    for page in paginate_pieces(make_pieces(blocks.make_paragraphs(prose), load_page_standard()), load_page_standard()):
        assert texts(page)[-1].glyphs.text != heading


def test_a_list_of_short_lines_may_be_parted_anywhere() -> None:
    prose = "\n".join(f"{i}.水利工程" for i in range(1, 40))
    first, *_ = paginate_pieces(make_pieces(blocks.make_paragraphs(prose), load_page_standard()), load_page_standard())
    assert len(texts(first)) == 22
