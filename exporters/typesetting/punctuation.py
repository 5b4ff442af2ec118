"""The rules of Chinese punctuation: which marks may not begin or end a line, and by how much marks may be squeezed.

All widths are in em (1.0 is one whole Chinese character).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NO_LINE_START = frozenset("、，。；：？！）》〉」』】〕〗”’…—·,.;:?!)]}%‰℃％．～°′″")
"""The characters that must not begin a line."""

NO_LINE_END = frozenset("（《〈「『【〔〖“‘([{￥¥$")
"""The characters that must not end a line."""

_DOUBLED_MARKS = frozenset("…—")
"""Marks that are written twice and never separated: …… and ——."""

_WORD_CHARACTERS = frozenset(map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x250), *range(0xFF10, 0xFF1A), 0xFF0E]))

_BLANK_RIGHT = frozenset("、，。；：）》〉」』】〕〗”’")
"""Full-width marks whose right half is blank and may be cut off."""

BLANK_LEFT = frozenset("（《〈「『【〔〖“‘")
"""Full-width marks whose left half is blank and may be cut off."""

_COMPRESSIBLE_MARKS = _BLANK_RIGHT | BLANK_LEFT
_ADJACENT_MARKS = re.compile(f"[{''.join(sorted(_COMPRESSIBLE_MARKS))}]{{2,}}")

HALF_EM = 0.5
"""By how much a mark may be squeezed at a line's end or beside another mark."""
QUARTER_EM = 0.25
"""By how much a mark may be squeezed elsewhere in a line."""

COMPRESSION_TURNS = range(3)
"""The order in which marks are squeezed: 0 at the line's end, 1 beside another mark, 2 anywhere."""


@dataclass(frozen=True, slots=True)
class Compression:
    """By how much the mark at an index may be squeezed, whether on its left or its right, and in which turn."""

    index: int
    on_left: bool
    amount: float
    turn: int


def may_stretch_between(one: str, two: str) -> bool:
    """Whether a line may be stretched between two characters: not inside words, …… and ——."""
    inside_word = one in _WORD_CHARACTERS and two in _WORD_CHARACTERS
    inside_doubled_mark = one == two and one in _DOUBLED_MARKS
    return not inside_word and not inside_doubled_mark


def close_up_marks(text: str, widths: Sequence[float]) -> list[float]:
    """The widths with half an em less where two marks stand side by side: ）， and （“ and 》《 take 1.5 em."""
    # as Word does with 只压缩标点符号; a line with such a pair may hold more than 28 characters
    closed = list(widths)
    for beside in _ADJACENT_MARKS.finditer(text):
        for i in range(*beside.span()):
            if _yields_half(text, widths, i):
                closed[i] -= HALF_EM
    return closed


def _yields_half(text: str, widths: Sequence[float], i: int) -> bool:
    """Whether the blank half of the mark at i is cut off because of the mark beside it."""
    if widths[i] < 1.0:
        return False
    if text[i] in _BLANK_RIGHT:
        return text[i + 1 : i + 2] in _COMPRESSIBLE_MARKS
    return text[i] in BLANK_LEFT and i > 0 and text[i - 1] in BLANK_LEFT


def find_compressible(text: str, widths: Sequence[float], start: int, end: int) -> list[Compression]:
    """By how much the full-width marks of the line text[start:end] may be squeezed, beyond closing them up.

    widths are the characters' own widths.
    """
    found = list[Compression]()
    for i in range(start, end):
        if text[i] not in _COMPRESSIBLE_MARKS or widths[i] < 1.0:
            continue
        left = text[i] in BLANK_LEFT
        if not left and i == end - 1:
            found.append(Compression(i, left, HALF_EM, 0))
        elif _yields_half(text, widths, i):
            continue
        elif left and i > start and text[i - 1] in _COMPRESSIBLE_MARKS and i + 1 < end:
            found.append(Compression(i, left, HALF_EM, 1))
        elif i > start or not left:
            found.append(Compression(i, left, QUARTER_EM, 2))
    return found


def measure_half_widths(text: str) -> int:
    """The width of a text in half-width characters; a full-width character counts two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
