"""PDFium, which draws pages as pictures, through the door that the reader of PDF files uses too."""

from __future__ import annotations

from model.files.pdfium import Page, opened

__all__ = ["POINTS_PER_INCH", "Page", "opened"]

POINTS_PER_INCH = 72
