"""Renders a drawing as a PNG picture: PDFium paints the drawing's PDF."""

from __future__ import annotations

from io import BytesIO

from exporters.drawing import pdf
from exporters.drawing.shapes import Drawing
from model.files import pdfium

DPI = 200
"""Dots per inch: an A4 page becomes 1654 × 2339 dots, sharp on a phone and in print, some 250 kB."""


def render_drawing_png(drawing: Drawing, dpi: int = DPI) -> bytes:
    """The bytes of a PNG file with so many dots per inch."""
    out = BytesIO()
    with pdfium.open_pdf(pdf.render_drawing_pdf(drawing)) as document:
        picture = document[0].render(scale=dpi / pdfium.POINTS_PER_INCH).to_pil()
    picture.save(out, "PNG", dpi=(dpi, dpi), optimize=True)
    return out.getvalue()
