"""Sets paragraphs and headings as lines of placed characters, squeezed or stretched to the width of the column.

It needs only characters and their widths, and no fonts. All lengths are in em: 1.0 is one whole Chinese character;
"measure" is the length of a full line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from exporters.typesetting.line_breaking import WIDTH_TOLERANCE, LineBreaker
from exporters.typesetting.punctuation import COMPRESSION_TURNS, find_compressible, may_stretch_between

MAX_STRETCH = 0.25
"""Em; the characters of a line are not moved further apart than this: it stays short instead."""

_PAUSED_PART = re.compile(r"^（[一二三四五六七八九十]+）|.+?(?:[，：；]|$)")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a text, text[start:end]; offsets: where each character begins, in em from the line's beginning.

    width does not count blanks at the line's end, though they have offsets.
    """

    start: int
    end: int
    offsets: tuple[float, ...]
    width: float


def break_into_lines(
    text: str, widths: Sequence[float], measure: float, indent: float = 0.0, justify: bool = True
) -> list[PlacedLine]:
    """Break a paragraph into lines of the measure (em); with justify, all but the last fill it where they can.

    The first line begins after the indent (em). Words, numbers and addresses stay whole unless they are longer than a
    line.
    """
    breaker = LineBreaker(text, widths, measure, indent, justify)
    ends = breaker.find_line_ends()
    starts = [0, *ends[:-1]]
    return [
        _place_line(breaker, start, end, i, stretch=justify and end < len(text))
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def balance_heading(text: str, widths: Sequence[float], measure: float) -> list[PlacedLine]:
    """Break a heading at its punctuation, or else into the fewest lines, of about one length.

    Most Chinese words have two characters, so a line with an even number of characters seldom splits one.
    """
    total = sum(widths)
    fewest = break_into_lines(text, widths, measure, justify=False)
    if total <= measure + WIDTH_TOLERANCE:
        return fewest
    paused = _break_at_pauses(text, widths, measure)
    if 1 < len(paused) <= len(fewest) + 1:
        return paused
    even_measure = 2.0 * (measure // 2)
    if len(text) % 2 == 0 and even_measure >= 2 and all(width == 1.0 for width in widths):
        fewest = break_into_lines(text, widths, even_measure, justify=False)
    for step in range(int(2 * measure)):
        narrower = total / len(fewest) + step / 2
        tried = break_into_lines(text, widths, narrower, justify=False)
        if len(tried) == len(fewest) and all(line.width <= measure + WIDTH_TOLERANCE for line in tried):
            return tried
    return fewest


def split_at_pauses(text: str) -> list[str]:
    """The text in parts that end after （三） at its beginning or after one of ，：；."""
    return _PAUSED_PART.findall(text)


def _break_at_pauses(text: str, widths: Sequence[float], measure: float) -> list[PlacedLine]:
    """One line for each part that ends at a pause, or [] where one would be longer than the measure."""
    lines: list[PlacedLine] = []
    end = 0
    for part in split_at_pauses(text):
        start, end = end, end + len(part)
        offsets = tuple(accumulate(widths[start : end - 1], initial=0.0))
        lines.append(PlacedLine(start, end, offsets, sum(widths[start:end])))
    return lines if all(line.width <= measure + WIDTH_TOLERANCE for line in lines) else []


def _place_line(breaker: LineBreaker, start: int, end: int, index: int, stretch: bool) -> PlacedLine:
    """Place the characters of the line text[start:end], the index-th of its paragraph.

    A line too long is squeezed; one too short is stretched only if stretch is set.
    """
    stop = breaker.find_visible_end(start, end)
    advances, shifts = _close_up_line(breaker, start, stop)
    advances += breaker.closed_widths[stop:end]
    slack = breaker.compute_room(index) - breaker.measure_line(start, end)
    if slack < -WIDTH_TOLERANCE:
        _squeeze_line(breaker, start, stop, -slack, advances, shifts)
    elif stretch and stop - start > 1:
        _stretch_line(breaker.text[start:stop], slack, advances)
    offsets = [0.0, *accumulate(advances)]
    for i, shift in shifts.items():
        offsets[i] -= shift
    return PlacedLine(start, end, tuple(offsets[:-1]), sum(advances[: stop - start]))


def _close_up_line(breaker: LineBreaker, start: int, stop: int) -> tuple[list[float], dict[int, float]]:
    """The advance of each character of a line, and by how much those are moved left whose blank left half is cut off.

    Keys of the second value count from the line's start.
    """
    advances = breaker.closed_widths[start:stop]
    shifts = {i - start: shift for i, shift in breaker.shifts.items() if start <= i < stop}
    if stop > start and stop - 1 not in breaker.shifts:
        advances[-1] = breaker.widths[stop - 1]  # the mark it was closed up with is on the next line
    return advances, shifts


def _squeeze_line(
    breaker: LineBreaker, start: int, stop: int, excess: float, advances: list[float], shifts: dict[int, float]
) -> None:
    """Take the excess (em) from the blank halves of marks, turn by turn; changes advances and shifts in place."""
    compressions = find_compressible(breaker.text, breaker.widths, start, stop)
    for turn in COMPRESSION_TURNS:
        of_this_turn = [compression for compression in compressions if compression.turn == turn]
        available = sum(compression.amount for compression in of_this_turn)
        share = min(1.0, excess / available) if available else 0.0
        for compression in of_this_turn:
            advances[compression.index - start] -= compression.amount * share
            if compression.on_left:
                shifts[compression.index - start] = compression.amount * share
        excess -= available * share


def _stretch_line(text: str, slack: float, advances: list[float]) -> None:
    """Spread the slack (em) evenly between characters, but never inside of words; changes advances in place.

    A line that would be torn apart stays short.
    """
    gaps = [i for i, (one, two) in enumerate(pairwise(text)) if may_stretch_between(one, two)]
    if slack > MAX_STRETCH * len(gaps):
        return
    for i in gaps:
        advances[i] += slack / len(gaps)
