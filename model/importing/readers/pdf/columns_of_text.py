"""Splits pages that are set in two columns of text, or are two pages side by side on one sheet, into their halves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.importing.readers.pdf.page_objects import Glyph, RulingLine
from model.importing.readers.pdf.page_reading import HiddenGlyph, PageObjects
from model.importing.readers.pdf.ruled_tables import find_ruled_tables
from model.importing.readers.pdf.text_lines import build_lines, is_in_margin

_GUTTER_RANGE = (0.35, 0.65)
"""Where the gutter between two columns may be, as shares of the page's width."""
_MIN_GUTTER = 8.0
"""Points left empty between two columns, at least."""
_MIN_TEXT_LINES = 3
_MIN_LINE_LENGTH = 12
"""So many lines of so many characters are text; what stands beside the labels of a table are only figures."""


def split_columns(pages: Sequence[PageObjects]) -> Iterator[PageObjects]:
    """The pages in reading order; those with a gutter between two columns of text as two, right halves moved left.

    Where one page is in columns, all of its width with a gutter are.
    """
    gutters = [_find_gutter(page) for page in pages]
    widths = set()
    for page, gutter in zip(pages, gutters, strict=True):
        if gutter and _holds_text(page, gutter):
            widths.add(page.width)
    for page, gutter in zip(pages, gutters, strict=True):
        if gutter and page.width in widths:
            yield from _split_page(page, gutter)
        else:
            yield page


def _find_gutter(page: PageObjects) -> float:
    """The middle of the widest empty column near the page's middle, in points from the left; 0 where there is none."""
    body = {line.baseline for line in build_lines(page.glyphs) if not is_in_margin(line, page.height)}
    taken = [(glyph.left, glyph.right) for glyph in page.glyphs if glyph.baseline in body]
    taken += [_extent(line) for line in page.ruling_lines]
    low, high = (share * page.width for share in _GUTTER_RANGE)
    begin, widest, middle = low, _MIN_GUTTER, 0.0
    for left, right in [*sorted(taken), (high, high)]:
        end = min(left, high)
        if end - begin > widest:
            widest, middle = end - begin, (begin + end) / 2
        begin = max(begin, right)
    return middle


def _holds_text(page: PageObjects, gutter: float) -> bool:
    """Whether both halves hold lines of text, or one does and the other holds a table, at the same height."""
    halves = _split_page(page, gutter)
    (bottom, top), (other_bottom, other_top) = map(_find_heights, halves)
    if bottom >= other_top or other_bottom >= top:
        return False  # a narrow table over short lines, or below them
    of_text = [half for half in halves if _has_lines(half)]
    others = [half for half in halves if not _has_lines(half)]
    return bool(of_text) and all(find_ruled_tables(half.ruling_lines) for half in others)


def _find_heights(half: PageObjects) -> tuple[float, float]:
    """The lowest and the highest baseline, in points; without what stands in the margins."""
    lines = [line.baseline for line in build_lines(half.glyphs) if not is_in_margin(line, half.height)]
    return min(lines, default=0.0), max(lines, default=0.0)


def _has_lines(half: PageObjects) -> bool:
    lines = build_lines(half.glyphs)
    long_lines = [line for line in lines if len(line.pieces) == 1 and len(line.text) >= _MIN_LINE_LENGTH]
    return len(long_lines) >= _MIN_TEXT_LINES


def _split_page(page: PageObjects, gutter: float) -> list[PageObjects]:
    """The left and the right half of a page as pages of their own, with the same left margin."""
    left, right = _Half(page, [], [], []), _Half(page, [], [], [])
    for glyph in page.glyphs:
        (left if glyph.centre < gutter else right).glyphs.append(glyph)
    for hidden in page.hidden:
        (left if hidden.glyph.centre < gutter else right).hidden.append(hidden)
    for line in page.ruling_lines:
        begin, end = _extent(line)
        (left if (begin + end) / 2 < gutter else right).ruling_lines.append(line)
    return [left.move_right(0), right.move_right(left.left_margin - right.left_margin)]


@dataclass(frozen=True)
class _Half:
    """What stands on one half of a page."""

    page: PageObjects
    glyphs: list[Glyph]
    ruling_lines: list[RulingLine]
    hidden: list[HiddenGlyph]

    @property
    def left_margin(self) -> float:
        """Points from the left edge of the page to what stands farthest left; 0 where nothing does."""
        edges = [glyph.left for glyph in self.glyphs]
        edges += [_extent(line)[0] for line in self.ruling_lines]
        return min(edges, default=0.0)

    def move_right(self, by: float) -> PageObjects:
        """The half as a page of its own, so many points farther right."""
        glyphs = tuple(_move_glyph(glyph, by) for glyph in self.glyphs)
        hidden = tuple(replace(other, glyph=_move_glyph(other.glyph, by)) for other in self.hidden)
        lines = tuple(_move_line(line, by) for line in self.ruling_lines)
        return replace(self.page, glyphs=glyphs, ruling_lines=lines, hidden=hidden)


def _move_glyph(glyph: Glyph, by: float) -> Glyph:
    return replace(glyph, left=glyph.left + by, right=glyph.right + by)


def _move_line(line: RulingLine, by: float) -> RulingLine:
    if line.is_horizontal:
        return replace(line, start=line.start + by, end=line.end + by)
    return replace(line, position=line.position + by)


def _extent(line: RulingLine) -> tuple[float, float]:
    """Where a ruling line begins and ends across the page."""
    return (line.start, line.end) if line.is_horizontal else (line.position, line.position)
