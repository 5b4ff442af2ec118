"""The title, or a long name, over its lines: each break where the sense allows, the lines of about one length.

GB/T 9704-2012 7.3.1 asks that of titles: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise

from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import FontSet, GlyphRun
from exporters.typesetting.printable import make_printable
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START
from exporters.typesetting.title_breaks import BreakKind, find_rest_breaks, find_unit_breaks

_UNIT_END_COST, _REST_COST, _SPLIT_WORD_PENALTY, _LINE_COST, _MIXED_LINE_COST = 0.0, 200.0, 2000.0, 100.0, 150.0
_BREAK_COSTS: Mapping[BreakKind, float] = {"bracket": 10.0, "joint": 20.0, "inside": 300.0}
"""What a break costs: between unit and year; in the rest; inside a word; a line more; a line on which the unit ends
and the year begins; and in the unit. The unevenness of the lines, in squared em, is added.
"""

_MAX_TITLE = 120
"""A title of more characters is no title: it is only broken into lines."""


def break_title(unit: str, rest: str, most: float, typecase: FontSet = fonts.BUNDLED_FONTS) -> list[str]:
    """The title in as few lines as it needs, none wider than most (in em of the title's type)."""
    return _divide_evenly(fonts.make_glyph_run([(unit + rest, "title")], typecase), len(make_printable(unit)), most)


def break_name(name: str, most: float, typecase: FontSet = fonts.BUNDLED_FONTS) -> list[str]:
    """A name set like the body in as few lines as it needs, none wider than most (in em)."""
    letters = fonts.make_glyph_run([(name, "body")], typecase)
    return _divide_evenly(letters, len(letters.text), most)


def _divide_evenly(letters: GlyphRun, unit: int, most: float) -> list[str]:
    """unit: how many of the letters are the unit's name."""
    text, widths = letters.text, letters.widths
    sums = [0.0, *accumulate(widths)]
    if sums[-1] <= most:
        return [text]
    if len(text) > _MAX_TITLE:
        return [
            text[line.start : line.end] for line in justification.break_into_lines(text, widths, most, justify=False)
        ]
    costs = _compute_break_costs(text, unit)
    fewest = -int(-sums[-1] // most)
    tried = [_find_cheapest_cuts(sums, costs, count, most, unit) for count in range(fewest, fewest + 3)]
    cuts = min(tried)[1]
    return [text[one:two] for one, two in pairwise(cuts)]


def _compute_break_costs(text: str, unit: int) -> dict[int, float]:
    """What it costs to begin a line at each place where one may begin."""
    costs = {
        i: _SPLIT_WORD_PENALTY
        for i in range(1, len(text))
        if text[i] not in NO_LINE_START and text[i - 1] not in NO_LINE_END
    }
    costs |= {place: _BREAK_COSTS[kind] for place, kind in find_unit_breaks(text[:unit]).items()}
    costs |= {unit + place: _REST_COST for place in find_rest_breaks(text[unit:])}
    costs[unit] = _UNIT_END_COST
    return {place: cost for place, cost in costs.items() if place < len(text)}


def _find_cheapest_cuts(
    sums: list[float], costs: dict[int, float], count: int, most: float, unit: int
) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to cut into so many lines: its cost, and the places of the cuts with both ends."""
    whole, even = len(sums) - 1, sums[-1] / count
    nothing: tuple[float, tuple[int, ...]] = (float("inf"), ())

    def line(start: int, end: int) -> float:
        width = sums[end] - sums[start]
        mixed = _MIXED_LINE_COST if start < unit < end else 0.0
        return (width - even) ** 2 + _LINE_COST + mixed if width <= most else float("inf")

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return line(start, whole), (start, whole)
        best = nothing
        for cut, cost in costs.items():
            if cut > start and line(start, cut) < best[0]:
                further, cuts = rest(cut, left - 1)
                best = min(best, (further + cost + line(start, cut), (start, *cuts)))
        return best

    return rest(0, count)
