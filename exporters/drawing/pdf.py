"""A drawing on reportlab's canvas: as a PDF of one page, or as part of a paper. Text is text, fonts are embedded."""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exporters.drawing.pen import Pen
from exporters.drawing.shapes import Box, Drawing, Text
from exporters.typesetting import fonts
from exporters.typesetting.justification import Line
from exporters.typesetting.printable import clean


def content(drawing: Drawing) -> bytes:
    """The bytes of a PDF with the drawing as its only page; equal drawings give equal bytes."""
    file = BytesIO()
    with fonts.WRITING:
        size, font = (drawing.width, drawing.height), fonts.face(fonts.FILES["body"]).name
        canvas = Canvas(file, pagesize=size, invariant=1, lang="zh-CN", initialFontName=font)
        draw(Pen(canvas, drawing.height, fonts.BUNDLED), drawing)
        canvas.setTitle(clean(drawing.title))
        canvas.setSubject(clean("".join(drawing.says)))
        canvas.setCreator("年报")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showPage()
        canvas.save()
    return file.getvalue()


def draw(pen: Pen, drawing: Drawing, right: float = 0.0, down: float = 0.0, scale: float = 1.0) -> None:
    """Draw it with its upper left corner that far from the page's, in points; scale: how large, 1.0 as it is."""
    pen.canvas.saveState()
    pen.canvas.translate(right, pen.page_height * (1 - scale) - down)
    pen.canvas.scale(scale, scale)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _draw_box(pen, shape)
        else:
            _draw_text(pen, shape)
    pen.canvas.restoreState()


def _draw_box(pen: Pen, box: Box) -> None:
    pen.canvas.setFillColor(HexColor(box.fill))
    bottom = pen.page_height - box.y - box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    pen.canvas.roundRect(box.x, bottom, box.width, box.height, radius, stroke=0, fill=1)


def _draw_text(pen: Pen, text: Text) -> None:
    pen.canvas.setFillColor(HexColor(text.colour))
    pen.canvas.setStrokeColor(HexColor(text.colour))
    letters = fonts.letters([(text.words, text.role)])
    places = tuple(accumulate(letters.widths[:-1], initial=0.0))
    line = Line(0, len(letters.text), places, text.width)
    pen.draw_line(letters, line, text.left, text.y, text.size, text.size)
