"""The very PDF that is exported, as pictures: for the preview and the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage

from exporters import pdfium
from exporters.choices import PLAIN, Choices
from model.form import Form
from model.report import Report


def paper(form: Form, report: Report, last: Report | None = None, choices: Choices = PLAIN) -> bytes:
    """The report's PDF with what was chosen, in memory alone: the temporary folder may be full."""
    from exporters import pdf  # seldom wanted as soon as the window stands, and slow to import

    return pdf.content(form, report, last, choices)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with pdfium.opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def pictures(pdf: bytes, numbers: Sequence[int], dpi: float) -> dict[int, QImage]:
    """These pages (from 0) as pictures."""
    with pdfium.opened(pdf) as document:
        return {number: _picture(document[number], dpi) for number in numbers}


def _picture(page: pdfium.Page, dpi: float) -> QImage:
    bitmap = page.render(scale=dpi / pdfium.POINTS_PER_INCH)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
    return image.copy()
