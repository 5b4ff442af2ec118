"""PDFium, which reads and draws PDF files; it works in one thread at a time, so all go through this door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

PdfPage = pypdfium2.PdfPage
PdfError = pypdfium2.PdfiumError
_LOCK = Lock()

POINTS_PER_INCH = 72
"""The unit of a PDF's measures."""


@contextmanager
def open_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF to look at; nobody else can meanwhile. Raises Trouble where it is none, or is locked."""
    with _LOCK, pypdfium2.PdfDocument(pdf) as document:
        yield document
