"""What stands on the pages of a PDF, read back with pdfium: characters with their places, and drawn boxes."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Glyph:
    """A character: its origin from the page's upper left corner, and its size, in points."""

    char: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Box:
    """A stroked rectangle, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    stroke: float


@dataclass(frozen=True)
class Sheet:
    """One page."""

    glyphs: list[Glyph]
    boxes: list[Box]

    def lines(self) -> list[list[Glyph]]:
        """The characters by their baselines, from the top, each from left to right."""
        found = defaultdict(list)
        for glyph in self.glyphs:
            found[round(glyph.y, 1)].append(glyph)
        return [sorted(found[y], key=lambda glyph: glyph.x) for y in sorted(found)]

    def text_lines(self, size: float) -> list[list[Glyph]]:
        """The lines in one size of type."""
        return [line for line in self.lines() if all(abs(glyph.size - size) < 0.01 for glyph in line)]


def read(path: Path) -> list[Sheet]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [_sheet(page) for page in document]


def text(path: Path) -> str:
    """All characters of a PDF as they stand, without blanks and line ends."""
    return joined(glyph for sheet in read(path) for glyph in sheet.glyphs if not glyph.char.isspace())


def joined(glyphs: Iterable[Glyph]) -> str:
    """Characters as text; pdfium counts one beyond U+FFFF as two."""
    return "".join(glyph.char for glyph in glyphs).encode("utf-16", "surrogatepass").decode("utf-16")


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    height = page.get_height()
    return Sheet(_glyphs(page, height), _boxes(page, height))


def _glyphs(page: pypdfium2.PdfPage, height: float) -> list[Glyph]:
    words = page.get_textpage()
    found = []
    for i in range(words.count_chars()):
        if pdfium.FPDFText_IsGenerated(words.raw, i) == 1:
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(words.raw, i, x, y)
        size = pdfium.FPDFText_GetFontSize(words.raw, i)
        found.append(Glyph(chr(pdfium.FPDFText_GetUnicode(words.raw, i)), x.value, height - y.value, size))
    return found


def _boxes(page: pypdfium2.PdfPage, height: float) -> list[Box]:
    found = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(thing.raw, width)
        left, bottom, right, top = thing.get_bounds()
        grown = width.value  # pdfium's bounds reach a whole stroke beyond the path
        found.append(Box(left + grown, height - top + grown, right - grown, height - bottom - grown, width.value))
    return found
