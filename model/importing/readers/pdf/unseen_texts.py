"""Tells which texts of a PDF page nobody sees: drawn without ink, cut off, off the page, too small, or painted over."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pypdfium2 import PdfObject, raw

from model.importing.readers.pdf.page_objects import Box, Glyph, PlacedObject

_INKLESS_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_MIN_VISIBLE_SIZE = 1.5
"""Points; smaller characters are but dots. Small print has five at least."""
_OUTSIDE_DISTANCE = 1.0
"""Points; a text so near to what shows of the page is not outside of it."""
_MIN_COVER = 3.0
"""Points; a painted rectangle that is narrower or lower is a line."""
_MIN_RECTANGLE_POINTS = 4
_MAX_DESCENT = 20.0
"""Points that a text reaches below its baseline, at most."""
_SCAN_SHARE = 0.5
"""The share of a page's area that a scanned picture fills, at least."""


@dataclass(frozen=True)
class _Cover:
    """A rectangle painted over what was drawn before; order: how many things were drawn before it."""

    box: Box
    order: int


class UnseenTexts:
    """Takes what is drawn on a page from the bottom up; tells then which of its characters do not show.

    page_box: what shows of the page. is_scan: a picture fills the page and every text on it is drawn without ink, as
    programs put what they recognised under a scan.
    """

    def __init__(self, page_box: Box) -> None:
        self._page_box = page_box
        self._texts: list[PlacedObject] = []
        self._orders: list[int] = []
        self._inkless: set[int] = set()
        self._are_cut_off: dict[int, bool] = {}
        self._rectangles: list[_Cover] = []
        self._taken = 0
        self._has_scan = False

    def take(self, placed: PlacedObject) -> None:
        """Take the next thing drawn."""
        self._taken += 1
        kind = placed.drawn.type
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._texts.append(placed)
            self._orders.append(self._taken)
            if raw.FPDFTextObj_GetTextRenderMode(placed.drawn) in _INKLESS_MODES or _is_transparent(placed.drawn):
                self._inkless.add(placed.address)
        elif kind == raw.FPDF_PAGEOBJ_PATH and self._texts:
            box = placed.read_box()
            is_line = min(box[2] - box[0], box[3] - box[1]) <= _MIN_COVER
            if not is_line and _is_opaque_rectangle(placed.drawn):
                self._rectangles.append(_Cover(box, self._taken))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._has_scan = self._has_scan or _area(placed.read_box()) > _SCAN_SHARE * _area(self._page_box)

    @cached_property
    def _covers(self) -> list[tuple[_Cover, frozenset[int]]]:
        """The rectangles painted over texts, and the addresses of those texts. To be asked when all was taken."""
        if not self._rectangles:
            return []
        boxes = [placed.read_box() for placed in self._texts]
        by_height = sorted(range(len(boxes)), key=lambda at: boxes[at][1])
        bottoms = [boxes[at][1] for at in by_height]
        covers = []
        for cover in self._rectangles:
            _, bottom, _, top = cover.box
            near = by_height[bisect_left(bottoms, bottom - _MAX_DESCENT) : bisect_right(bottoms, top)]
            under = [at for at in near if self._orders[at] < cover.order and _overlap(cover.box, boxes[at])]
            if under:
                covers.append((cover, frozenset(self._texts[at].address for at in under)))
        return covers

    @property
    def is_scan(self) -> bool:
        """Whether the texts of the page are but what a program recognised in a picture of it."""
        return self._has_scan and bool(self._inkless) and len(self._inkless) == len(self._texts)

    @property
    def concerns_texts(self) -> bool:
        """Whether other characters than digits may not show for the text that they were drawn with."""
        return bool(self._covers or self._inkless)

    def is_unseen(self, glyph: Glyph) -> bool:
        """Whether a character that stands on the page does not show. Words that their cell cuts off are read."""
        if glyph.size < _MIN_VISIBLE_SIZE:
            return True
        if glyph.text.isdecimal() and self._is_cut_off(glyph.text_object):
            return True
        if not self.concerns_texts:
            return False
        if glyph.text_object in self._inkless and not self.is_scan:
            return True
        box = _core_of(glyph)
        return any(glyph.text_object in under and _contains(cover.box, box) for cover, under in self._covers)

    def _is_cut_off(self, address: int) -> bool:
        """Whether nothing shows of a text since its cell, or what else it was drawn in, cuts it off."""
        if address not in self._are_cut_off:
            placed = self._texts_by_address.get(address)
            shown = _read_clip_box(placed) if placed else None
            self._are_cut_off[address] = bool(placed and shown and _is_outside(placed.read_box(), shown))
        return self._are_cut_off[address]

    @cached_property
    def _texts_by_address(self) -> dict[int, PlacedObject]:
        return {placed.address: placed for placed in self._texts}

    def is_beyond_page(self, glyph: Glyph) -> bool:
        """Whether a character stands outside of what shows of the page."""
        left, bottom, right, top = self._page_box
        return not (left <= glyph.centre <= right and bottom <= glyph.baseline + glyph.size / 2 <= top + glyph.size)


def _core_of(glyph: Glyph) -> Box:
    """The lower half of a character over its baseline, which every letter and digit fills."""
    return glyph.left, glyph.baseline, glyph.right, glyph.baseline + glyph.size / 2


def _is_transparent(drawn: PdfObject) -> bool:
    """Whether something is painted with an opacity of 0."""
    alpha = ctypes.c_uint()
    unused = ctypes.c_uint()
    return bool(raw.FPDFPageObj_GetFillColor(drawn, unused, unused, unused, alpha)) and alpha.value == 0


def _read_clip_box(placed: PlacedObject) -> Box | None:
    """The rectangle around what shows of a thing that is drawn; None where nothing bounds it."""
    clip = raw.FPDFPageObj_GetClipPath(placed.drawn)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    shown: Box | None = None
    for number in range(max(0, count)):
        points = list(_read_clip_points(clip, number))
        if not points:
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, bottom, right, top = placed.move_box((min(xs), min(ys), max(xs), max(ys)))
        if shown:
            left, bottom = max(left, shown[0]), max(bottom, shown[1])
            right, top = min(right, shown[2]), min(top, shown[3])
        shown = (left, bottom, right, top)
    return shown


def _read_clip_points(clip: object, number: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, number))):
        if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, number, at), x, y):
            yield x.value, y.value


def _is_opaque_rectangle(path: PdfObject) -> bool:
    """Whether a path paints a whole rectangle that nothing shines through."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if fill.value == raw.FPDF_FILLMODE_NONE or raw.FPDFPageObj_HasTransparency(path):
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO or at > _MIN_RECTANGLE_POINTS:
            return False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((round(x.value, 1), round(y.value, 1)))
    corners = set(points)
    has_four_sides = len({x for x, _ in corners}) == 2 and len({y for _, y in corners}) == 2
    return has_four_sides and len(corners) == _MIN_RECTANGLE_POINTS


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _overlap(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _is_outside(box: Box, shown: Box) -> bool:
    """Whether nothing of a box shows."""
    near = _OUTSIDE_DISTANCE
    return box[2] < shown[0] - near or box[0] > shown[2] + near or box[3] < shown[1] - near or box[1] > shown[3] + near


def _contains(cover: Box, box: Box) -> bool:
    """Whether the middle of a box lies under a cover, in its whole height."""
    middle = (box[0] + box[2]) / 2
    return cover[0] <= middle <= cover[2] and cover[1] <= box[1] and box[3] <= cover[3]
