"""Draws a drawing on reportlab's canvas: as a PDF of one page, or on a page of a report. Text stays text."""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exporters.drawing.pen import Pen
from exporters.drawing.shapes import Drawing, Rectangle, TextLabel
from exporters.typesetting import fonts
from exporters.typesetting.justification import PlacedLine
from exporters.typesetting.printable import make_printable


def render_drawing_pdf(drawing: Drawing) -> bytes:
    """The bytes of a PDF with the drawing as its only page; equal drawings give equal bytes."""
    file = BytesIO()
    with fonts.FONT_LOCK:
        size, font = (drawing.width, drawing.height), fonts.load_bundled_face(fonts.BUNDLED_FILES["body"]).name
        canvas = Canvas(file, pagesize=size, invariant=1, lang="zh-CN", initialFontName=font)
        draw_drawing(Pen(canvas, drawing.height, fonts.BUNDLED_FONTS), drawing)
        canvas.setTitle(make_printable(drawing.title))
        canvas.setSubject(make_printable("".join(drawing.sentences)))
        canvas.setCreator("年报")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showPage()
        canvas.save()
    return file.getvalue()


def draw_drawing(pen: Pen, drawing: Drawing, right: float = 0.0, down: float = 0.0, scale: float = 1.0) -> None:
    """Draw a drawing with its upper left corner right and down of the page's, in points; scale 1.0 is its own size."""
    pen.canvas.saveState()
    pen.canvas.translate(right, pen.page_height * (1 - scale) - down)
    pen.canvas.scale(scale, scale)
    for shape in drawing.shapes:
        if isinstance(shape, Rectangle):
            _draw_box(pen, shape)
        else:
            _draw_text(pen, shape)
    pen.canvas.restoreState()


def _draw_box(pen: Pen, box: Rectangle) -> None:
    pen.canvas.setFillColor(HexColor(box.fill))
    bottom = pen.page_height - box.y - box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    pen.canvas.roundRect(box.x, bottom, box.width, box.height, radius, stroke=0, fill=1)


def _draw_text(pen: Pen, text: TextLabel) -> None:
    pen.canvas.setFillColor(HexColor(text.colour))
    pen.canvas.setStrokeColor(HexColor(text.colour))
    glyphs = fonts.make_glyph_run([(text.text, text.role)])
    places = tuple(accumulate(glyphs.widths[:-1], initial=0.0))
    line = PlacedLine(0, len(glyphs.text), places, text.width)
    pen.draw_text_line(glyphs, line, text.left, text.y, text.size, text.size)
