"""A drawing as a PNG picture: its PDF, rendered by PDFium."""

from __future__ import annotations

import struct
import zlib
from threading import Lock

import pypdfium2

from exporters import drawing_pdf
from exporters.drawing import Drawing

DPI = 200
"""An A4 page becomes 1654 × 2339 dots: sharp on a phone and in print, some 250 kB."""

_POINTS_PER_INCH = 72
_INCHES_PER_METRE = 1 / 0.0254
_ONE_AT_A_TIME = Lock()
"""PDFium works in one thread only."""


def content(drawing: Drawing) -> bytes:
    """The bytes of a PNG file of 200 dots to an inch."""
    pdf = drawing_pdf.content(drawing)
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=DPI / _POINTS_PER_INCH, rev_byteorder=True)
        pixels = bytes(bitmap.buffer)
    step, used = bitmap.stride, bitmap.width * 3
    rows = b"".join(b"\0" + pixels[y * step : y * step + used] for y in range(bitmap.height))
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)
    metre = round(DPI * _INCHES_PER_METRE)
    parts = [
        _chunk(b"IHDR", head),
        _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)),
        _chunk(b"IDAT", zlib.compress(rows, 9)),
        _chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file: length, kind, data, checksum (PNG specification 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
