"""Digits of neighbouring cells that ran together: every way to cut them that the row's total allows."""

from __future__ import annotations

from collections.abc import Sequence

MAX_DIGITS = 24
"""More digits than this have too many cuts to try."""


def find_cuts(texts: Sequence[str], sums: Sequence[tuple[int, tuple[int, ...]]], count: int) -> list[tuple[int, ...]]:
    """All ways to cut texts of digits into count numbers, none with a leading zero, where every sum holds.

    texts: what stood apart stays apart. sums: (which number is the total, which are its parts). Empty for none.
    """
    whole = "".join(texts)
    if not whole.isdecimal() or not len(texts) <= count <= len(whole) <= MAX_DIGITS:
        return []
    borders, at = set(), 0
    for text in texts:
        at += len(text)
        borders.add(at)
    ways: list[tuple[int, ...]] = []
    _collect_cuts(whole, 0, (), count, borders, ways)
    return [way for way in ways if all(way[total] == sum(way[part] for part in parts) for total, parts in sums)]


def _collect_cuts(
    whole: str, start: int, taken: tuple[int, ...], count: int, borders: set[int], ways: list[tuple[int, ...]]
) -> None:
    """Add to ways every cut of what is left; borders may not be crossed."""
    left = count - len(taken)
    if not left:
        if start == len(whole):
            ways.append(taken)
        return
    border = min(border for border in borders if border > start) if start < len(whole) else 0
    longest = 1 if whole[start : start + 1] == "0" else border - start
    for end in range(start + 1, min(start + longest, len(whole) - left + 1) + 1):
        _collect_cuts(whole, end, (*taken, int(whole[start:end])), count, borders, ways)
