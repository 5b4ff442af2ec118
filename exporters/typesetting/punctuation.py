"""Characters by what Chinese setting asks of them: which may not begin or end a line, and what marks may give up.

All widths are in em (1.0 is one whole Chinese character).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NO_LINE_START = frozenset("、，。；：？！）》〉」』】〕〗”’…—·,.;:?!)]}%‰℃％．～°′″")
"""What must not begin a line."""

NO_LINE_END = frozenset("（《〈「『【〔〖“‘([{￥¥$")
"""What must not end a line."""

_DOUBLED_MARKS = frozenset("…—")
"""Marks that are written twice, and never parted."""

_WORD_CHARACTERS = frozenset(map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x250), *range(0xFF10, 0xFF1A), 0xFF0E]))

_BLANK_RIGHT = frozenset("、，。；：）》〉」』】〕〗”’")
"""Full-width marks whose right half is blank and may go."""

BLANK_LEFT = frozenset("（《〈「『【〔〖“‘")
"""Full-width marks whose left half is blank and may go."""

_COMPRESSIBLE_MARKS = _BLANK_RIGHT | BLANK_LEFT
_ADJACENT_MARKS = re.compile(f"[{''.join(sorted(_COMPRESSIBLE_MARKS))}]{{2,}}")

HALF_EM = 0.5
"""What a mark may give up at a line's end or beside another mark."""
QUARTER_EM = 0.25
"""What a mark in the middle of a line may give up."""

COMPRESSION_TURNS = range(3)
"""In which order marks give: at the line's end, beside another mark, anywhere."""


@dataclass(frozen=True, slots=True)
class Compression:
    """How much of its blank half the mark at a place may give up, on its left or right, and in which turn."""

    index: int
    on_left: bool
    amount: float
    turn: int


def may_stretch_between(one: str, two: str) -> bool:
    """Whether white may come between two characters of a line that is to be longer: not inside words and ——."""
    return not (one in _WORD_CHARACTERS and two in _WORD_CHARACTERS) and not (one == two and one in _DOUBLED_MARKS)


def close_up_marks(text: str, widths: Sequence[float]) -> list[float]:
    """The widths, half an em less where two marks stand side by side: ）， and （“ and 》《 take one and a half."""
    closed = list(widths)
    for beside in _ADJACENT_MARKS.finditer(text):
        for i in range(*beside.span()):
            if _yields_half(text, widths, i):
                closed[i] -= HALF_EM
    return closed


def _yields_half(text: str, widths: Sequence[float], i: int) -> bool:
    """Whether a mark leaves its blank half to the mark beside it."""
    if widths[i] < 1.0:
        return False
    if text[i] in _BLANK_RIGHT:
        return text[i + 1 : i + 2] in _COMPRESSIBLE_MARKS
    return text[i] in BLANK_LEFT and i > 0 and text[i - 1] in BLANK_LEFT


def find_compressible(text: str, widths: Sequence[float], start: int, end: int) -> list[Compression]:
    """What the full-width marks of the line text[start:end] can give up besides; widths are their own."""
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
    """How wide a text is where every character is half-width or full-width, in half-width ones."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
