"""Pages set in two columns of text, or two pages side by side on one sheet: each half is read by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from model.importing.readers.pdf_lines import in_margin, lines
from model.importing.readers.pdf_objects import Glyph, Rule
from model.importing.readers.pdf_ruled_tables import grids

_MIDDLE = (0.35, 0.65)
"""Where a page may be parted, in its width."""
_GUTTER = 8.0
"""Points that are left empty between two columns, at least."""
_LEAST_LINES = 3
_LEAST_WORDS = 12
"""So many lines of so many characters are text; beside a table's labels stand figures only."""


@dataclass(frozen=True)
class Ink:
    """What stands on a page, or on half of one: its characters and ruling lines, and its number."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    width: float
    height: float
    page: int


def parted(pages: Sequence[Ink]) -> Iterator[Ink]:
    """The pages, each half by itself where a column of nothing parts text from text; right halves moved to the left."""
    cuts = [_cut(page) for page in pages]
    halved = {page.width for page, cut in zip(pages, cuts, strict=True) if cut and _is_text(page, cut)}
    for page, cut in zip(pages, cuts, strict=True):
        yield from _halves(page, cut) if cut and page.width in halved else [page]


def _cut(page: Ink) -> float:
    """The middle of the widest column of nothing near the page's middle; 0 where there is none."""
    body = {line.base for line in lines(page.glyphs) if not in_margin(line, page.height)}
    taken = [(glyph.left, glyph.right) for glyph in page.glyphs if glyph.base in body]
    taken += [(rule.start, rule.end) if rule.across else (rule.at, rule.at) for rule in page.rules]
    low, high = (share * page.width for share in _MIDDLE)
    begin, widest, found = low, _GUTTER, 0.0
    for left, right in [*sorted(taken), (high, high)]:
        if min(left, high) - begin > widest:
            widest, found = min(left, high) - begin, (begin + min(left, high)) / 2
        begin = max(begin, right)
    return found


def _is_text(page: Ink, cut: float) -> bool:
    """Whether both halves hold lines of text, or one a table."""
    return all(_has_lines(half) or bool(grids(half.rules)) for half in _halves(page, cut)) and any(
        _has_lines(half) for half in _halves(page, cut)
    )


def _has_lines(half: Ink) -> bool:
    long = [line for line in lines(half.glyphs) if len(line.pieces) == 1 and len(line.text) >= _LEAST_WORDS]
    return len(long) >= _LEAST_LINES


def _halves(page: Ink, cut: float) -> list[Ink]:
    left = _Half(page, [g for g in page.glyphs if g.middle < cut], [r for r in page.rules if _middle(r) < cut])
    right = _Half(page, [g for g in page.glyphs if g.middle >= cut], [r for r in page.rules if _middle(r) >= cut])
    return [left.moved(0), right.moved(left.begin - right.begin)]


@dataclass(frozen=True)
class _Half:
    page: Ink
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule]

    @property
    def begin(self) -> float:
        """Its left margin."""
        edges = (*(g.left for g in self.glyphs), *(r.start if r.across else r.at for r in self.rules))
        return min(edges, default=0.0)

    def moved(self, by: float) -> Ink:
        """The half as a page of its own, so many points farther right."""
        some = (replace(glyph, left=glyph.left + by, right=glyph.right + by) for glyph in self.glyphs)
        return replace(self.page, glyphs=tuple(some), rules=tuple(_moved(self.rules, by)))


def _moved(rules: Iterable[Rule], by: float) -> Iterator[Rule]:
    for rule in rules:
        yield replace(rule, start=rule.start + by, end=rule.end + by) if rule.across else replace(rule, at=rule.at + by)


def _middle(rule: Rule) -> float:
    return (rule.start + rule.end) / 2 if rule.across else rule.at
