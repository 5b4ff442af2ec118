"""Reads which pages are to be printed, as people write it: 1-3,5."""

from __future__ import annotations

import re

from model.errors import UnreadablePageRange
from model.text import to_half_width

_RANGE = re.compile(r"(\d{0,4})-(\d{0,4})|(\d{1,4})", re.ASCII)
_DASHES = re.compile(r"\s*[-‐‑–—―─~〜～至到]+\s*")
_SEPARATORS = re.compile(r"[,，、;；.。\s和]+")


def parse_page_ranges(text: str, count: int) -> tuple[int, ...]:
    """The numbers, from 0, of the pages that a text names, of so many, in ascending order and each once.

    3- means all from the third page on, -3 all to the third. Raises UnreadablePageRange.
    """
    plain = _DASHES.sub("-", re.sub("[第页頁]", "", to_half_width(text)))
    parts = [part for part in _SEPARATORS.split(plain) if part]
    if not parts:
        raise UnreadablePageRange("请写要印哪几页，例如 1-3,5。")
    pages: set[int] = set()
    for part in parts:
        found = _RANGE.fullmatch(part)
        if found is None or part == "-":
            raise UnreadablePageRange(f"“{part}”看不懂，请写成 1-3,5 的样子。")
        first = int(found[3] or found[1] or 1)
        last = int(found[3] or found[2] or count)
        if not found[3] and found[1] and found[2]:
            first, last = sorted((first, last))
        for number in (first, last):
            if not 1 <= number <= count:
                raise UnreadablePageRange(f"共 {count} 页，没有第 {number} 页。")
        pages.update(range(first - 1, last))
    return tuple(sorted(pages))


def format_page_ranges(pages: tuple[int, ...]) -> str:
    """Pages, numbered from 0 and in ascending order, as printers are told of them: 1-3,5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(f"{first + 1}-{last + 1}" if last > first else str(first + 1) for first, last in runs)
