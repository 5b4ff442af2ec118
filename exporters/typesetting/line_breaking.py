"""Decides where the lines of a Chinese paragraph end, from its characters and their widths (in em).

The rules are those of GB/T 9704-2012 7.3.3 (numbers and years are not broken) and of common Chinese setting: no
closing mark begins a line, no opening mark ends one, no last line has a single character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from exporters.typesetting.punctuation import (
    BLANK_LEFT,
    NO_LINE_END,
    NO_LINE_START,
    close_up_marks,
    find_compressible,
    may_stretch_between,
)

_UNITS = (
    "年度|平方米|公里|[年月日号件条次个人份名元项篇期起宗部家页例批场册户天时分秒点倍位类种款章节字票辆台套吨亩米％]"
)
_COUNTED = f"(?:[十百千万亿]{{1,2}}(?:{_UNITS})?|{_UNITS})?"
"""What may stand behind a number and stays on its line: 万, and a unit."""
_UNBREAKABLE_WORD = re.compile(rf"[!-~\u00c0-\u024f]+(?:(?<=[0-9]){_COUNTED})?|[０-９．]+{_COUNTED}")
_WEB_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)[!-~]+", re.IGNORECASE)
_WEB_JOINT = re.compile(r"[/?&=.]+(?=[^/?&=.])")
"""The characters after which a web address may be broken."""
_MAIL_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_MAIL_JOINT = re.compile(r"[@._-]+(?=[^@._-])")
"""The characters after which an e-mail address may be broken."""

WIDTH_TOLERANCE = 1e-6
"""Widths that differ by less are equal."""

_MAX_UNSHARED_GAP = 2 / 27
"""Em; a line whose characters stand further apart than this shares its gap with the lines before it."""
_MAX_SHARING_LINES = 8
"""Over so many lines at most a gap is shared, the line itself among them."""
_MAX_SLACK = 10.0
"""Em; no line is left shorter than the measure by more than this for the sake of another."""
_MAX_GIVEN_TO_ORPHAN = 2.0
"""Em; what a line may give to a last line that has only one character."""
_MAX_SLACK_BEFORE_ADDRESS = 6.0
"""Em; an address that would leave the line before it shorter by more than this is broken at one of its joints."""
_MAX_WHOLE_ADDRESS = 12.0
"""Em; an address no longer than this stays whole all the same."""


class LineBreaker:
    """Finds the ends of the lines of one paragraph.

    measure: the length of a line; indent: what the first line has less; both in em. closed_widths: the widths where
    marks side by side share a blank half; shifts: by how much a mark is moved left whose left half was cut off;
    width_sums and gap_counts: running totals of closed_widths and of the places that may be stretched.
    soft_breaks, address_joints and break_points hold a true value at every index where a line may begin: by the marks
    alone, inside addresses, and with words and addresses kept whole where possible.
    """

    def __init__(self, text: str, widths: Sequence[float], measure: float, indent: float, justify: bool) -> None:
        self.text = text
        self.widths = widths
        self.measure = measure
        self.indent = indent
        self.justify = justify
        self.closed_widths = close_up_marks(text, widths)
        self.shifts = {
            i: own - closed
            for i, (own, closed) in enumerate(zip(widths, self.closed_widths, strict=True))
            if closed < own and text[i] in BLANK_LEFT
        }
        self.width_sums = [0.0, *accumulate(self.closed_widths)]
        self.gap_counts = [0, *accumulate(may_stretch_between(one, two) for one, two in pairwise(text))]
        self.soft_breaks = self._find_soft_breaks()
        self.address_joints = self._find_address_joints()
        self.break_points = self._find_break_points()

    def compute_room(self, index: int) -> float:
        """The length of the index-th line in em: the measure, less the indent for the first."""
        return self.measure - self.indent if index == 0 else self.measure

    def _find_soft_breaks(self) -> bytearray:
        """Where a line may begin by the marks alone; blanks are left at the end of the line before."""
        soft = bytearray(len(self.text) + 1)
        last_visible = ""
        for i, char in enumerate(self.text):
            if char.isspace():
                continue
            soft[i] = char not in NO_LINE_START and last_visible not in NO_LINE_END
            last_visible = char
        return soft

    def _find_address_joints(self) -> bytearray:
        """Where a line may begin inside of an address that is not short."""
        joints = bytearray(len(self.text) + 1)
        for address, joint in ((_WEB_ADDRESS, _WEB_JOINT), (_MAIL_ADDRESS, _MAIL_JOINT)):
            for found in address.finditer(self.text):
                if not self._is_longer(*found.span(), min(_MAX_WHOLE_ADDRESS, self.measure)):
                    continue
                for place in joint.finditer(self.text, *found.span()):
                    joints[place.end()] = self.soft_breaks[place.end()]
        return joints

    def _is_longer(self, start: int, end: int, length: float) -> bool:
        return self.width_sums[end] - self.width_sums[start] > length + WIDTH_TOLERANCE

    def _find_break_points(self) -> bytearray:
        """Where a line may begin with words kept whole that a line can hold; longer addresses break at their joints."""
        points = bytearray(self.soft_breaks)
        for word in _UNBREAKABLE_WORD.finditer(self.text):
            start, end = word.span()
            if not self._is_longer(start, end, self.measure):
                points[start + 1 : end] = bytes(end - start - 1)
                continue
            joints = self.address_joints[start + 1 : end]
            if any(joints):
                points[start + 1 : end] = joints
        return points

    def find_line_ends(self) -> list[int]:
        """The indices at which the lines end, the last at the paragraph's end; [0] for an empty paragraph."""
        ends: list[int] = []
        start, text_end = 0, len(self.text)
        while start < text_end:
            end = self._find_line_end(start, self.compute_room(len(ends)))
            ends.append(end)
            if self.justify and end < text_end and self._compute_gap(start, end, len(ends) - 1) > _MAX_UNSHARED_GAP:
                ends = self._share_gap(ends)
            start = end
        return self._avoid_orphan(ends) if ends else [0]

    def _find_line_end(self, start: int, room: float) -> int:
        """Where the line that begins at start ends, if it may hold room (em).

        Tried in turn: as far as the characters reach; up to three characters further, if the line can be squeezed;
        back to the last break point, or to a joint of an address where that would leave much room; anywhere the marks
        allow; and by force.
        """
        text, sums, text_end = self.text, self.width_sums, len(self.text)
        end = bisect_right(sums, sums[start] + room + WIDTH_TOLERANCE) - 1
        while end < text_end and text[end].isspace():
            end += 1
        if end >= text_end or self.break_points[end]:
            return min(end, text_end)
        further = self.break_points.find(1, end + 1, end + 4)
        if further < 0 and text_end <= end + 3:
            further = text_end
        if further > 0:
            excess = self.measure_line(start, further) - room
            if excess <= self._sum_compression(start, further) + WIDTH_TOLERANCE:
                return further
        back = self.break_points.rfind(1, start + 1, end)
        if room - self.measure_line(start, max(back, start)) > _MAX_SLACK_BEFORE_ADDRESS:
            back = max(back, self.address_joints.rfind(1, start + 1, end + 1))
        if back < 0:
            back = self.soft_breaks.rfind(1, start + 1, end + 1)
        return back if back > start else max(end, start + 1)

    def find_visible_end(self, start: int, end: int) -> int:
        """The end of the line text[start:end] without the blanks there."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def measure_line(self, start: int, end: int) -> float:
        """The width of a line in em without the blanks at its end, where the last mark keeps its blank right half."""
        stop = self.find_visible_end(start, end)
        width = self.width_sums[stop] - self.width_sums[start]
        if stop > start and stop - 1 not in self.shifts:
            width += self.widths[stop - 1] - self.closed_widths[stop - 1]
        return width

    def _compute_gap(self, start: int, end: int, index: int) -> float:
        """How much further apart (em) the characters of a line must stand for it to be full; 0 where it is squeezed."""
        stop = self.find_visible_end(start, end)
        gaps = self.gap_counts[max(stop - 1, start)] - self.gap_counts[start]
        return max(0.0, self.compute_room(index) - self.measure_line(start, end)) / max(1, gaps)

    def _share_gap(self, ends: list[int]) -> list[int]:
        """Other ends for as many lines, the last one's gap spread over those before it as evenly as their words allow.

        Of all ways to break the last lines, the one with the least sum of squared gaps is taken: ways holds, for each
        index that the lines so far may end at, the least sum and the ends that lead to it.
        """
        first = max(0, len(ends) - _MAX_SHARING_LINES)
        begin = ends[first - 1] if first else 0
        goal = ends[-1]
        ways: dict[int, tuple[float, list[int]]] = {begin: (0.0, [])}
        for index in range(first, len(ends)):
            longer_ways: dict[int, tuple[float, list[int]]] = {}
            for start, (cost, path) in ways.items():
                for end in self._list_possible_ends(start, index, goal, last=index + 1 == len(ends)):
                    total = cost + self._compute_gap(start, end, index) ** 2
                    if end not in longer_ways or total < longer_ways[end][0]:
                        longer_ways[end] = total, [*path, end]
            ways = longer_ways
        lines = enumerate(pairwise([begin, *ends[first:]]), start=first)
        present_cost = sum(self._compute_gap(start, end, index) ** 2 for index, (start, end) in lines)
        best_cost, best_path = ways.get(goal, (present_cost, []))
        return [*ends[:first], *best_path] if best_cost < present_cost else ends

    def _list_possible_ends(self, start: int, index: int, goal: int, last: bool) -> Iterator[int]:
        """Where the line that begins at start may end: as far as it reaches, or earlier; the last only at the goal."""
        end = self._find_line_end(start, self.compute_room(index))
        if last:
            if end >= goal:
                yield goal
            return
        while start < end < goal and self.compute_room(index) - self.measure_line(start, end) <= _MAX_SLACK:
            yield end
            end = self.break_points.rfind(1, start + 1, end)

    def _avoid_orphan(self, ends: list[int]) -> list[int]:
        """The ends with the last line begun earlier where it would have only one character (孤字不成行)."""
        if len(ends) < 2:
            return ends
        last_line_start = ends[-2]
        characters = [c for c in self.text[last_line_start:] if c not in NO_LINE_START and not c.isspace()]
        if len(characters) > 1:
            return ends
        start = ends[-3] if len(ends) > 2 else 0
        back = self.break_points.rfind(1, start + 1, last_line_start)
        if back < 0 or self.width_sums[last_line_start] - self.width_sums[back] > _MAX_GIVEN_TO_ORPHAN:
            return ends
        if self.measure_line(back, ends[-1]) > self.measure + WIDTH_TOLERANCE:
            return ends  # a long row of marks that may not begin a line fills the last line already
        return [*ends[:-2], back, ends[-1]]

    def _sum_compression(self, start: int, end: int) -> float:
        """By how much a line can be squeezed, in em."""
        stop = self.find_visible_end(start, end)
        return sum(compression.amount for compression in find_compressible(self.text, self.widths, start, stop))
