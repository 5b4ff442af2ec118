"""Pages set in two columns of text, or two pages side by side on one sheet: each half is read by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from model.importing.readers.pdf_lines import build_lines, is_in_margin
from model.importing.readers.pdf_objects import Glyph, RulingLine
from model.importing.readers.pdf_ruled_tables import find_ruled_tables

_GUTTER_RANGE = (0.35, 0.65)
"""Where a page may be parted, in its width."""
_MIN_GUTTER = 8.0
"""Points that are left empty between two columns, at least."""
_MIN_TEXT_LINES = 3
_MIN_LINE_LENGTH = 12
"""So many lines of so many characters are text; beside a table's labels stand figures only."""


@dataclass(frozen=True)
class PageObjects:
    """What stands on a page, or on half of one: its characters and ruling lines, and its number."""

    glyphs: tuple[Glyph, ...]
    ruling_lines: tuple[RulingLine, ...]
    width: float
    height: float
    page_number: int


def split_columns(pages: Sequence[PageObjects]) -> Iterator[PageObjects]:
    """The pages, each half by itself where a column of nothing parts text from text; right halves moved to the left."""
    cuts = [_find_gutter(page) for page in pages]
    halved = {page.width for page, cut in zip(pages, cuts, strict=True) if cut and _holds_text(page, cut)}
    for page, cut in zip(pages, cuts, strict=True):
        yield from _split_page(page, cut) if cut and page.width in halved else [page]


def _find_gutter(page: PageObjects) -> float:
    """The middle of the widest column of nothing near the page's middle; 0 where there is none."""
    body = {line.baseline for line in build_lines(page.glyphs) if not is_in_margin(line, page.height)}
    taken = [(glyph.left, glyph.right) for glyph in page.glyphs if glyph.baseline in body]
    taken += [
        (rule.start, rule.end) if rule.is_horizontal else (rule.position, rule.position) for rule in page.ruling_lines
    ]
    low, high = (share * page.width for share in _GUTTER_RANGE)
    begin, widest, found = low, _MIN_GUTTER, 0.0
    for left, right in [*sorted(taken), (high, high)]:
        if min(left, high) - begin > widest:
            widest, found = min(left, high) - begin, (begin + min(left, high)) / 2
        begin = max(begin, right)
    return found


def _holds_text(page: PageObjects, cut: float) -> bool:
    """Whether both halves hold lines of text, or one a table."""
    return all(
        _has_lines(half) or bool(find_ruled_tables(half.ruling_lines)) for half in _split_page(page, cut)
    ) and any(_has_lines(half) for half in _split_page(page, cut))


def _has_lines(half: PageObjects) -> bool:
    long = [line for line in build_lines(half.glyphs) if len(line.pieces) == 1 and len(line.text) >= _MIN_LINE_LENGTH]
    return len(long) >= _MIN_TEXT_LINES


def _split_page(page: PageObjects, cut: float) -> list[PageObjects]:
    left = _Half(
        page, [g for g in page.glyphs if g.centre < cut], [r for r in page.ruling_lines if _centre_of(r) < cut]
    )
    right = _Half(
        page, [g for g in page.glyphs if g.centre >= cut], [r for r in page.ruling_lines if _centre_of(r) >= cut]
    )
    return [left.move_right(0), right.move_right(left.left_margin - right.left_margin)]


@dataclass(frozen=True)
class _Half:
    page: PageObjects
    glyphs: Sequence[Glyph]
    ruling_lines: Sequence[RulingLine]

    @property
    def left_margin(self) -> float:
        """Its left margin."""
        edges = (
            *(g.left for g in self.glyphs),
            *(r.start if r.is_horizontal else r.position for r in self.ruling_lines),
        )
        return min(edges, default=0.0)

    def move_right(self, by: float) -> PageObjects:
        """The half as a page of its own, so many points farther right."""
        some = (replace(glyph, left=glyph.left + by, right=glyph.right + by) for glyph in self.glyphs)
        return replace(self.page, glyphs=tuple(some), ruling_lines=tuple(_move_lines(self.ruling_lines, by)))


def _move_lines(rules: Iterable[RulingLine], by: float) -> Iterator[RulingLine]:
    for rule in rules:
        yield (
            replace(rule, start=rule.start + by, end=rule.end + by)
            if rule.is_horizontal
            else replace(rule, position=rule.position + by)
        )


def _centre_of(rule: RulingLine) -> float:
    return (rule.start + rule.end) / 2 if rule.is_horizontal else rule.position
