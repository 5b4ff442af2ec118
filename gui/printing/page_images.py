"""The very PDF that is exported, as pictures: for the preview and the printer."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QImage

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import ReportContent
from model.files import pdfium
from model.form.form import Form
from model.report.report import Report

_SPARE_LINES = 4
"""Lines drawn above and below a strip and cut off: PDFium smooths letters less at the edge of a picture."""


def typeset_pdf(
    form: Form, report: Report, last: Report | None = None, choices: ExportOptions = DEFAULT_OPTIONS
) -> bytes:
    """The report's PDF with what was chosen, in memory alone: the temporary folder may be full."""
    from exporters.pdf import writer as pdf  # seldom wanted as soon as the window stands, and slow to import

    return pdf.render_report_pdf(ReportContent(form, report, last, choices))


def measure_pages(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with pdfium.open_pdf(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def draw_pages(pdf: bytes, numbers: Sequence[int], dpi: float) -> dict[int, QImage]:
    """These pages (from 0) as pictures."""
    with pdfium.open_pdf(pdf) as document:
        return {number: _draw_page(document[number], dpi) for number in numbers}


def draw_strips(pdf: bytes, number: int, dpi: float, tops: Sequence[int], height: int) -> list[tuple[int, QImage]]:
    """Parts of a page (from 0) as wide as it is, each with its top, in pixels; those that are all white are left out.

    What a picture of the whole page shows there, but for a shade of grey here and there.
    """
    with pdfium.open_pdf(pdf) as document:
        page = document[number]
        parts = ((top, _draw_strip(page, dpi, top, height)) for top in tops)
        return [(top, part) for top, part in parts if part is not None]


def _draw_strip(page: pdfium.PdfPage, dpi: float, top: int, height: int) -> QImage | None:
    scale = dpi / pdfium.POINTS_PER_INCH
    whole = ceil(page.get_height() * scale)
    first, last = max(top - _SPARE_LINES, 0), min(top + height + _SPARE_LINES, whole)
    # half a pixel less: PDFium's Python rounds up
    crop = (0, max(whole - last - 0.5, 0) / scale, 0, max(first - 0.5, 0) / scale)
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    if not pixels.strip(b"\xff"):
        return None
    picture = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return picture.copy(0, top - first, bitmap.width, min(height, whole - top))


def _draw_page(page: pdfium.PdfPage, dpi: float) -> QImage:
    bitmap = page.render(scale=dpi / pdfium.POINTS_PER_INCH)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
    return image.copy()
