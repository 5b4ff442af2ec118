"""The very PDF that is exported, as pictures: for the preview and the printer."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QImage

from exporters.content.options import PLAIN, Choices
from model.files import pdfium
from model.form.form import Form
from model.report.report import Report

_SPARE = 4
"""Lines drawn above and below a strip and cut off: PDFium smooths letters less at the edge of a picture."""


def paper(form: Form, report: Report, last: Report | None = None, choices: Choices = PLAIN) -> bytes:
    """The report's PDF with what was chosen, in memory alone: the temporary folder may be full."""
    from exporters.pdf import writer as pdf  # seldom wanted as soon as the window stands, and slow to import

    return pdf.content(form, report, last, choices)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with pdfium.opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def pictures(pdf: bytes, numbers: Sequence[int], dpi: float) -> dict[int, QImage]:
    """These pages (from 0) as pictures."""
    with pdfium.opened(pdf) as document:
        return {number: _picture(document[number], dpi) for number in numbers}


def strips(pdf: bytes, number: int, dpi: float, tops: Sequence[int], height: int) -> list[tuple[int, QImage]]:
    """Parts of a page (from 0) as wide as it is, each with its top, in pixels; those that are all white are left out.

    What a picture of the whole page shows there, but for a shade of grey here and there.
    """
    with pdfium.opened(pdf) as document:
        page = document[number]
        parts = ((top, _strip(page, dpi, top, height)) for top in tops)
        return [(top, part) for top, part in parts if part is not None]


def _strip(page: pdfium.Page, dpi: float, top: int, height: int) -> QImage | None:
    scale = dpi / pdfium.POINTS_PER_INCH
    whole = ceil(page.get_height() * scale)
    first, last = max(top - _SPARE, 0), min(top + height + _SPARE, whole)
    # half a pixel less: PDFium's Python rounds up
    crop = (0, max(whole - last - 0.5, 0) / scale, 0, max(first - 0.5, 0) / scale)
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    if not pixels.strip(b"\xff"):
        return None
    picture = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return picture.copy(0, top - first, bitmap.width, min(height, whole - top))


def _picture(page: pdfium.Page, dpi: float) -> QImage:
    bitmap = page.render(scale=dpi / pdfium.POINTS_PER_INCH)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
    return image.copy()
