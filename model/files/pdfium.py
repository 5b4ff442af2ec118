"""PDFium, the library that reads and draws PDF files. As it may run in one thread at a time, all open files here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# chosen over pdfplumber: preview and print need it anyway, and it tells all that reading a table takes, the places of
# characters and of ruling lines
import pypdfium2

PdfPage = pypdfium2.PdfPage
PdfError = pypdfium2.PdfiumError
_LOCK = Lock()

POINTS_PER_INCH = 72
"""The unit of a PDF's measures."""


@contextmanager
def open_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The open PDF of these bytes; other threads wait meanwhile. Raises PdfError where it is none or is encrypted."""
    with _LOCK, pypdfium2.PdfDocument(pdf) as document:
        yield document
