"""Draws lines of text on reportlab's canvas. Heights are measured down from the page's top."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from exporters.typesetting import fonts
from exporters.typesetting.fonts import FontFace, FontSet, GlyphRun
from exporters.typesetting.justification import PlacedLine

_ASCENT = 0.88
"""Of the height of a Chinese character, the part above the baseline."""


_WATERMARK_SIZE, _WATERMARK_ANGLE, _WATERMARK_GREY = 180.0, 52.0, 0.92
"""Words over a whole page: their size in points, how steep in degrees, how light from 0 black to 1 white."""


class Pen:
    """A canvas as the papers of this program use it; remembers which fonts it used."""

    def __init__(self, canvas: Canvas, page_height: float, font_set: FontSet = fonts.BUNDLED_FONTS) -> None:
        self.canvas = canvas
        self.page_height = page_height
        self.font_set = font_set
        self.used_families: dict[str, None] = {}

    def draw_text_line(
        self, glyphs: GlyphRun, line: PlacedLine, x: float, middle: float, size: float, em: float
    ) -> None:
        """Draw a line of text from x; middle is the height of the characters' middle; em one character's pitch."""
        baseline = self.page_height - middle - (_ASCENT - 0.5) * size
        text = self.canvas.beginText()
        for face, words, place, extra in _split_into_spans(glyphs, line, size, em):
            if face is None:
                self.canvas.drawText(text)
                self._draw_code_point_box(words, x + place * em, middle, size)
                text = self.canvas.beginText()
                continue
            self.used_families[face.family] = None
            text.setFont(face.name, size)
            text.setTextOrigin(x + place * em, baseline)
            text.setCharSpace(extra)
            text.textOut(words)
        self.canvas.drawText(text)

    def _draw_code_point_box(self, char: str, x: float, middle: float, size: float) -> None:
        """A character no font has: its code point, small, in a box.

        Copied, it stays a code point: of an ActualText PDFium drops what is beyond U+FFFF, and most of these are.
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
        """Draw words outside the type area, in 黑体."""
        glyphs = fonts.make_glyph_run([(words, "first")], self.font_set)
        self.draw_text_line(glyphs, make_single_line(glyphs), left, middle, size, size)

    def draw_watermark(self, words: str, x: float, y: float) -> None:
        """Draw words pale and slanting around a point, for whoever looks; not part of what is read or copied."""
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
    """All letters on one line, as wide as they are."""
    places = tuple(sum(glyphs.widths[:i]) for i in range(len(glyphs.text)))
    return PlacedLine(0, len(glyphs.text), places, sum(glyphs.widths))


def _split_into_spans(
    glyphs: GlyphRun, line: PlacedLine, size: float, em: float
) -> Iterator[tuple[FontFace | None, str, float, float]]:
    """The characters of a line that can be drawn at one go: face, text, place, and what to add to each advance."""
    begun = 0
    count = line.end - line.start
    faces = glyphs.faces[line.start : line.end]
    extra = 0.0
    for i in range(count):
        last = i + 1 == count
        if not last:
            advance = (line.offsets[i + 1] - line.offsets[i]) * em
            wanted = round(advance - glyphs.widths[line.start + i] * size, 4)
        if i == begun:
            extra = wanted if not last else 0.0
        ends = last or faces[i + 1] is not faces[begun] or wanted != extra or faces[begun] is None
        if ends:
            text = glyphs.text[line.start + begun : line.start + i + 1]
            yield faces[begun], text, line.offsets[begun], extra
            begun = i + 1
