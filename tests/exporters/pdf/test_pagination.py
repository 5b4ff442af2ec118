"""Where pages end, for reports of every length."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby

import pytest

from exporters.content import blocks as blocks
from exporters.pdf.flow import Piece, Row, Text, pieces
from exporters.pdf.pagination import Page, Placed, Slice, pages
from exporters.typesetting.page_standard import paper
from tests.exporters.invented import invented

LINES = range(0, 46)
"""Lengths of 一、总体情况, in lines of the body: more than two pages, so that every place is once a page's end."""


@cache
def flow(overview: int, edition: str = "2021") -> list[Piece]:
    form, report = invented(edition)
    prose = "\n".join("水" * 28 * 4 for _ in range(overview // 4)) + "\n" + "水" * 28 * (overview % 4)
    return pieces(blocks.blocks(form, report.with_values({"overview": prose})), paper())


@cache
def laid(overview: int, edition: str = "2021") -> list[Page]:
    return pages(flow(overview, edition), paper())


def texts(page: Page) -> list[Text]:
    return [part.piece for part in page if isinstance(part, Placed) and isinstance(part.piece, Text)]


@pytest.mark.parametrize("overview", LINES)
def test_nothing_is_lost_and_nothing_stands_twice(overview: int) -> None:
    whole = flow(overview)
    found = pages(whole, paper())
    expected = [piece.line for piece in whole if isinstance(piece, Text)]
    assert [text.line for page in found for text in texts(page)] == expected
    rows = sum(part.last - part.first for page in found for part in page if isinstance(part, Slice))
    assert rows == sum(isinstance(piece, Row) for piece in whole)


@pytest.mark.parametrize("overview", LINES)
def test_no_page_ends_with_a_heading(overview: int) -> None:
    for page in laid(overview):
        last = page[-1]
        assert not (isinstance(last, Placed) and isinstance(last.piece, Text) and last.piece.bookmark)


@pytest.mark.parametrize("overview", LINES)
def test_no_line_of_a_paragraph_stands_alone_on_a_page(overview: int) -> None:
    found = laid(overview)
    whole = Counter(id(text.letters) for page in found for text in texts(page))
    for page in found:
        for letters, group in groupby(texts(page), key=lambda text: id(text.letters)):
            assert len(list(group)) >= min(2, whole[letters])


@pytest.mark.parametrize("overview", LINES)
def test_the_signature_never_stands_on_a_page_of_its_own(overview: int) -> None:
    last = texts(laid(overview)[-1])
    assert [text.letters.text for text in last[-2:]] == ["云岭县水务局", "2026年1月12日"]
    assert len(last) >= 4


@pytest.mark.parametrize("overview", LINES)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_everything_stands_inside_the_type_area(overview: int, edition: str) -> None:
    standard = paper()
    for page in laid(overview, edition):
        for part in page:
            height = standard.leading
            if isinstance(part, Slice):
                height = part.plan.room(part.first, part.last) + (part.plan.head_height() if part.first else 0)
            assert standard.top - 0.01 <= part.top <= part.top + height <= standard.bottom + 0.02


@pytest.mark.parametrize("overview", LINES)
def test_text_stands_on_the_grid_below_tables_too(overview: int) -> None:
    for page in laid(overview):
        for part in page:
            if isinstance(part, Placed):
                line = (part.top - paper().top) / paper().leading
                assert line == pytest.approx(round(line), abs=0.001)


@pytest.mark.parametrize("above", range(14, 22))
@pytest.mark.parametrize("heading", ["1.重点领域信息公开", "（1）重点领域", "主要做法如下："])
def test_no_page_ends_with_a_heading_of_a_lower_level(above: int, heading: str) -> None:
    prose = "\n".join([*["水" * 20] * above, heading, "水" * 28 * 3])
    for page in pages(pieces(blocks.paragraphs(prose), paper()), paper()):
        assert texts(page)[-1].letters.text != heading


def test_a_list_of_short_lines_may_be_parted_anywhere() -> None:
    prose = "\n".join(f"{i}.水利工程" for i in range(1, 40))
    first, *_ = pages(pieces(blocks.paragraphs(prose), paper()), paper())
    assert len(texts(first)) == 22
