"""Chinese line breaking, squeezing and justification. Knows no fonts and no paper: only characters and widths.

All widths are in em (1.0 is one whole Chinese character). The rules are those of GB/T 9704-2012 7.3.3 (numbers and
years are not broken) and of common Chinese setting: no closing mark begins a line, no opening mark ends one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

NO_START = frozenset("、，。；：？！）》〉」』】〕〗”’…—·,.;:?!)]}%‰℃％．～°′″")
"""What must not begin a line."""

NO_END = frozenset("（《〈「『【〔〖“‘([{￥¥$")
"""What must not end a line."""

_BLANK_RIGHT = frozenset("、，。；：）》〉」』】〕〗”’")
"""Full-width marks whose right half is blank and may go."""

_BLANK_LEFT = frozenset("（《〈「『【〔〖“‘")
"""Full-width marks whose left half is blank and may go."""

_MARKS = _BLANK_RIGHT | _BLANK_LEFT
_WORD = re.compile(r"[!-~\u00c0-\u024f]+年?|[０-９．]+[％年]?")
_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)[!-~]+", re.IGNORECASE)
_JOINT = re.compile(r"[/?&=.]+(?=[^/?&=.])")
"""After these a web address may be broken."""
_IN_WORD = frozenset(map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x250), *range(0xFF10, 0xFF1A), 0xFF0E]))
_PAIRED = frozenset("…—")
_PAUSE = re.compile(r"^（[一二三四五六七八九十]+）|.+?(?:[，：；]|$)")
_EPS = 1e-6

HALF = 0.5
"""What a mark may give up at a line's end or beside another mark."""
QUARTER = 0.25
"""What a mark in the middle of a line may give up."""
LOOSE = 2.0
"""A line that lacks more than this shares the gap with the lines before it."""
_SHARING = 3
_TORN = 6.0
"""A web address that would leave a line lacking more than this is broken at one of its joints."""


@dataclass(frozen=True, slots=True)
class Line:
    """text[start:end]; places holds where each character begins, from the line's beginning; width is what it fills.

    Blanks at the end of a line hang: they stand in places but not in width.
    """

    start: int
    end: int
    places: tuple[float, ...]
    width: float


def lines(text: str, widths: Sequence[float], measure: float, indent: float = 0.0, justify: bool = True) -> list[Line]:
    """Break a paragraph into lines of the measure; all but the last fill it exactly when justify is set.

    A word, number or address longer than a line is broken by force; nothing else is where it can be avoided.
    """
    setting = _Setting(text, widths, measure, indent, justify)
    ends = setting.breaks()
    starts = [0, *ends[:-1]]
    return [
        setting.line(start, end, i, stretch=justify and end < len(text))
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def balanced(text: str, widths: Sequence[float], measure: float) -> list[Line]:
    """Break a short heading where its sense pauses, or else into the fewest lines, of about one length.

    Chinese words are mostly of two characters: an even number of characters a line seldom splits one.
    """
    whole = sum(widths)
    if whole <= measure + _EPS:
        return lines(text, widths, measure, justify=False)
    fewest = lines(text, widths, measure, justify=False)
    paused = _paused(text, widths, measure)
    if 1 < len(paused) <= len(fewest) + 1:
        return paused
    even = 2.0 * (measure // 2)
    if len(text) % 2 == 0 and even >= 2 and all(width == 1.0 for width in widths):
        fewest = lines(text, widths, even, justify=False)
    for step in range(int(2 * measure)):
        tried = lines(text, widths, whole / len(fewest) + step / 2, justify=False)
        if len(tried) == len(fewest) and all(line.width <= measure + _EPS for line in tried):
            return tried
    return fewest


def pauses(text: str) -> list[str]:
    """The text in parts that end where the sense pauses, after （三） or ，：；."""
    return _PAUSE.findall(text)


def _paused(text: str, widths: Sequence[float], measure: float) -> list[Line]:
    """The lines that end where the sense pauses, or [] where one is too long."""
    found, end = list[Line](), 0
    for part in pauses(text):
        start, end = end, end + len(part)
        places = tuple(accumulate(widths[start : end - 1], initial=0.0))
        found.append(Line(start, end, places, sum(widths[start:end])))
    return found if all(line.width <= measure + _EPS for line in found) else []


class _Setting:
    """One paragraph while its lines are found."""

    def __init__(self, text: str, widths: Sequence[float], measure: float, indent: float, justify: bool) -> None:
        self.text = text
        self.widths = widths
        self.measure = measure
        self.indent = indent
        self.justify = justify
        self.sums = [0.0, *accumulate(widths)]
        self.soft = self._soft()
        self.joints = self._joints()
        self.chances = self._chances()

    def room(self, index: int) -> float:
        return self.measure - self.indent if index == 0 else self.measure

    def _soft(self) -> bytearray:
        """Where a line may begin by the marks alone."""
        text = self.text
        soft = bytearray(len(text) + 1)
        before = ""
        for i, char in enumerate(text):
            soft[i] = char not in NO_START and before not in NO_END and not char.isspace()
            before = before if char.isspace() else char
        return soft

    def _joints(self) -> bytearray:
        """Where a line may begin inside a web address."""
        joints = bytearray(len(self.text) + 1)
        for address in _ADDRESS.finditer(self.text):
            for joint in _JOINT.finditer(self.text, *address.span()):
                joints[joint.end()] = self.soft[joint.end()]
        return joints

    def _chances(self) -> bytearray:
        """Where a line may begin, words left whole that a line can hold; longer addresses break at their joints."""
        chances = bytearray(self.soft)
        for word in _WORD.finditer(self.text):
            start, end = word.span()
            whole = self.sums[end] - self.sums[start] <= self.measure
            joints = bytes(end - start - 1) if whole else self.joints[start + 1 : end]
            if whole or any(joints):
                chances[start + 1 : end] = joints
        return chances

    def breaks(self) -> list[int]:
        """Where each line ends."""
        ends: list[int] = []
        start, whole = 0, len(self.text)
        while start < whole:
            end = self._end(start, self.room(len(ends)))
            ends.append(end)
            if self.justify and end < whole and self._lack(ends, len(ends) - 1) > LOOSE:
                ends = self._shared(ends)
            start = end
        return self._without_orphan(ends) if ends else [0]

    def _end(self, start: int, room: float) -> int:
        """Where the line that begins here ends."""
        text, sums, whole = self.text, self.sums, len(self.text)
        end = bisect_right(sums, sums[start] + room + _EPS) - 1
        while end < whole and text[end].isspace():
            end += 1
        if end >= whole or self.chances[end]:
            return min(end, whole)
        further = self.chances.find(1, end + 1, end + 4)
        further = whole if further < 0 and whole <= end + 3 else further
        if further > 0 and self._width(start, further) - room <= self._give(start, further) + _EPS:
            return further
        back = self.chances.rfind(1, start + 1, end)
        if room - self._width(start, max(back, start)) > _TORN:
            back = max(back, self.joints.rfind(1, start + 1, end + 1))
        if back < 0:
            back = self.soft.rfind(1, start + 1, end + 1)
        return back if back > start else max(end, start + 1)

    def _visible_end(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _width(self, start: int, end: int) -> float:
        return self.sums[self._visible_end(start, end)] - self.sums[start]

    def _lack(self, ends: list[int], index: int) -> float:
        start = ends[index - 1] if index else 0
        return self.room(index) - self._width(start, ends[index])

    def _shared(self, ends: list[int]) -> list[int]:
        """The same lines with the last one's gap spread over up to three before it, where that helps."""
        best, worst = ends, self._lack(ends, len(ends) - 1)
        for depth in range(1, min(_SHARING, len(ends) - 1) + 1):
            for tried in self._evened(ends, len(ends) - 1 - depth):
                most = max(self._lack(tried, i) for i in range(len(ends) - 1 - depth, len(ends)))
                if most < worst - QUARTER:
                    best, worst = tried, most
            if worst <= LOOSE:
                break
        return best

    def _evened(self, ends: list[int], first: int) -> Iterator[list[int]]:
        """The lines from first on, broken anew so that each is about equally full and all end where they did."""
        start, count = (ends[first - 1] if first else 0), len(ends) - first
        share = self._width(start, ends[-1]) / count
        for extra in (0.0, HALF, 1.0, 2.0, 3.0):
            tried = ends[:first]
            while len(tried) < len(ends) and (not tried or tried[-1] < ends[-1]):
                room = min(share + extra, self.room(len(tried)))
                tried.append(min(self._end(tried[-1] if tried else 0, room), ends[-1]))
            if len(tried) == len(ends) and tried[-1] == ends[-1]:
                yield tried

    def _without_orphan(self, ends: list[int]) -> list[int]:
        """The lines, with one more character on the last where it had only one (孤字不成行)."""
        if len(ends) < 2:
            return ends
        last = [c for c in self.text[ends[-2] :] if c not in NO_START and not c.isspace()]
        start = ends[-3] if len(ends) > 2 else 0
        back = self.chances.rfind(1, start + 1, ends[-2])
        full = back >= 0 and self._width(back, ends[-1]) > self.measure + _EPS  # of marks that may not begin a line
        if len(last) > 1 or back < 0 or full or self.sums[ends[-2]] - self.sums[back] > LOOSE:
            return ends
        return [*ends[:-2], back, ends[-1]]

    def _gives(self, start: int, end: int) -> list[tuple[int, bool, float, int]]:
        """What the marks of a line can give up: place, whether on the left, how much, in which turn."""
        text, gives = self.text, list[tuple[int, bool, float, int]]()
        for i in range(start, end):
            char = text[i]
            if char not in _MARKS or self.widths[i] < 1.0:
                continue
            left = char in _BLANK_LEFT
            beside = text[i - 1] in _MARKS if left and i > start else not left and text[i + 1 : i + 2] in _MARKS
            if not left and i == end - 1:
                gives.append((i, left, HALF, 0))
            elif beside and text[i + 1 : i + 2]:
                gives.append((i, left, HALF, 1))
            elif i > start or not left:
                gives.append((i, left, QUARTER, 2))
        return gives

    def _give(self, start: int, end: int) -> float:
        return sum(amount for _, _, amount, _ in self._gives(start, self._visible_end(start, end)))

    def line(self, start: int, end: int, index: int, stretch: bool) -> Line:
        """The line with its characters placed."""
        stop = self._visible_end(start, end)
        advances = list(self.widths[start:end])
        shifts = dict[int, float]()
        slack = self.room(index) - (self.sums[stop] - self.sums[start])
        if slack < -_EPS:
            self._squeeze(start, stop, -slack, advances, shifts)
        elif stretch and stop - start > 1:
            self._stretch(start, stop, slack, advances)
        places = [0.0, *accumulate(advances)]
        for i, shift in shifts.items():
            places[i] -= shift
        return Line(start, end, tuple(places[:-1]), sum(advances[: stop - start]))

    def _squeeze(self, start: int, stop: int, excess: float, advances: list[float], shifts: dict[int, float]) -> None:
        """Take the excess from marks: first at the line's end, then beside other marks, then anywhere."""
        gives = self._gives(start, stop)
        for turn in range(3):
            able = [give for give in gives if give[3] == turn]
            total = sum(amount for _, _, amount, _ in able)
            part = min(1.0, excess / total) if total else 0.0
            for i, left, amount, _ in able:
                advances[i - start] -= amount * part
                if left:
                    shifts[i - start] = amount * part
            excess -= total * part

    def _stretch(self, start: int, stop: int, slack: float, advances: list[float]) -> None:
        """Spread the slack evenly between characters; inside words only where it would gape otherwise."""
        text, gaps = self.text, list[int]()
        for i in range(start, stop - 1):
            one, two = text[i], text[i + 1]
            if not (one in _IN_WORD and two in _IN_WORD) and not (one == two and one in _PAIRED):
                gaps.append(i - start)
        if slack > HALF * len(gaps):
            gaps = list(range(stop - start - 1))
        for i in gaps:
            advances[i] += slack / len(gaps)
