"""Reads a page of a PDF: its characters and straight lines, with their places in points from the bottom left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any

from pypdfium2 import PdfMatrix, PdfObject, raw

from model.files.pdfium import PdfPage

_MAX_LINE_WIDTH = 3.0
"""Points; a filled bar no thicker is a ruling line, as Word and WPS draw them."""
_MAX_SLANT = 1.0
_MAX_GLYPH_WIDTH = 2.0
"""Width of a character in its heights, at most: PDFium says more of those set for vertical lines."""
_MAX_FORM_DEPTH = 8
_MIN_DISPLACEMENT = 0.1
_MIN_SLOPE = 0.1
"""A line of text that rises or falls by more, as a share of its length, is slanted."""
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)


Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


@dataclass(frozen=True, slots=True)
class PlacedObject:
    """Something drawn on a page; matrix: where the placed page was put that it is part of, None for the page itself."""

    drawn: PdfObject
    matrix: PdfMatrix | None

    @property
    def address(self) -> int:
        """The address of PDFium's own object."""
        return find_address(self.drawn.raw)

    def read_box(self) -> Box:
        """The rectangle around it on the page."""
        left, bottom, right, top = self.drawn.get_bounds()
        return self.move_box((left, bottom, right, top))

    def move_box(self, box: Box) -> Box:
        """Where a rectangle of the page that it is part of lies on the page."""
        if self.matrix is None:
            return box
        left, bottom, right, top = self.matrix.on_rect(*box)
        return left, bottom, right, top


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, its edges, baseline and height, all in points. follows_blank: a blank was written before it.

    text_object: the address of the text that it was drawn with, 0 where that was not asked.
    is_slanted: its line of text neither lies nor stands.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    follows_blank: bool = False
    text_object: int = 0
    is_slanted: bool = False

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


@dataclass(frozen=True, slots=True)
class SlantedLine:
    """A line drawn with a pen that neither lies nor stands: where its left and its right end are, in points."""

    left: float
    left_height: float
    right: float
    right_height: float

    def find_height(self, x: float) -> float | None:
        """How high the line is at a place across; None where it does not reach there."""
        if not self.left <= x <= self.right:
            return None
        share = (x - self.left) / (self.right - self.left)
        return self.left_height + share * (self.right_height - self.left_height)


def find_address(pointer: Any) -> int:
    """The address of one of PDFium's objects, by which two pointers to it are known to be of one object."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def read_glyphs(page: PdfPage, with_text_objects: bool = False) -> list[Glyph]:
    """The characters of a page that are no blanks, in the order they were drawn; a bold one, drawn twice, once.

    with_text_objects: tell the text object of each, not of digits alone; it takes time.
    """
    text = page.get_textpage()
    found: list[Glyph] = []
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    follows_blank = False
    high_surrogate = 0
    displacements: dict[tuple[float, float], tuple[float, float]] = {}
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at):  # PDFium adds blanks of its own where characters stand apart
            continue
        code = raw.FPDFText_GetUnicode(text, at)
        if code in _HIGH_SURROGATES:  # PDFium tells a character beyond U+FFFF in two halves, one after the other
            high_surrogate = code
            continue
        if code in _LOW_SURROGATES and high_surrogate:
            code = join_surrogates(high_surrogate, code)
        high_surrogate = 0
        character = chr(code)
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
        glyph = Glyph(
            character,
            left + right_by,
            right + right_by,
            y.value + up_by,
            size,
            follows_blank,
            find_address(raw.FPDFText_GetTextObject(text, at)) if with_text_objects or character.isdecimal() else 0,
            is_slanted=min(abs(matrix.a), abs(matrix.b)) > _MIN_SLOPE * hypot(matrix.a, matrix.b),
        )
        follows_blank = False
        if not found or not _is_drawn_twice(found[-1], glyph):
            found.append(glyph)
    return found


def join_surrogates(high: int, low: int) -> int:
    """The code point that a pair of surrogates stands for."""
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


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


def walk_objects(
    page: PdfPage, form: PdfObject | None = None, within: PdfMatrix | None = None, depth: int = 0
) -> Iterator[PlacedObject]:
    """What is drawn on a page from the bottom up, on pages placed on it as a whole (form XObjects) too.

    form: the placed page to look into, None for the page itself. within: its matrix on the page, None with form.
    """
    for found in page.get_objects(max_depth=1, form=form):
        if found.type != raw.FPDF_PAGEOBJ_FORM:
            yield PlacedObject(found, within)
        elif depth < _MAX_FORM_DEPTH:
            matrix = found.get_matrix()
            yield from walk_objects(page, found, matrix.multiply(within) if within else matrix, depth + 1)


def trace_lines(placed: PlacedObject) -> Iterator[RulingLine | SlantedLine]:
    """The lines that a path draws: as a thin filled bar, or as straight edges drawn with a pen."""
    path = placed.drawn
    if path.type != raw.FPDF_PAGEOBJ_PATH:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    left, bottom, right, top = placed.read_box()
    if right - left <= _MAX_LINE_WIDTH or top - bottom <= _MAX_LINE_WIDTH:
        if right - left > top - bottom:
            yield RulingLine(True, (top + bottom) / 2, left, right)
        else:
            yield RulingLine(False, (left + right) / 2, bottom, top)
    elif stroke.value:
        matrix = path.get_matrix()
        yield from _trace_edges(path, matrix.multiply(placed.matrix) if placed.matrix else matrix)


def _trace_edges(path: PdfObject, matrix: PdfMatrix) -> Iterator[RulingLine | SlantedLine]:
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
            yield from _make_line(before, point)
        if raw.FPDFPathSegment_GetClose(segment) and began:
            yield from _make_line(point, began)
        before = point


def _make_line(a: tuple[float, float], b: tuple[float, float]) -> Iterator[RulingLine | SlantedLine]:
    if abs(a[1] - b[1]) < _MAX_SLANT < abs(a[0] - b[0]):
        yield RulingLine(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif abs(a[0] - b[0]) < _MAX_SLANT < abs(a[1] - b[1]):
        yield RulingLine(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
    elif abs(a[0] - b[0]) > _MAX_SLANT:
        (left, left_height), (right, right_height) = sorted((a, b))
        yield SlantedLine(left, left_height, right, right_height)
