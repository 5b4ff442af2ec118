"""Puts the characters of a page together to lines of text, and lines to paragraphs, over page ends too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from model.importing.readers.pdf.page_objects import Glyph

# All gaps below are measured in heights of the characters
_WORD_GAP = 0.45
"""A gap that is a blank; Chinese characters stand closer without one."""
_WRITTEN_BLANK_GAP = 0.1
"""A gap that is a blank where a blank was written; typesetters also write blanks to move marks."""
_PIECE_GAP = 0.6
"""A gap that parts a line into two pieces."""
_MAX_OVERLAP = 1.2
"""A character so far over the one before belongs to something else; marks side by side may share one place."""
_COLUMN_GAP = 2.2
"""A line with two gaps as wide is a row of a table without ruling lines."""
_MIN_INDENT = 0.9
"""An indent that begins a paragraph."""
_MIN_SHORT_END = 2.5
"""A line that ends so far before the right margin ends its paragraph."""
_SAME_LINE = 0.4
"""Characters whose baselines differ by less stand on one line."""
_SAME_SIZE = 0.12
"""Lines whose sizes differ by more, as a title and its text, are no one paragraph."""
_MIN_TITLE_SIZE = 1.25
"""Lines larger than text by as much are a title, which is one text over however many lines it is set."""
_NUMBERED_ITEM = re.compile(r"[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．](?!\d)")
"""How a numbered paragraph begins; after a full stop it is one, indented or not."""
_PAGE_NUMBER = re.compile(r"[\s\-—–－─·第页/共]*\d{1,3}(?:[\s\-—–－─·第页/共]+\d{1,3})?[\s\-—–－─·页]*")
_MARGIN_SHARE = 0.1
"""The share of a page's height, at its top and at its foot, that is margin: a number alone there is the page's."""

CELL_PADDING = 13.0
"""Points that Word leaves empty beside the text of a cell, both sides together, with some tolerance."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text that stands together in a line, and its edges in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: its pieces from the left, its baseline and height in points, its page, 0 where that is not told.

    is_table_row: it has gaps as wide as those between columns.
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

    @property
    def middle(self) -> float:
        """Where its middle is: lines of a title have theirs under each other."""
        return (self.left + self.right) / 2


def build_lines(glyphs: Iterable[Glyph], page: int = 0) -> list[TextLine]:
    """The lines that characters make, from above. page: the number of their page."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.baseline):
        if rows and abs(rows[-1][0].baseline - glyph.baseline) < min(rows[-1][0].size, glyph.size) * _SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_build_line(_sort_from_left(row), page) for row in rows]


def _sort_from_left(row: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a line from the left; a run of them stays together though something else lies over its end."""
    runs: list[list[Glyph]] = []
    for glyph in row:
        last = runs[-1][-1] if runs else None
        if last and -_WORD_GAP * glyph.size < glyph.left - last.right < _WORD_GAP * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [glyph for run in sorted(runs, key=lambda run: run[0].left) for glyph in run]


def _build_line(row: Sequence[Glyph], page: int) -> TextLine:
    """The line that characters, given from the left, make."""
    text, piece_start, wide_gaps = row[0].text, 0, 0
    pieces: list[TextPiece] = []
    left, right = row[0].left, row[0].right
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / max(before.size, glyph.size)
        is_between_words = before.text.isalnum() and glyph.text.isalnum()
        is_written_blank = glyph.follows_blank and gap > _WRITTEN_BLANK_GAP and is_between_words
        lies_over = gap < -_MAX_OVERLAP
        if lies_over or gap > _PIECE_GAP:
            pieces.append(TextPiece(text[piece_start:], left, right))
            piece_start, left = len(text) + 1, glyph.left
        if is_written_blank or lies_over or gap > _WORD_GAP:
            text += " "
        text += glyph.text
        right = glyph.right
        if gap > _COLUMN_GAP:
            wide_gaps += 1
    pieces.append(TextPiece(text[piece_start:], left, right))
    size = max(glyph.size for glyph in row)
    return TextLine(text, tuple(pieces), row[0].baseline, size, wide_gaps > 1, page)


def is_page_number(line: TextLine, height: float) -> bool:
    """Whether a line is the number of its page. height: of the page, in points."""
    return is_in_margin(line, height) and bool(_PAGE_NUMBER.fullmatch(line.text))


def is_in_margin(line: TextLine, height: float) -> bool:
    """Whether a line stands at the top or foot of its page. height: of the page, in points."""
    margin = height * _MARGIN_SHARE
    return not margin < line.baseline < height - margin


def mask_page_number(line: TextLine) -> str:
    """The text of a line with # for every number, by which running titles with page numbers are compared."""
    return re.sub(r"\d+", "#", line.text)


def join_paragraphs(lines: Sequence[TextLine]) -> Iterator[str]:
    """Lines of prose, over page ends too, as paragraphs: their first line is indented, their last one ends early."""
    if not lines:
        return
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    paragraph = ""
    has_ended = True
    size = middle = 0.0
    title_size = _find_title_size(lines)
    for line in lines:
        is_item = bool(_NUMBERED_ITEM.match(line.text)) and paragraph.endswith(("。", "：", "；"))
        is_indented = line.left > left + _MIN_INDENT * line.size
        is_other_size = abs(line.size - size) > _SAME_SIZE * line.size
        is_same_title = line.size >= title_size and not is_other_size and abs(line.middle - middle) < line.size
        begins = has_ended or is_item or is_other_size or line.is_table_row or is_indented
        if paragraph and begins and not is_same_title:
            yield paragraph
            paragraph = ""
        paragraph += line.text
        size, middle = line.size, line.middle
        has_ended = line.is_table_row or line.right < right - _MIN_SHORT_END * line.size
    if paragraph:
        yield paragraph


def _find_title_size(lines: Sequence[TextLine]) -> float:
    """The height of lines that are a title: the largest, where it is much larger than the next; else infinite."""
    largest = max(line.size for line in lines)
    others = [line.size for line in lines if line.size < largest * (1 - _SAME_SIZE)]
    return largest * (1 - _SAME_SIZE) if others and largest >= _MIN_TITLE_SIZE * max(others) else inf
