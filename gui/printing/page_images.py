"""The PDF that is exported, made in memory and drawn as pictures: for the preview and for printers that need them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import PaperContent, ReportContent
from model.files import pdfium
from model.form.form import Form
from model.report.report import Report
from model.text import remove_blanks

if TYPE_CHECKING:
    from exporters.pages.page_positions import PagePositions

_SPARE_LINES = 4
"""Lines drawn above and below a strip and cut off: PDFium smooths letters less at the edge of a picture."""


def typeset_pdf(
    form: Form, report: Report, last: Report | None = None, choices: ExportOptions = DEFAULT_OPTIONS
) -> bytes:
    """The report's PDF, held in memory: the temporary folder may be full. last: last year's report."""
    return typeset_paper(ReportContent(form, report, last, choices))


def typeset_with_positions(
    form: Form, report: Report, last: Report | None, choices: ExportOptions
) -> tuple[bytes, PagePositions]:
    """The same, with where on its pages everything stands."""
    from exporters.pages import page_positions
    from exporters.pdf import writer  # slow to import, and not needed to show the window

    content = ReportContent(form, report, last, choices)
    typeset = writer.typeset_paper(content)
    return typeset.pdf, page_positions.find_positions(typeset.pages, content.standard)


def typeset_paper(content: PaperContent) -> bytes:
    """The PDF of any paper, held in memory."""
    from exporters.pdf import writer  # slow to import, and not needed to show the window

    return writer.render_report_pdf(content)


def measure_pages(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with pdfium.open_pdf(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def find_page(pdf: bytes, words: str) -> int:
    """The number, from 0, of the first page with these words, whose blanks and line ends do not count; 0 for none."""
    wanted = remove_blanks(words)
    with pdfium.open_pdf(pdf) as document:
        for number in range(len(document)):
            if wanted and wanted in remove_blanks(document[number].get_textpage().get_text_range()):
                return number
    return 0


def draw_pages(pdf: bytes, numbers: Sequence[int], dpi: float) -> dict[int, QImage]:
    """Pictures of these pages, which are counted from 0, with so many pixels an inch."""
    with pdfium.open_pdf(pdf) as document:
        return {number: _draw_page(document[number], dpi) for number in numbers}


def draw_strips(pdf: bytes, number: int, dpi: float, tops: Sequence[int], height: int) -> list[tuple[int, QImage]]:
    """Strips of a page (counted from 0), as wide as it is, each with its top; those that are all white are left out.

    tops and height are in pixels. A strip shows what a picture of the whole page shows there, but for a shade of grey
    here and there.
    """
    strips = []
    with pdfium.open_pdf(pdf) as document:
        page = document[number]
        for top in tops:
            strip = _draw_strip(page, dpi, top, height)
            if strip is not None:
                strips.append((top, strip))
    return strips


def _draw_strip(page: pdfium.PdfPage, dpi: float, top: int, height: int) -> QImage | None:
    """A strip of a page, its top and height in pixels; None where all of it is white."""
    scale = dpi / pdfium.POINTS_PER_INCH
    page_height = ceil(page.get_height() * scale)
    first = max(top - _SPARE_LINES, 0)
    last = min(top + height + _SPARE_LINES, page_height)
    # half a pixel less: PDFium's Python rounds up
    cut_below = max(page_height - last - 0.5, 0) / scale
    cut_above = max(first - 0.5, 0) / scale
    crop = (0, cut_below, 0, cut_above)  # left, bottom, right, top, in points
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    if not pixels.strip(b"\xff"):
        return None
    picture = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return picture.copy(0, top - first, bitmap.width, min(height, page_height - top))


def _draw_page(page: pdfium.PdfPage, dpi: float) -> QImage:
    bitmap = page.render(scale=dpi / pdfium.POINTS_PER_INCH)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
    return image.copy()
