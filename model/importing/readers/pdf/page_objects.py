"""Reads a page of a PDF: its characters and straight lines, with their places in points from the bottom left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from pypdfium2 import PdfMatrix, PdfObject, raw

from model.files.pdfium import PdfPage

_MAX_LINE_WIDTH = 3.0
"""Points; a filled bar no thicker is a ruling line, as Word and WPS draw them."""
_MAX_SLANT = 1.0
_MAX_GLYPH_WIDTH = 2.0
"""Width of a character in its heights, at most: PDFium says more of those set for vertical lines."""
_MAX_FORM_DEPTH = 8
_MIN_DISPLACEMENT = 0.1


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, its edges, baseline and height, all in points. follows_blank: a blank was written before it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    follows_blank: bool = False

    @property
    def centre(self) -> float:
        """The middle between its left and right edge."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A horizontal ruling line at a height, or a vertical one at a place across, from start to end; in points."""

    is_horizontal: bool
    position: float
    start: float
    end: float


def read_glyphs(page: PdfPage) -> list[Glyph]:
    """The characters of a page that are no blanks, in the order they were drawn; a bold one, drawn twice, once."""
    text = page.get_textpage()
    found: list[Glyph] = []
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    follows_blank = False
    displacements: dict[tuple[float, float], tuple[float, float]] = {}
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at):  # PDFium adds blanks of its own where characters stand apart
            continue
        character = chr(raw.FPDFText_GetUnicode(text, at))
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetMatrix(text, at, matrix)
        right_by, up_by = displacements.setdefault(
            (matrix.e, matrix.f), _measure_displacement(matrix, x.value, y.value)
        )
        if character.isspace() or character in "\0\ufffe\uffff":
            follows_blank = follows_blank or character in " \xa0"
            continue
        size = max(raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d), 1.0)
        left, _, right, _ = text.get_charbox(at, loose=True)
        if right - left > _MAX_GLYPH_WIDTH * size:
            left, _, right, _ = text.get_charbox(at)
        glyph = Glyph(character, left + right_by, right + right_by, y.value + up_by, size, follows_blank)
        follows_blank = False
        if not found or not _is_drawn_twice(found[-1], glyph):
            found.append(glyph)
    return found


def _measure_displacement(matrix: raw.FS_MATRIX, x: float, y: float) -> tuple[float, float]:
    """How far right and up a piece of text stands of where PDFium says that its first character stands, in points.

    WORKAROUND PDFium 8149: of a page placed on a sheet, text with an ActualText is said to stand where it was on the
    page. The matrix is right. A first character on its line and further right may follow blanks that are not told.
    """
    right_by, up_by = matrix.e - x, matrix.f - y
    return (right_by, up_by) if abs(up_by) > _MIN_DISPLACEMENT or right_by > _MIN_DISPLACEMENT else (0.0, 0.0)


def _is_drawn_twice(before: Glyph, glyph: Glyph) -> bool:
    near = glyph.size / 4
    return (
        before.text == glyph.text
        and abs(before.left - glyph.left) < near
        and abs(before.baseline - glyph.baseline) < near
    )


def read_ruling_lines(page: PdfPage) -> Iterator[RulingLine]:
    """The ruling lines of a page: thin filled bars, and the straight edges of paths drawn with a pen."""
    for path, within in _walk_paths(page, None, PdfMatrix()):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        left, bottom, right, top = within.on_rect(*path.get_bounds())
        if right - left <= _MAX_LINE_WIDTH or top - bottom <= _MAX_LINE_WIDTH:
            if right - left > top - bottom:
                yield RulingLine(True, (top + bottom) / 2, left, right)
            else:
                yield RulingLine(False, (left + right) / 2, bottom, top)
        elif stroke.value:
            yield from _trace_edges(path, path.get_matrix().multiply(within))


def _walk_paths(
    page: PdfPage, form: PdfObject | None, within: PdfMatrix, depth: int = 0
) -> Iterator[tuple[PdfObject, PdfMatrix]]:
    """The paths of a page, those of pages placed on it as a whole (form XObjects) too, and where they were placed.

    form: the placed page to look into, None for the page itself. within: its matrix on the page.
    """
    for found in page.get_objects(max_depth=1, form=form):
        if found.type == raw.FPDF_PAGEOBJ_PATH:
            yield found, within
        elif found.type == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            yield from _walk_paths(page, found, found.get_matrix().multiply(within), depth + 1)


def _trace_edges(path: PdfObject, matrix: PdfMatrix) -> Iterator[RulingLine]:
    """The straight lines of a path that was drawn with a pen."""
    x, y = ctypes.c_float(), ctypes.c_float()
    began = before = None
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            began = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before:
            yield from _make_ruling_line(before, point)
        if raw.FPDFPathSegment_GetClose(segment) and began:
            yield from _make_ruling_line(point, began)
        before = point


def _make_ruling_line(a: tuple[float, float], b: tuple[float, float]) -> Iterator[RulingLine]:
    if abs(a[1] - b[1]) < _MAX_SLANT < abs(a[0] - b[0]):
        yield RulingLine(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif abs(a[0] - b[0]) < _MAX_SLANT < abs(a[1] - b[1]):
        yield RulingLine(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
