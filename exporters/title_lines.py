"""The title over its lines: each break where the sense allows, the lines of about one length (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from exporters import fonts, typeset
from exporters.fonts import Typecase

_UNIT_JOINT = re.compile(
    r"人民政府|自治[区州县旗]|委员会|管理局|管理委员会|开发区|办事处|办公室|领导小组|指挥部|街道|地区|[省市县区旗乡镇盟局厅委办]"
)
"""After these a unit's name may be broken."""
_REST_JOINT = re.compile(r"\d{4}年|年|政府信息公开|工作")
"""After these the rest of the title may be broken."""

_FREE, _JOINT, _REST, _TORN, _LINE = 0.0, 20.0, 200.0, 2000.0, 100.0
"""What a break costs: between unit and year; in the unit; in the rest; inside a word; and a line more.

The unevenness of the lines, in squared em, is added.
"""

_LONGEST = 120
"""A title of more characters is no title: it is only broken into lines."""


def title_lines(unit: str, rest: str, most: float, typecase: Typecase = fonts.BUNDLED) -> list[str]:
    """The title in as few lines as it needs, none wider than most (in em of the title's type)."""
    letters = fonts.letters([(unit + rest, "title")], typecase)
    text, widths = letters.text, letters.widths
    sums = [0.0]
    for width in widths:
        sums.append(sums[-1] + width)
    if sums[-1] <= most:
        return [text]
    if len(text) > _LONGEST:
        return [text[line.start : line.end] for line in typeset.lines(text, widths, most, justify=False)]
    costs = _costs(text, len(fonts.clean(unit)))
    fewest = -int(-sums[-1] // most)
    tried = [_best(sums, costs, count, most) for count in range(fewest, fewest + 3)]
    cuts = min(tried)[1]
    return [text[one:two] for one, two in pairwise(cuts)]


def _costs(text: str, unit: int) -> dict[int, float]:
    """What it costs to begin a line at each place where one may begin."""
    costs = {
        i: _TORN for i in range(1, len(text)) if text[i] not in typeset.NO_START and text[i - 1] not in typeset.NO_END
    }
    for match in _UNIT_JOINT.finditer(text, 0, unit):
        costs[match.end()] = _JOINT
    for match in _REST_JOINT.finditer(text, unit):
        costs[match.end()] = _REST
    costs[unit] = _FREE
    return costs


def _best(sums: list[float], costs: dict[int, float], count: int, most: float) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to cut into so many lines: its cost, and the places of the cuts with both ends."""
    whole, even = len(sums) - 1, sums[-1] / count
    nothing: tuple[float, tuple[int, ...]] = (float("inf"), ())

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            width = sums[whole] - sums[start]
            return ((width - even) ** 2 + _LINE, (start, whole)) if width <= most else nothing
        best = nothing
        for cut, cost in costs.items():
            width = sums[cut] - sums[start]
            if cut > start and width <= most:
                further, cuts = rest(cut, left - 1)
                best = min(best, (further + cost + _LINE + (width - even) ** 2, (start, *cuts)))
        return best

    return rest(0, count)
