"""Puts pages of a PDF on the sheets of a printer: which pages, in what order, how large."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2
from pypdfium2 import raw

from model.files import pdfium

_MAX_CLIPPED_EDGE = 30.0
"""Points of a page's white edge that may fall off the sheet on each side: a page for A4 keeps its size on Letter."""
_SIZE_TOLERANCE = 2.0
"""Points; a sheet is the page's own where they differ by no more, as sizes are rounded."""

PageSize = tuple[float, float]
"""Width and height in points."""


def compute_scale(page: PageSize, sheet: PageSize) -> float:
    """The factor by which a page is made smaller for a sheet: 1 where all that is printed on it fits."""
    if all(there + 2 * _MAX_CLIPPED_EDGE >= here for here, there in zip(page, sheet, strict=True)):
        return 1.0
    return min(there / here for here, there in zip(page, sheet, strict=True))


def impose_pages(pdf: bytes, pages: Sequence[int], sheet: PageSize) -> bytes:
    """A PDF of these pages (counted from 0, as often as they are named), each in the middle of a sheet."""
    made = BytesIO()
    with pdfium.open_pdf(pdf) as source, pypdfium2.PdfDocument.new() as paper:
        paper.import_pages(source, list(pages))
        for number in range(len(paper)):
            _fit_to_sheet(paper[number], sheet)
        paper.save(made)
    return made.getvalue()


def _fit_to_sheet(page: pdfium.PdfPage, sheet: PageSize) -> None:
    """Give a page the size of the sheet, and move and scale its contents to the middle."""
    size = page.get_size()
    if all(abs(here - there) <= _SIZE_TOLERANCE for here, there in zip(size, sheet, strict=True)):
        return
    scale = compute_scale(size, sheet)
    left, low = ((there - here * scale) / 2 for here, there in zip(size, sheet, strict=True))
    page.set_mediabox(0, 0, *sheet)
    raw.FPDFPage_TransFormWithClip(
        page, raw.FS_MATRIX(scale, 0, 0, scale, left, low), raw.FS_RECTF(0, sheet[1], sheet[0], 0)
    )
