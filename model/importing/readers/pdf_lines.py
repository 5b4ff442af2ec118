"""The characters of a page put together: lines, the lines of a cell, paragraphs over line and page ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.importing.readers.pdf_objects import Glyph

_WORD_GAP = 0.45
"""So many times its height from the next, a character stands apart; Chinese ones stand close by nature."""
_WRITTEN_BLANK_GAP = 0.1
"""A blank written between two words is one where it shows; typesetters also use them to move marks."""
_PIECE_GAP = 0.6
"""So many times its height from the next, what a line says is two pieces."""
_MAX_OVERLAP = 1.2
"""So far over the one before, a character belongs to something else; marks side by side share one place."""
_COLUMN_GAP = 2.2
"""Two gaps this wide: a line of a table that has no ruling lines."""
_MIN_INDENT = 0.9
_MIN_SHORT_END = 2.5
"""So many heights before the right margin a line ends its paragraph."""
_NUMBERED_ITEM = re.compile(r"[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．](?!\d)")
"""How a numbered paragraph begins; after a full stop it is one, indented or not."""
_PAGE_NUMBER = re.compile(r"[\s\-—–－─·第页/共]*\d{1,3}(?:[\s\-—–－─·第页/共]+\d{1,3})?[\s\-—–－─·页]*")
_MARGIN_SHARE = 0.1
"""The share of a page's height, at its top and foot, where a number alone is the page's."""

CELL_PADDING = 13.0
"""Points that Word leaves empty beside the text of a cell, both sides together, and a little more."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """What stands together in a line, and its edges."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: its pieces from the left, the place it stands on, its height, and its page where that matters.

    is_table_row: its pieces stand apart like those of a table's row.
    """

    text: str
    pieces: tuple[TextPiece, ...]
    baseline: float
    size: float
    is_table_row: bool
    page_number: int

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)


def build_lines(glyphs: Iterable[Glyph], page: int = 0) -> list[TextLine]:
    """The lines that characters make, from above."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.baseline):
        if rows and abs(rows[-1][0].baseline - glyph.baseline) < min(rows[-1][0].size, glyph.size) * 0.4:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_build_line(_sort_from_left(row), page) for row in rows]


def _sort_from_left(row: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a line; what was written in one go stays together where something else lies over its end."""
    runs: list[list[Glyph]] = []
    for glyph in row:
        last = runs[-1][-1] if runs else None
        if last and -_WORD_GAP * glyph.size < glyph.left - last.right < _WORD_GAP * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [glyph for run in sorted(runs, key=lambda run: run[0].left) for glyph in run]


def _build_line(row: Sequence[Glyph], page: int) -> TextLine:
    text, begin, wide = row[0].text, 0, 0
    pieces: list[TextPiece] = []
    left, right = row[0].left, row[0].right
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / max(before.size, glyph.size)
        written = glyph.follows_blank and gap > _WRITTEN_BLANK_GAP and before.text.isalnum() and glyph.text.isalnum()
        over = gap < -_MAX_OVERLAP
        blank = written or over or gap > _WORD_GAP
        if over or gap > _PIECE_GAP:
            pieces.append(TextPiece(text[begin:], left, right))
            begin, left = len(text) + 1, glyph.left
        text += (" " if blank else "") + glyph.text
        right = glyph.right
        wide += gap > _COLUMN_GAP
    pieces.append(TextPiece(text[begin:], left, right))
    return TextLine(text, tuple(pieces), row[0].baseline, max(glyph.size for glyph in row), wide > 1, page)


def is_page_number(line: TextLine, height: float) -> bool:
    """Whether a line at the top or foot of a page this high is the page's number."""
    return is_in_margin(line, height) and bool(_PAGE_NUMBER.fullmatch(line.text))


def is_in_margin(line: TextLine, height: float) -> bool:
    """Whether a line stands at the top or foot of a page this high."""
    margin = height * _MARGIN_SHARE
    return not margin < line.baseline < height - margin


def mask_page_number(line: TextLine) -> str:
    """What a line at the top or foot of a page says on every page, its number apart."""
    return re.sub(r"\d+", "#", line.text)


def join_paragraphs(some: Sequence[TextLine]) -> Iterator[str]:
    """Lines of prose, over page ends too, as paragraphs: the first is indented, the last ends before the margin."""
    if not some:
        return
    left = min(line.left for line in some)
    right = max(line.right for line in some)
    open = ""
    ended = True
    for line in some:
        item = bool(_NUMBERED_ITEM.match(line.text)) and open.endswith(("。", "：", "；"))
        if open and (ended or item or line.is_table_row or line.left > left + _MIN_INDENT * line.size):
            yield open
            open = ""
        open += line.text
        ended = line.is_table_row or line.right < right - _MIN_SHORT_END * line.size
    if open:
        yield open
