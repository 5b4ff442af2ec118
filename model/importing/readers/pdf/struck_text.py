"""Tells which characters of a PDF page a line goes through, drawn in the page or put on it as a mark (annotation)."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pypdfium2 import raw

from model.files.pdfium import PdfPage
from model.importing.readers.pdf.page_objects import Glyph, RulingLine, SlantedLine

_STRIKE_ZONE = (0.12, 0.62)
"""Where over its baseline a line goes through a character, in its heights; Excel and browsers draw it at 0.28."""
_MAX_DISTANCE = 2.5
"""Points; a line that ends so near to where another ends makes a corner with it."""
_DIGIT_HEIGHT = 0.75
"""How high digits are, in their size."""
_MAX_SLANTED_LINES = 200
_MIN_STRIKE = 0.3
"""A line through a character is no shorter, in its heights."""


def split_struck(
    glyphs: Sequence[Glyph], ruling_lines: Sequence[RulingLine], marks: Sequence[RulingLine]
) -> tuple[list[Glyph], list[Glyph], list[RulingLine]]:
    """The characters no line goes through, those one does, and the ruling lines that go through none.

    marks: lines that were put on the page as annotations. A line that makes a corner with an upright one is the edge
    of a cell, whatever it touches.
    """
    by_baseline = sorted(glyphs, key=lambda glyph: glyph.baseline)
    baselines = [glyph.baseline for glyph in by_baseline]
    tallest = max((glyph.size for glyph in glyphs), default=0.0)
    upright = sorted((line for line in ruling_lines if not line.is_horizontal), key=lambda line: line.position)
    struck: set[int] = set()
    rest: list[RulingLine] = []
    for number, line in enumerate((*marks, *ruling_lines)):
        is_mark = number < len(marks)
        found: list[Glyph] = []
        if line.is_horizontal:
            low = bisect_left(baselines, line.position - _STRIKE_ZONE[1] * tallest)
            high = bisect_right(baselines, line.position)
            found = [glyph for glyph in by_baseline[low:high] if _goes_through(line, glyph)]
        if found and (is_mark or not _makes_corner(line, upright)):
            struck.update(id(glyph) for glyph in found)
        elif not is_mark:
            rest.append(line)
    if not struck:
        return list(glyphs), [], rest
    return [g for g in glyphs if id(g) not in struck], [g for g in glyphs if id(g) in struck], rest


def split_slashed(glyphs: Sequence[Glyph], lines: Sequence[SlantedLine]) -> tuple[list[Glyph], list[Glyph]]:
    """The characters but for the digits that slanted lines go through, and those digits.

    A slanted line across the corner of a table parts words, and strikes none. Many of them are a drawing.
    """
    if not lines or len(lines) > _MAX_SLANTED_LINES:
        return list(glyphs), []
    kept: list[Glyph] = []
    slashed: list[Glyph] = []
    for glyph in glyphs:
        is_slashed = glyph.text.isdecimal() and any(_crosses(line, glyph) for line in lines)
        (slashed if is_slashed else kept).append(glyph)
    return kept, slashed


def _crosses(line: SlantedLine, glyph: Glyph) -> bool:
    height = line.find_height(glyph.centre)
    return height is not None and 0 <= height - glyph.baseline <= _DIGIT_HEIGHT * glyph.size


def _goes_through(line: RulingLine, glyph: Glyph) -> bool:
    low, high = _STRIKE_ZONE
    if not low * glyph.size <= line.position - glyph.baseline <= high * glyph.size:
        return False
    return line.start <= glyph.centre <= line.end and line.end - line.start >= _MIN_STRIKE * glyph.size


def _makes_corner(line: RulingLine, upright: Sequence[RulingLine]) -> bool:
    """Whether an upright line begins or ends where a horizontal one does."""
    for end in (line.start, line.end):
        first = bisect_left(upright, end - _MAX_DISTANCE, key=lambda other: other.position)
        for other in upright[first:]:
            if other.position > end + _MAX_DISTANCE:
                break
            if min(abs(other.start - line.position), abs(other.end - line.position)) <= _MAX_DISTANCE:
                return True
    return False


def read_strike_marks(page: PdfPage) -> Iterator[RulingLine]:
    """The lines that strike-out and line annotations draw on a page, as horizontal lines through the middle of each."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        is_hidden = raw.FPDFAnnot_GetFlags(annotation) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)
        if not is_hidden and kind == raw.FPDF_ANNOT_STRIKEOUT:
            yield from _read_quadrangles(annotation)
        elif not is_hidden and kind == raw.FPDF_ANNOT_LINE:
            start, end = raw.FS_POINTF(), raw.FS_POINTF()
            if raw.FPDFAnnot_GetLine(annotation, start, end):
                yield RulingLine(True, (start.y + end.y) / 2, min(start.x, end.x), max(start.x, end.x))
        raw.FPDFPage_CloseAnnot(annotation)


def _read_quadrangles(annotation: object) -> Iterator[RulingLine]:
    """The middle lines of the quadrangles that an annotation marks; of its whole rectangle where it names none."""
    points, rectangle = raw.FS_QUADPOINTSF(), raw.FS_RECTF()
    count = raw.FPDFAnnot_CountAttachmentPoints(annotation)
    for number in range(count):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, number, points):
            xs = (points.x1, points.x2, points.x3, points.x4)
            ys = (points.y1, points.y2, points.y3, points.y4)
            yield RulingLine(True, (min(ys) + max(ys)) / 2, min(xs), max(xs))
    if not count and raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
        yield RulingLine(True, (rectangle.top + rectangle.bottom) / 2, rectangle.left, rectangle.right)
