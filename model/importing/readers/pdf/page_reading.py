"""Reads what a page of a PDF shows: its text and ruling lines, and apart from them what is struck, hidden or a note."""

from __future__ import annotations

from dataclasses import dataclass

from model.files.pdfium import PdfPage
from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.pdf.code_points import restore_characters
from model.importing.readers.pdf.page_objects import (
    Glyph,
    RulingLine,
    SlantedLine,
    read_glyphs,
    trace_lines,
    walk_objects,
)
from model.importing.readers.pdf.raised_text import split_raised
from model.importing.readers.pdf.struck_text import read_strike_marks, split_slashed, split_struck
from model.importing.readers.pdf.unseen_texts import UnseenTexts

MAX_OBJECTS = 20_000
"""Things drawn on a page; what comes after so many is drawing, and its lines rule no table."""


@dataclass(frozen=True, slots=True)
class HiddenGlyph:
    """A character that is not read, and why."""

    glyph: Glyph
    kind: HiddenKind


@dataclass(frozen=True)
class PageObjects:
    """The characters and ruling lines of a page, or of half of one; its size in points.

    hidden: the characters that are no part of the text. is_scan: the text was recognised by a program in a picture.
    """

    glyphs: tuple[Glyph, ...]
    ruling_lines: tuple[RulingLine, ...]
    width: float
    height: float
    page_number: int
    hidden: tuple[HiddenGlyph, ...] = ()
    is_scan: bool = False


def read_page(page: PdfPage, number: int) -> PageObjects:
    """What a page shows and what it hides; words that stand slanted over it, as 草稿 does, are left out."""
    unseen = UnseenTexts(page.get_cropbox())
    drawn: list[RulingLine | SlantedLine] = []
    for count, placed in enumerate(walk_objects(page)):
        if count > MAX_OBJECTS:
            break
        unseen.take(placed)
        drawn += trace_lines(placed)
    seen: list[Glyph] = []
    hidden: list[HiddenGlyph] = []
    for glyph in read_glyphs(page, unseen.concerns_texts):
        if unseen.is_beyond_page(glyph):
            # Words run off the paper where a workbook's label is wider than its columns; they are no loss
            hidden += [HiddenGlyph(glyph, "hidden")] if glyph.text.isdecimal() else []
        elif unseen.is_unseen(glyph):
            hidden.append(HiddenGlyph(glyph, "hidden"))
        elif not glyph.is_slanted:
            seen.append(glyph)
    lines = [line for line in drawn if isinstance(line, RulingLine)]
    seen, slashed = split_slashed(seen, [line for line in drawn if isinstance(line, SlantedLine)])
    seen, struck, lines = split_struck(seen, lines, list(read_strike_marks(page)))
    seen, lines = restore_characters(seen, lines)
    text = split_raised(seen, lines)
    hidden += (HiddenGlyph(glyph, "struck") for glyph in (*slashed, *struck))
    hidden += (HiddenGlyph(glyph, "superscript") for glyph in text.raised)
    hidden += (HiddenGlyph(glyph, "subscript") for glyph in text.lowered)
    return PageObjects(
        tuple(text.text), tuple(lines), page.get_width(), page.get_height(), number, tuple(hidden), unseen.is_scan
    )
