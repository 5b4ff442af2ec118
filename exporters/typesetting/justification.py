"""Chinese setting: paragraphs and headings as lines of placed characters, squeezed or stretched to the measure.

Knows no fonts and no paper: only characters and widths, in em (1.0 is one whole Chinese character).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from exporters.typesetting.line_breaking import WIDTH_TOLERANCE, LineBreaker
from exporters.typesetting.punctuation import COMPRESSION_TURNS, HALF_EM, find_compressible, may_stretch_between

_PAUSED_PART = re.compile(r"^（[一二三四五六七八九十]+）|.+?(?:[，：；]|$)")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """text[start:end]; places holds where each character begins, from the line's beginning; width is what it fills.

    Blanks at the end of a line hang: they stand in places but not in width.
    """

    start: int
    end: int
    offsets: tuple[float, ...]
    width: float


def break_into_lines(
    text: str, widths: Sequence[float], measure: float, indent: float = 0.0, justify: bool = True
) -> list[PlacedLine]:
    """Break a paragraph into lines of the measure; all but the last fill it exactly when justify is set.

    A word, number or address longer than a line is broken by force; nothing else is where it can be avoided.
    """
    setting = LineBreaker(text, widths, measure, indent, justify)
    ends = setting.find_line_ends()
    starts = [0, *ends[:-1]]
    return [
        _place_line(setting, start, end, i, stretch=justify and end < len(text))
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def balance_heading(text: str, widths: Sequence[float], measure: float) -> list[PlacedLine]:
    """Break a short heading where its sense pauses, or else into the fewest lines, of about one length.

    Chinese words are mostly of two characters: an even number of characters a line seldom splits one.
    """
    whole = sum(widths)
    if whole <= measure + WIDTH_TOLERANCE:
        return break_into_lines(text, widths, measure, justify=False)
    fewest = break_into_lines(text, widths, measure, justify=False)
    paused = _break_at_pauses(text, widths, measure)
    if 1 < len(paused) <= len(fewest) + 1:
        return paused
    even = 2.0 * (measure // 2)
    if len(text) % 2 == 0 and even >= 2 and all(width == 1.0 for width in widths):
        fewest = break_into_lines(text, widths, even, justify=False)
    for step in range(int(2 * measure)):
        tried = break_into_lines(text, widths, whole / len(fewest) + step / 2, justify=False)
        if len(tried) == len(fewest) and all(line.width <= measure + WIDTH_TOLERANCE for line in tried):
            return tried
    return fewest


def split_at_pauses(text: str) -> list[str]:
    """The text in parts that end where the sense pauses, after （三） or ，：；."""
    return _PAUSED_PART.findall(text)


def _break_at_pauses(text: str, widths: Sequence[float], measure: float) -> list[PlacedLine]:
    """The lines that end where the sense pauses, or [] where one is too long."""
    found, end = list[PlacedLine](), 0
    for part in split_at_pauses(text):
        start, end = end, end + len(part)
        places = tuple(accumulate(widths[start : end - 1], initial=0.0))
        found.append(PlacedLine(start, end, places, sum(widths[start:end])))
    return found if all(line.width <= measure + WIDTH_TOLERANCE for line in found) else []


def _place_line(setting: LineBreaker, start: int, end: int, index: int, stretch: bool) -> PlacedLine:
    """The line with its characters placed."""
    stop = setting.find_visible_end(start, end)
    advances, shifts = _close_up_line(setting, start, stop)
    advances += setting.closed_widths[stop:end]
    slack = setting.compute_room(index) - setting.measure_line(start, end)
    if slack < -WIDTH_TOLERANCE:
        _squeeze_line(setting, start, stop, -slack, advances, shifts)
    elif stretch and stop - start > 1:
        _stretch_line(setting.text[start:stop], slack, advances)
    places = [0.0, *accumulate(advances)]
    for i, shift in shifts.items():
        places[i] -= shift
    return PlacedLine(start, end, tuple(places[:-1]), sum(advances[: stop - start]))


def _close_up_line(setting: LineBreaker, start: int, stop: int) -> tuple[list[float], dict[int, float]]:
    """The widths of a line's characters, and how far to the left those stand that left their blank half to a mark."""
    advances = setting.closed_widths[start:stop]
    shifts = {i - start: shift for i, shift in setting.shifts.items() if start <= i < stop}
    if stop > start and stop - 1 not in setting.shifts:
        advances[-1] = setting.widths[stop - 1]  # nothing stands beside it any more
    return advances, shifts


def _squeeze_line(
    setting: LineBreaker, start: int, stop: int, excess: float, advances: list[float], shifts: dict[int, float]
) -> None:
    """Take the excess from marks: first at the line's end, then beside other marks, then anywhere."""
    able = find_compressible(setting.text, setting.widths, start, stop)
    for turn in COMPRESSION_TURNS:
        now = [give for give in able if give.turn == turn]
        total = sum(give.amount for give in now)
        part = min(1.0, excess / total) if total else 0.0
        for give in now:
            advances[give.index - start] -= give.amount * part
            if give.on_left:
                shifts[give.index - start] = give.amount * part
        excess -= total * part


def _stretch_line(text: str, slack: float, advances: list[float]) -> None:
    """Spread the slack evenly between characters; inside words only where it would gape otherwise."""
    gaps = [i for i, (one, two) in enumerate(pairwise(text)) if may_stretch_between(one, two)]
    if slack > HALF_EM * len(gaps):
        gaps = list(range(len(text) - 1))
    for i in gaps:
        advances[i] += slack / len(gaps)
