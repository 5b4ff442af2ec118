"""Draws lines of text on reportlab's canvas. Heights are measured down from the page's top."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from exporters.drawing.shapes import ASCENT
from exporters.typesetting import fonts
from exporters.typesetting.fonts import FontFace, FontSet, GlyphRun
from exporters.typesetting.justification import PlacedLine

_WATERMARK_SIZE, _WATERMARK_ANGLE, _WATERMARK_GREY = 180.0, 52.0, 0.92
"""The watermark of a draft: its size in points, its slope in degrees, its lightness from 0 black to 1 white."""


class Pen:
    """Draws text on a canvas; used_families holds the families of the fonts it used, in order of first use.

    Heights are given in points from the page's upper edge, where reportlab counts from the lower one.
    """

    def __init__(self, canvas: Canvas, page_height: float, font_set: FontSet = fonts.BUNDLED_FONTS) -> None:
        self.canvas = canvas
        self.page_height = page_height
        self.font_set = font_set
        self.used_families: dict[str, None] = {}

    def draw_text_line(
        self, glyphs: GlyphRun, line: PlacedLine, x: float, middle: float, size: float, em: float
    ) -> None:
        """Draw a line of text from x on; middle: the height of its characters' middle; em: the pitch of a character."""
        baseline = self.page_height - middle - (ASCENT - 0.5) * size
        text_object = self.canvas.beginText()
        for face, text, offset, extra in _split_into_spans(glyphs, line, size, em):
            if face is None:
                self.canvas.drawText(text_object)
                self._draw_code_point_box(text, x + offset * em, middle, size)
                text_object = self.canvas.beginText()
                continue
            self.used_families[face.family] = None
            text_object.setFont(face.name, size)
            text_object.setTextOrigin(x + offset * em, baseline)
            text_object.setCharSpace(extra)
            text_object.textOut(text)
        self.canvas.drawText(text_object)

    def _draw_code_point_box(self, char: str, x: float, middle: float, size: float) -> None:
        """Draw a character no font has as its code point, small, in a frame.

        Copied from the PDF, it is a code point too: PDFium drops characters beyond U+FFFF from an ActualText, and most
        of these characters are beyond it.
        """
        self.canvas.setLineWidth(size / 30)
        self.canvas.rect(x + 0.04 * size, self.page_height - middle - 0.46 * size, 0.92 * size, 0.92 * size)
        code = fonts.format_code_point(char).removeprefix("U+")
        for words, shift in (("U+", -0.2), (code, 0.2)):
            glyphs = fonts.make_glyph_run([(words, "table")], self.font_set)
            width = sum(glyphs.widths)
            small = min(0.34 * size, 0.84 * size / width)
            left = x + (size - width * small) / 2
            self.draw_text_line(glyphs, make_single_line(glyphs), left, middle + shift * size, small, small)

    def draw_page_number(self, number: int, left: float, right: float, middle: float, size: float) -> None:
        """Draw — 1 —: on odd pages it ends at right, on even ones it begins at left (GB/T 9704-2012 7.5)."""
        glyphs = fonts.make_glyph_run([(f"— {number} —", "folio")], self.font_set)
        line = make_single_line(glyphs)
        self.draw_text_line(glyphs, line, right - line.width * size if number % 2 else left, middle, size, size)

    def draw_label(self, words: str, left: float, middle: float, size: float) -> None:
        """Draw a line of text outside the type area, in 黑体."""
        glyphs = fonts.make_glyph_run([(words, "first")], self.font_set)
        self.draw_text_line(glyphs, make_single_line(glyphs), left, middle, size, size)

    def draw_watermark(self, words: str, x: float, y: float) -> None:
        """Draw words pale and slanting around a point; as an artifact, which is neither read out nor copied."""
        glyphs = fonts.make_glyph_run([(words, "first")], self.font_set)
        line = make_single_line(glyphs)
        self.canvas.addLiteral("/Artifact BMC")
        self.canvas.saveState()
        self.canvas.setFillGray(_WATERMARK_GREY)
        self.canvas.translate(x, self.page_height - y)
        self.canvas.rotate(_WATERMARK_ANGLE)
        self.draw_text_line(
            glyphs, line, -line.width * _WATERMARK_SIZE / 2, self.page_height, _WATERMARK_SIZE, _WATERMARK_SIZE
        )
        self.canvas.restoreState()
        self.canvas.addLiteral("EMC")


def make_single_line(glyphs: GlyphRun) -> PlacedLine:
    """All glyphs on one line, each as wide as it is."""
    offsets = tuple(sum(glyphs.widths[:i]) for i in range(len(glyphs.text)))
    return PlacedLine(0, len(glyphs.text), offsets, sum(glyphs.widths))


def _split_into_spans(
    glyphs: GlyphRun, line: PlacedLine, size: float, em: float
) -> Iterator[tuple[FontFace | None, str, float, float]]:
    """The spans of a line that can be drawn at one go: font face, text, offset in em, and the extra space in points.

    The extra space is what the line adds to each character's own width; it is the same throughout a span. A character
    without a face is a span of its own.
    """
    begun = 0
    count = line.end - line.start
    faces = glyphs.faces[line.start : line.end]
    extra = 0.0
    for i in range(count):
        is_last = i + 1 == count
        own_extra = 0.0
        if not is_last:
            advance = (line.offsets[i + 1] - line.offsets[i]) * em
            own_extra = round(advance - glyphs.widths[line.start + i] * size, 4)
        if i == begun:
            extra = own_extra
        if is_last or faces[i + 1] is not faces[begun] or own_extra != extra or faces[begun] is None:
            text = glyphs.text[line.start + begun : line.start + i + 1]
            yield faces[begun], text, line.offsets[begun], extra
            begun = i + 1
