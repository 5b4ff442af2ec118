"""Where the lines of a Chinese paragraph end. Knows no fonts and no paper: only characters and widths, in em.

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

_UNBREAKABLE_WORD = re.compile(r"[!-~\u00c0-\u024f]+年?|[０-９．]+[％年]?")
_WEB_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)[!-~]+", re.IGNORECASE)
_WEB_JOINT = re.compile(r"[/?&=.]+(?=[^/?&=.])")
"""After these a web address may be broken."""
_MAIL_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_MAIL_JOINT = re.compile(r"[@._-]+(?=[^@._-])")
"""After these an e-mail address may be broken that is longer than a line."""

WIDTH_TOLERANCE = 1e-6
"""Widths that differ by less are equal."""

_MAX_UNSHARED_GAP = 2 / 27
"""A line whose characters stand further apart than this shares its gap with the lines before it."""
_MAX_SHARING_LINES = 8
"""With how many lines at most, itself among them."""
_MAX_SLACK = 10.0
"""No line lacks more than this for the sake of another."""
_MAX_GIVEN_TO_ORPHAN = 2.0
"""What a line may give to a last line that has only one character."""
_MAX_SLACK_BEFORE_ADDRESS = 6.0
"""A web address that would leave a line lacking more than this is broken at one of its joints."""


class LineBreaker:
    """One paragraph while the ends of its lines are found."""

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
        """What a line may hold; the first, without its indent."""
        return self.measure - self.indent if index == 0 else self.measure

    def _find_soft_breaks(self) -> bytearray:
        """Where a line may begin by the marks alone."""
        text = self.text
        soft = bytearray(len(text) + 1)
        before = ""
        for i, char in enumerate(text):
            soft[i] = char not in NO_LINE_START and before not in NO_LINE_END and not char.isspace()
            before = before if char.isspace() else char
        return soft

    def _find_address_joints(self) -> bytearray:
        """Where a line may begin inside a web address."""
        joints = bytearray(len(self.text) + 1)
        for address in _WEB_ADDRESS.finditer(self.text):
            for joint in _WEB_JOINT.finditer(self.text, *address.span()):
                joints[joint.end()] = self.soft_breaks[joint.end()]
        for mail in _MAIL_ADDRESS.finditer(self.text):
            if self._exceeds_line(*mail.span()):
                for joint in _MAIL_JOINT.finditer(self.text, *mail.span()):
                    joints[joint.end()] = self.soft_breaks[joint.end()]
        return joints

    def _exceeds_line(self, start: int, end: int) -> bool:
        return self.width_sums[end] - self.width_sums[start] > self.measure + WIDTH_TOLERANCE

    def _find_break_points(self) -> bytearray:
        """Where a line may begin, words left whole that a line can hold; longer addresses break at their joints."""
        chances = bytearray(self.soft_breaks)
        for word in _UNBREAKABLE_WORD.finditer(self.text):
            start, end = word.span()
            whole = not self._exceeds_line(start, end)
            joints = bytes(end - start - 1) if whole else self.address_joints[start + 1 : end]
            if whole or any(joints):
                chances[start + 1 : end] = joints
        return chances

    def find_line_ends(self) -> list[int]:
        """Where each line ends, the last at the paragraph's end."""
        ends: list[int] = []
        start, whole = 0, len(self.text)
        while start < whole:
            end = self._find_line_end(start, self.compute_room(len(ends)))
            ends.append(end)
            if self.justify and end < whole and self._compute_gap(start, end, len(ends) - 1) > _MAX_UNSHARED_GAP:
                ends = self._share_gap(ends)
            start = end
        return self._avoid_orphan(ends) if ends else [0]

    def _find_line_end(self, start: int, room: float) -> int:
        """Where the line that begins here ends."""
        text, sums, whole = self.text, self.width_sums, len(self.text)
        end = bisect_right(sums, sums[start] + room + WIDTH_TOLERANCE) - 1
        while end < whole and text[end].isspace():
            end += 1
        if end >= whole or self.break_points[end]:
            return min(end, whole)
        further = self.break_points.find(1, end + 1, end + 4)
        further = whole if further < 0 and whole <= end + 3 else further
        if (
            further > 0
            and self.measure_line(start, further) - room <= self._sum_compression(start, further) + WIDTH_TOLERANCE
        ):
            return further
        back = self.break_points.rfind(1, start + 1, end)
        if room - self.measure_line(start, max(back, start)) > _MAX_SLACK_BEFORE_ADDRESS:
            back = max(back, self.address_joints.rfind(1, start + 1, end + 1))
        if back < 0:
            back = self.soft_breaks.rfind(1, start + 1, end + 1)
        return back if back > start else max(end, start + 1)

    def find_visible_end(self, start: int, end: int) -> int:
        """The line's end without the blanks that hang there."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def measure_line(self, start: int, end: int) -> float:
        """What a line takes, without the blanks at its end; a mark there keeps the half it would leave to another."""
        stop = self.find_visible_end(start, end)
        last = (
            self.widths[stop - 1] - self.closed_widths[stop - 1]
            if stop > start and stop - 1 not in self.shifts
            else 0.0
        )
        return self.width_sums[stop] - self.width_sums[start] + last

    def _compute_gap(self, start: int, end: int, index: int) -> float:
        """How much further apart the characters of a line must stand for it to be full; 0 where it is squeezed."""
        stop = self.find_visible_end(start, end)
        gaps = self.gap_counts[max(stop - 1, start)] - self.gap_counts[start]
        return max(0.0, self.compute_room(index) - self.measure_line(start, end)) / max(1, gaps)

    def _share_gap(self, ends: list[int]) -> list[int]:
        """As many lines, with the last one's gap spread over those before it as evenly as their words allow."""
        first = max(0, len(ends) - _MAX_SHARING_LINES)
        begin, goal = (ends[first - 1] if first else 0), ends[-1]
        ways: dict[int, tuple[float, list[int]]] = {begin: (0.0, [])}
        for index in range(first, len(ends)):
            further: dict[int, tuple[float, list[int]]] = {}
            for start, (cost, path) in ways.items():
                for end in self._list_possible_ends(start, index, goal, last=index + 1 == len(ends)):
                    total = cost + self._compute_gap(start, end, index) ** 2
                    if end not in further or total < further[end][0]:
                        further[end] = total, [*path, end]
            ways = further
        spans = enumerate(pairwise([begin, *ends[first:]]), start=first)
        as_they_are = sum(self._compute_gap(start, end, index) ** 2 for index, (start, end) in spans)
        best, path = ways.get(goal, (as_they_are, []))
        return [*ends[:first], *path] if best < as_they_are else ends

    def _list_possible_ends(self, start: int, index: int, goal: int, last: bool) -> Iterator[int]:
        """Where a line may end that begins here: as far as it reaches, or earlier; the last of all at the goal."""
        end = self._find_line_end(start, self.compute_room(index))
        if last:
            yield from [goal] * (end >= goal)
            return
        while start < end < goal and self.compute_room(index) - self.measure_line(start, end) <= _MAX_SLACK:
            yield end
            end = self.break_points.rfind(1, start + 1, end)

    def _avoid_orphan(self, ends: list[int]) -> list[int]:
        """The lines, with one more character on the last where it had only one (孤字不成行)."""
        if len(ends) < 2:
            return ends
        last = [c for c in self.text[ends[-2] :] if c not in NO_LINE_START and not c.isspace()]
        start = ends[-3] if len(ends) > 2 else 0
        back = self.break_points.rfind(1, start + 1, ends[-2])
        full = (
            back >= 0 and self.measure_line(back, ends[-1]) > self.measure + WIDTH_TOLERANCE
        )  # of marks that may not begin a line
        if (
            len(last) > 1
            or back < 0
            or full
            or self.width_sums[ends[-2]] - self.width_sums[back] > _MAX_GIVEN_TO_ORPHAN
        ):
            return ends
        return [*ends[:-2], back, ends[-1]]

    def _sum_compression(self, start: int, end: int) -> float:
        """What the line's marks can give up together."""
        return sum(
            give.amount for give in find_compressible(self.text, self.widths, start, self.find_visible_end(start, end))
        )
