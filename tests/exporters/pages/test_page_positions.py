"""Where everything stands on the pages: as a viewer finds it there."""

from __future__ import annotations

import pytest

from exporters.content.report_content import ReportContent
from exporters.pages.page_positions import PagePosition, PagePositions, find_positions
from exporters.pdf import writer
from model.files import pdfium
from model.form import editions
from tests.reports import balanced

OVERVIEW = "\n\n".join(f"第{number}段。" + "写了一些字。" * 40 for number in range(1, 9))


@pytest.fixture(scope="module")
def positions() -> tuple[bytes, PagePositions]:
    report = balanced().with_values({"overview": OVERVIEW, "preamble": "开头第一段。\n开头第二段。"})
    content = ReportContent(editions.load_form("2021"), report)
    typeset = writer.typeset_paper(content)
    return typeset.pdf, find_positions(typeset.pages, content.standard)


def find_words(pdf: bytes, words: str) -> PagePosition:
    """Where a viewer finds words first: the page, and the upper edge of the first character in points."""
    with pdfium.open_pdf(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found = text.search(words).get_next()
            if found:
                _, _, _, top = text.get_charbox(found[0])
                return PagePosition(number, page.get_height() - top)
    raise AssertionError(words)


@pytest.mark.parametrize(("number", "words"), [(0, "第1段"), (3, "第4段"), (7, "第8段")])
def test_a_paragraph_is_where_its_words_are(positions: tuple[bytes, PagePositions], number: int, words: str) -> None:
    pdf, found = positions
    seen, said = find_words(pdf, words), found.find("一、总体情况", number, "")
    assert said.page == seen.page
    assert abs(said.top - seen.top) < 30


def test_the_preamble_stands_above_the_first_heading(positions: tuple[bytes, PagePositions]) -> None:
    pdf, found = positions
    seen, said = find_words(pdf, "开头第二段"), found.find("", 1, "")
    assert (said.page, round(abs(said.top - seen.top)) < 30) == (seen.page, True)
    assert found.find("", -1, "") == PagePosition(0, 0)


def test_every_cell_and_heading_of_the_form_has_its_place(positions: tuple[bytes, PagePositions]) -> None:
    _, found = positions
    form = editions.load_form("2021")
    assert found.cells.keys() == {cell.id for table in form.tables.values() for cell in table.cells}
    assert found.headings.keys() == {section.label for section in form.sections if section.kind != "cover"}
    tops = [
        found.find("", -1, f"requests.{row}.natural") for row in ("received", "carried_in", "granted", "carried_out")
    ]
    assert [(one.page, one.top) for one in tops] == sorted((one.page, one.top) for one in tops)


def test_what_is_not_on_the_paper_is_looked_for_at_its_heading() -> None:
    heading = PagePosition(3, 100)
    found = PagePositions(headings={"五、问题": heading})
    assert found.find("五、问题", 4, "") == heading
    assert found.find("五、问题", -1, "no.such.cell") == heading
    assert found.find("七、没有", 0, "") == PagePosition()
