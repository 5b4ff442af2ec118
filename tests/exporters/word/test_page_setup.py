"""The page of the Word document: GB/T 9704-2012 in Word's own settings."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc textDirection outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs snapToGrid vanish color spacing w kern position sz szCs lang",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tblPr": "tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "style": "name aliases basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
}
"""As the format's schema wants them; Word calls a file with others damaged."""


def attribute(element: BaseOxmlElement, path: str) -> str:
    (found,) = element.xpath(path)
    return str(found)


def test_the_paper_is_a4_with_the_standards_margins(document: Document) -> None:
    section = document.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert edges == pytest.approx((Mm(37), Mm(35), Mm(28), Mm(26)), abs=1000)
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=1000)


def test_the_grid_is_22_lines_by_28_characters(document: Document) -> None:
    section = document.sections[0]._sectPr
    assert attribute(section, "./w:docGrid/@w:type") == "linesAndChars"
    pitch = int(attribute(section, "./w:docGrid/@w:linePitch"))
    assert 225 / 25.4 * 1440 // pitch == 22
    wider = int(attribute(section, "./w:docGrid/@w:charSpace")) / 4096
    assert 156 / 25.4 * 72 // (16 + wider) == 28


def test_lines_of_the_body_fill_the_page_whatever_the_font(document: Document) -> None:
    spacing = document.styles["Normal"].element.xpath("./w:pPr/w:spacing")[0]
    assert spacing.get(qn("w:lineRule")) == "exact"
    assert 225 / 25.4 * 1440 // int(spacing.get(qn("w:line"))) == 22


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(document: Document) -> None:
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        element = footer.part.element
        assert "".join(element.xpath(".//w:t/text()")) == "— 1 —"
        assert attribute(element, ".//w:fldSimple/@w:instr") == " PAGE "
        assert attribute(element, ".//w:jc/@w:val") == side
        assert attribute(element, f".//w:ind/@w:{side}Chars") == "100"


def test_elements_stand_in_the_order_word_wants(document: Document) -> None:
    seen = 0
    for part in document.part.package.iter_parts():
        element = getattr(part, "element", None)
        if isinstance(element, BaseOxmlElement):
            for tag, order in _ORDERS.items():
                for parent in element.iter(qn(f"w:{tag}")):
                    places = [order.split().index(str(child.tag).rpartition("}")[2]) for child in parent]
                    assert places == sorted(places), (tag, places)
                    seen += 1
    assert seen > 1000
