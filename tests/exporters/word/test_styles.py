"""The styles of the Word document: fonts, indents, and what stays together."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.exporters.word.test_page_setup import attribute


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体", 16),
        ("二级（句首）", "楷体", 16),
        ("Normal", "仿宋", 16),
        ("表格", "宋体", 10.5),
        ("表格（小五）", "宋体", 9),
        ("Footer", "宋体", 14),
    ],
)
def test_each_style_names_its_font_for_chinese_too(document: Document, style: str, font: str, size: float) -> None:
    element = document.styles[style].element
    fonts = element.xpath("./w:rPr/w:rFonts")[0]
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert int(attribute(element, "./w:rPr/w:sz/@w:val")) == size * 2


def test_paragraphs_begin_two_characters_in(document: Document) -> None:
    indent = document.styles["Normal"].element.xpath("./w:pPr/w:ind")[0]
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_headings_stay_with_what_follows_and_lines_are_never_alone(document: Document) -> None:
    for name in ("Title", "Heading 1", "Heading 2"):
        assert document.styles[name].element.xpath("./w:pPr/w:keepNext")
    assert document.styles["Normal"].element.xpath("./w:pPr/w:widowControl")


def test_enter_begins_a_paragraph_of_the_text_after_headings_and_of_the_same_style_in_tables(
    document: Document,
) -> None:
    after = {str(s.style_id): s.element.xpath("string(./w:next/@w:val)") for s in document.styles}
    assert [after[id] for id in ("Title", "Heading1", "Heading2")] == ["Normal"] * 3
    assert [after[id] for id in ("TableText", "TableTextSmall", "Signed")] == ["TableText", "TableTextSmall", "Signed"]
