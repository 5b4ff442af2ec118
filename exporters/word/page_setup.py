"""Sets up the Word document's page (A4, margins, grid of 22 lines by 28 characters, page numbers) and its settings."""

from __future__ import annotations

import math

from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.settings import Settings
from docx.shared import Length, Pt

from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START
from exporters.word.styles import FOOTER_STYLE, compute_folio_height, compute_line_height
from exporters.word.xml_elements import make_element, make_paragraph, make_run, to_twips

_COMPATIBILITY_URI = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY_SETTINGS = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}
"""As Word 2013 and later write them; without them Word opens the document in compatibility mode."""


def set_up_page(section: Section, standard: PageStandard) -> None:
    """Give the document's only section its page size, margins, grid and page numbers."""
    section.page_width, section.page_height = _to_length(standard.width), _to_length(standard.height)
    section.top_margin, section.left_margin = _to_length(standard.top), _to_length(standard.left)
    section.bottom_margin = _to_length(standard.height - standard.bottom)
    section.right_margin = _to_length(standard.width - standard.left - standard.text_width)
    section.footer_distance = _to_length(
        standard.height - standard.bottom - standard.folio_drop - compute_folio_height(standard) / 2
    )
    for grid in section._sectPr.xpath("./w:docGrid"):
        section._sectPr.remove(grid)
    section._sectPr.append(_make_grid(standard))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        element = footer.part.element
        element[:] = [_make_page_number(side, standard)]


def _to_length(points: float) -> Length:
    return Pt(to_twips(points) / 20)


def _make_grid(standard: PageStandard) -> BaseOxmlElement:
    """The grid of lines and characters (指定行和字符网格).

    charSpace is by how much each character of the body is wider than its type, in 4096ths of a point. It is rounded
    down: rounded up, the last character of a line would not fit.
    """
    wider = math.floor((standard.character_pitch - standard.type_sizes["body"]) * 4096)
    return make_element(
        "docGrid", type="linesAndChars", linePitch=to_twips(compute_line_height(standard)), charSpace=wider
    )


def _make_page_number(side: str, standard: PageStandard) -> BaseOxmlElement:
    """— 1 —, a character's width from the edge: on the right of odd pages, on the left of even ones (7.5)."""
    inset = {
        f"{side}Chars": standard.folio_inset * 100,
        side: to_twips(standard.folio_inset * standard.type_sizes["folio"]),
    }
    field = make_element("fldSimple", make_run("1"), instr=" PAGE ")
    return make_paragraph(
        FOOTER_STYLE,
        make_run("— "),
        field,
        make_run(" —"),
        settings=(make_element("ind", **inset), make_element("jc", val=side)),
    )


def write_settings(target: Settings) -> None:
    """Replace the settings of the document: odd and even pages differ, marks are squeezed as in Chinese print.

    Which marks must not begin or end a line is stated as in our PDF: Word's own list lets a dash begin one.
    """
    modes = (
        make_element("compatSetting", name=name, uri=_COMPATIBILITY_URI, val=value)
        for name, value in _COMPATIBILITY_SETTINGS.items()
    )
    target.element[:] = [
        make_element("zoom", percent=100),
        make_element("defaultTabStop", val=420),
        make_element("evenAndOddHeaders"),
        make_element("characterSpacingControl", val="compressPunctuation"),
        # LibreOffice 7.4 ignores noLineBreaksBefore
        make_element("noLineBreaksAfter", lang="zh-CN", val="".join(sorted(NO_LINE_END))),
        make_element("noLineBreaksBefore", lang="zh-CN", val="".join(sorted(NO_LINE_START))),
        make_element("compat", make_element("balanceSingleByteDoubleByteWidth"), *modes),
        make_element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]
