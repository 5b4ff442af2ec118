"""The page of the Word document: A4, margins, the grid of 22 lines by 28 characters, page numbers, settings."""

from __future__ import annotations

import math

from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.settings import Settings
from docx.shared import Length, Pt

from exporters.typesetting.page_standard import Paper
from exporters.typesetting.punctuation import NO_END, NO_START
from exporters.word.styles import FOLIO, folio_height, line
from exporters.word.xml_elements import node, paragraph, run, twips

_WORD = "http://schemas.microsoft.com/office/word"
_MODES = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}
"""As Word 2013 and later write them; without them it opens the document in compatibility mode."""


def set_page(section: Section, paper: Paper) -> None:
    """Give the document's only section its paper, margins, grid and page numbers."""
    section.page_width, section.page_height = _length(paper.width), _length(paper.height)
    section.top_margin, section.left_margin = _length(paper.top), _length(paper.left)
    section.bottom_margin = _length(paper.height - paper.bottom)
    section.right_margin = _length(paper.width - paper.left - paper.text_width)
    section.footer_distance = _length(paper.height - paper.bottom - paper.folio_drop - folio_height(paper) / 2)
    for grid in section._sectPr.xpath("./w:docGrid"):
        section._sectPr.remove(grid)
    section._sectPr.append(_grid(paper))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        element = footer.part.element
        element[:] = [_folio(side, paper)]


def _length(points: float) -> Length:
    return Pt(twips(points) / 20)


def _grid(paper: Paper) -> BaseOxmlElement:
    """指定行和字符网格. charSpace is what each character of the body is wider, in 4096ths of a point, rounded down:
    rounded up, the last character of a line would not fit."""
    wider = math.floor((paper.pitch - paper.sizes["body"]) * 4096)
    return node("docGrid", type="linesAndChars", linePitch=twips(line(paper)), charSpace=wider)


def _folio(side: str, paper: Paper) -> BaseOxmlElement:
    """— 1 —, a character's width from the edge: on the right of odd pages, on the left of even ones (7.5)."""
    inset = {f"{side}Chars": paper.folio_inset * 100, side: twips(paper.folio_inset * paper.sizes["folio"])}
    field = node("fldSimple", run("1"), instr=" PAGE ")
    return paragraph(FOLIO, run("— "), field, run(" —"), looks=(node("ind", **inset), node("jc", val=side)))


def settings(into: Settings) -> None:
    """The settings of the whole document: odd and even pages differ, marks are squeezed as in Chinese print.

    What must not begin or end a line is the same as on our own paper: Word's own list lets a dash begin one.
    """
    modes = (node("compatSetting", name=name, uri=_WORD, val=value) for name, value in _MODES.items())
    into.element[:] = [
        node("zoom", percent=100),
        node("defaultTabStop", val=420),
        node("evenAndOddHeaders"),
        node("characterSpacingControl", val="compressPunctuation"),
        node("noLineBreaksAfter", lang="zh-CN", val="".join(sorted(NO_END))),
        node("noLineBreaksBefore", lang="zh-CN", val="".join(sorted(NO_START))),
        node("compat", node("balanceSingleByteDoubleByteWidth"), *modes),
        node("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]
