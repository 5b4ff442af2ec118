"""The characters of a page put together: lines, the lines of a cell, paragraphs over line and page ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.intake.pdf_ink import Glyph

_GAP = 0.45
"""So many times its height from the next, a character stands apart; Chinese ones stand close by nature."""
_WIDE = 2.2
"""Two gaps this wide: a line of a table that has no ruling lines."""
_INDENT = 0.9
_SHORT = 2.5
"""So many heights before the right margin a line ends its paragraph."""
_PAGE_NUMBER = re.compile(r"[\s\-—–－─·第页/共]*\d{1,3}(?:[\s\-—–－─·第页/共]+\d{1,3})?[\s\-—–－─·页]*")
_FOOT = 0.1
"""The share of a page's height, at its top and foot, where a number alone is the page's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its edges, the place it stands on, its height and whether it stands apart like a table's row."""

    text: str
    left: float
    right: float
    base: float
    size: float
    parted: bool


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that characters make, from above."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        if rows and abs(rows[-1][0].base - glyph.base) < min(rows[-1][0].size, glyph.size) * 0.4:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(sorted(row, key=lambda g: g.left)) for row in rows]


def _line(row: Sequence[Glyph]) -> Line:
    text, wide = row[0].text, 0
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / max(before.size, glyph.size)
        text += (" " if gap > _GAP else "") + glyph.text
        wide += gap > _WIDE
    size = max(glyph.size for glyph in row)
    return Line(text, row[0].left, max(glyph.right for glyph in row), row[0].base, size, wide > 1)


def is_page_number(line: Line, height: float) -> bool:
    """Whether a line at the top or foot of a page this high is the page's number."""
    margin = height * _FOOT
    return not margin < line.base < height - margin and bool(_PAGE_NUMBER.fullmatch(line.text))


def paragraphs(some: Sequence[Line]) -> Iterator[str]:
    """Lines of prose, over page ends too, as paragraphs: the first is indented, the last ends before the margin."""
    if not some:
        return
    left = min(line.left for line in some)
    right = max(line.right for line in some)
    open = ""
    ended = True
    for line in some:
        if open and (ended or line.parted or line.left > left + _INDENT * line.size):
            yield open
            open = ""
        open += line.text
        ended = line.parted or line.right < right - _SHORT * line.size
    if open:
        yield open
