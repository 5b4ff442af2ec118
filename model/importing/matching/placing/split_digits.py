"""Digits of neighbouring cells that ran together are cut apart, in every way that the row's total allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import comb

MAX_DIGITS = 24
_MAX_CUTS = 150_000
"""More digits, or more ways to cut them, are not tried."""


def find_cuts(texts: Sequence[str], sums: Sequence[tuple[int, tuple[int, ...]]], count: int) -> list[tuple[int, ...]]:
    """All ways to cut texts of digits into count numbers, none with a leading zero, where every sum holds.

    texts: what stands apart stays apart. sums: for each, the place of the total among the numbers, and of its parts.
    """
    digits = "".join(texts)
    if not digits.isdecimal() or not len(texts) <= count <= len(digits) <= MAX_DIGITS:
        return []
    if comb(len(digits) - 1, count - 1) > _MAX_CUTS:
        return []
    text_ends = list(accumulate(len(text) for text in texts))
    return [cut for cut in _generate_cuts(digits, 0, count, text_ends) if do_sums_hold(cut, sums)]


def _generate_cuts(digits: str, start: int, count: int, text_ends: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every cut of the digits from start on into count numbers, none of which crosses the end of a text."""
    if count == 0 or start == len(digits):
        if count == 0 and start == len(digits):
            yield ()
        return
    text_end = min(end for end in text_ends if end > start)
    last_end = start + 1 if digits[start] == "0" else text_end
    last_end = min(last_end, len(digits) - count + 1)  # a digit is left for each of the other numbers
    for end in range(start + 1, last_end + 1):
        number = int(digits[start:end])
        for others in _generate_cuts(digits, end, count - 1, text_ends):
            yield (number, *others)


def do_sums_hold(numbers: Sequence[int], sums: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    """Whether every total, by its place among the numbers, is the sum of its parts, by theirs."""
    return all(numbers[total] == sum(numbers[part] for part in parts) for total, parts in sums)
