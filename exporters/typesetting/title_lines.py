"""Breaks a title or a long name into lines of about one length, between words where possible.

GB/T 9704-2012 7.3.1 asks that of titles: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise
from math import inf

from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import FontSet, GlyphRun
from exporters.typesetting.printable import make_printable
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START
from exporters.typesetting.title_breaks import BreakKind, find_rest_breaks, find_unit_breaks

_UNIT_END_COST, _REST_COST, _SPLIT_WORD_PENALTY, _LINE_COST, _MIXED_LINE_COST = 0.0, 200.0, 2000.0, 100.0, 150.0
_BREAK_COSTS: Mapping[BreakKind, float] = {"bracket": 10.0, "joint": 20.0, "inside": 300.0}
"""What a way to break a title costs: a break between unit and rest; one between words of the rest; one inside a word;
each line; a line with the end of the unit's name and the beginning of the rest; and a break between words of the unit.
The squared difference of each line from the average length, in em, is added.
"""

_MAX_TITLE = 120
"""Characters; a longer text is no title and is only broken into lines: the search would take too long."""


def break_title(unit: str, rest: str, most: float, font_set: FontSet = fonts.BUNDLED_FONTS) -> list[str]:
    """The title in lines, none wider than most (in em of the title's type)."""
    return _divide_evenly(fonts.make_glyph_run([(unit + rest, "title")], font_set), len(make_printable(unit)), most)


def break_name(name: str, most: float, font_set: FontSet = fonts.BUNDLED_FONTS) -> list[str]:
    """A name set like the body in lines, none wider than most (in em)."""
    glyphs = fonts.make_glyph_run([(name, "body")], font_set)
    return _divide_evenly(glyphs, len(glyphs.text), most)


def _divide_evenly(glyphs: GlyphRun, unit: int, most: float) -> list[str]:
    """The text in the cheapest way to break it into the fewest lines or up to two more.

    unit: how many of the glyphs are the unit's name.
    """
    text, widths = glyphs.text, glyphs.widths
    sums = [0.0, *accumulate(widths)]
    if sums[-1] <= most:
        return [text]
    if len(text) > _MAX_TITLE:
        lines = justification.break_into_lines(text, widths, most, justify=False)
        return [text[line.start : line.end] for line in lines]
    costs = _compute_break_costs(text, unit)
    fewest = -int(-sums[-1] // most)
    tried = [_find_cheapest_cuts(sums, costs, count, most, unit) for count in range(fewest, fewest + 3)]
    _, cuts = min(tried)
    return [text[start:end] for start, end in pairwise(cuts)]


def _compute_break_costs(text: str, unit: int) -> dict[int, float]:
    """The cost of beginning a line at each index where one may begin; unit: where the unit's name ends."""
    costs: dict[int, float] = {}
    for i in range(1, len(text)):
        if text[i] not in NO_LINE_START and text[i - 1] not in NO_LINE_END:
            costs[i] = _SPLIT_WORD_PENALTY
    for i, kind in find_unit_breaks(text[:unit]).items():
        costs[i] = _BREAK_COSTS[kind]
    for i in find_rest_breaks(text[unit:]):
        costs[unit + i] = _REST_COST
    costs[unit] = _UNIT_END_COST
    return {i: cost for i, cost in costs.items() if i < len(text)}


def _find_cheapest_cuts(
    sums: list[float], costs: dict[int, float], count: int, most: float, unit: int
) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to cut a text into count lines: its cost, and the cuts with both ends of the text.

    sums: the running totals of the widths. The cost is infinite where some line would be wider than most.
    """
    text_end, average = len(sums) - 1, sums[-1] / count

    def line_cost(start: int, end: int) -> float:
        width = sums[end] - sums[start]
        if width > most:
            return inf
        mixed = _MIXED_LINE_COST if start < unit < end else 0.0
        return (width - average) ** 2 + _LINE_COST + mixed

    @cache
    def cut_from(start: int, lines_left: int) -> tuple[float, tuple[int, ...]]:
        if lines_left == 1:
            return line_cost(start, text_end), (start, text_end)
        best: tuple[float, tuple[int, ...]] = (inf, ())
        for cut, break_cost in costs.items():
            if cut > start and line_cost(start, cut) < best[0]:
                cost_after, cuts = cut_from(cut, lines_left - 1)
                best = min(best, (cost_after + break_cost + line_cost(start, cut), (start, *cuts)))
        return best

    return cut_from(0, count)
