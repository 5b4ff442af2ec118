"""Joins headings over columns that are wrapped over several lines of a text, each column at other places.

pdftotext -layout writes 社会 | 总计, then 商业, then 公益, then 企业, then 组织. Read one line after the other,
no heading is whole, and 总计 stands before 商业企业. What stands under each other is one heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.importing.readers.text.pages import SourceLine, measure_width

_FIGURE = re.compile(r"[-－−]?\d[\d,，.]*|[/—－-]+")
_MIN_FIGURES = 3
"""Figures of a row, at least, where as many headings above them are no chance."""
_MAX_DISTANCE = 1
"""Columns between the middles of two parts of a heading, at most: what a program rounds."""
_MAX_HEADING_LINES = 14
"""Written lines over a row of figures that may hold its headings."""
_MIN_HEADING_LINES = 2
_MAX_LINES = 42
"""Lines, empty ones among them, over a row of figures that are looked at."""
_MAX_LINE_LENGTH = 400
"""Characters of a line that may hold headings; the widest table has 200."""
_SPACED_WORD = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff])+(?![\u4e00-\u9fff])")
_WORD = re.compile(rf"{_SPACED_WORD.pattern}|[^\s\u3000]+")
"""What stands together; 总 计, set apart by one blank, is a word."""
_PART = re.compile(r"[\u4e00-\u9fff]{2,3}")
_WHOLE_HEADING = re.compile(r"[\u4e00-\u9fff]{4,8}")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line; left and right: the columns where it begins, and behind its last character."""

    text: str
    left: int
    right: int


@dataclass(slots=True)
class _Heading:
    """The parts of a heading found so far, the lowest first, and how far they reach from left to right."""

    left: int
    right: int
    parts: list[str] = field(default_factory=list)

    def overlaps(self, word: _Word) -> bool:
        """Whether a word stands over or under it, at least partly."""
        return word.left < self.right and self.left < word.right

    def is_aligned(self, word: _Word) -> bool:
        """Whether a word begins, ends or has its middle nearly where the heading has."""
        left, right = word.left - self.left, word.right - self.right
        return min(abs(left), abs(right), abs(left + right) / 2) <= _MAX_DISTANCE

    def add_part(self, word: _Word) -> None:
        """Put a part above those found so far."""
        self.left, self.right = min(self.left, word.left), max(self.right, word.right)
        self.parts.insert(0, word.text)


def join_wrapped_headings(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, wrapped headings joined in one line, from left to right, where their last parts stand.

    They are joined where they are as many as the figures of the first row below them; other lines stay as they are.
    """
    joined: list[SourceLine] = []
    begin = 0  # of the lines that may be headings of the next row of figures
    for at, line in enumerate(lines):
        count = sum(bool(_FIGURE.fullmatch(word)) for word in line.text.split())
        if not count:
            continue
        if count >= _MIN_FIGURES:
            joined += _join_headings(lines[begin:at], count, has_label=not _FIGURE.match(line.text.strip()))
        else:
            joined += lines[begin:at]
        joined.append(line)
        begin = at + 1
    return [*joined, *lines[begin:]]


def _join_headings(lines: Sequence[SourceLine], count: int, has_label: bool) -> list[SourceLine]:
    """Lines over a row of figures, their headings joined. has_label: the row has one, which may have a heading too.

    Some programs count a Chinese character as two columns, others as one: where both give as many headings as there
    are figures, but other ones, none are joined.
    """
    far, near = list(lines[:-_MAX_LINES]), list(lines[-_MAX_LINES:])
    if sum(not line.is_empty for line in near) < _MIN_HEADING_LINES:
        return [*far, *near]
    ways = [_HeadingBlock(near, width) for width in (2, 1)]
    found = [way for way in ways if way.find_headings(count) or (has_label and way.find_headings(count + 1))]
    if not found or any(way.list_texts() != found[0].list_texts() for way in found):
        return [*far, *near]
    return [*far, *(found[0].replace_lines() if found[0].is_any_wrapped() else near)]


class _HeadingBlock:
    """The lines over a row of figures. chinese_width: the columns that a Chinese character takes."""

    def __init__(self, lines: Sequence[SourceLine], chinese_width: int) -> None:
        self._lines = lines
        self._words = [_split_words(line.text, chinese_width) if _may_hold_headings(line) else [] for line in lines]
        self._headings: list[_Heading] = []
        self._used: dict[int, list[_Word]] = {}

    def find_headings(self, count: int) -> bool:
        """Find the headings from the lowest line up; whether they are as many as said."""
        self._headings, self._used = [], {}
        written = 0
        for at in reversed(range(len(self._lines))):
            words = self._words[at]
            written += bool(words)
            if written > _MAX_HEADING_LINES or not _may_hold_headings(self._lines[at]):
                break
            is_whole = len(self._headings) == count
            parts = [word for word in words if _PART.fullmatch(word.text) or self._is_whole_heading(word, words)]
            if is_whole and (len(parts) < len(words) or not all(map(self._find_headings_at, parts))):
                break
            if not self._add_parts(at, parts):
                return False
        return len(self._headings) == count

    def list_texts(self) -> list[str]:
        """The headings from left to right."""
        return ["".join(heading.parts) for heading in sorted(self._headings, key=lambda heading: heading.left)]

    def is_any_wrapped(self) -> bool:
        """Whether one of the headings has several parts."""
        return any(len(heading.parts) > 1 for heading in self._headings)

    def replace_lines(self) -> list[SourceLine]:
        """The lines without the parts of headings, and all headings in one line behind the last that had some."""
        replaced: list[SourceLine] = []
        for at, line in enumerate(self._lines):
            used = self._used.get(at, [])
            rest = [word.text for word in self._words[at] if word not in used]
            if not used:
                replaced.append(line)
            elif rest:
                replaced.append(replace(line, text=" ".join(rest)))
            if at == max(self._used):
                replaced.append(replace(line, text=" ".join(self.list_texts())))
        return replaced

    def _find_headings_at(self, word: _Word) -> list[_Heading]:
        return [heading for heading in self._headings if heading.overlaps(word)]

    def _is_whole_heading(self, word: _Word, words: Sequence[_Word]) -> bool:
        """Whether a longer word may be the whole heading of a column: nothing stands under it, and others beside it."""
        return bool(_WHOLE_HEADING.fullmatch(word.text)) and len(words) > 1 and not self._find_headings_at(word)

    def _add_parts(self, at: int, parts: Sequence[_Word]) -> bool:
        """Add the parts that stand in a line; False where one is not right over a heading, or two are over one."""
        places: list[_Heading] = []
        for word in parts:
            found = self._find_headings_at(word)
            is_taken = any(heading is other for heading in found for other in places)
            if len(found) > 1 or is_taken or not all(heading.is_aligned(word) for heading in found):
                return False
            places.append(found[0] if found else _Heading(word.left, word.right))
        for word, heading in zip(parts, places, strict=True):
            if not heading.parts:
                self._headings.append(heading)
            heading.add_part(word)
        if parts:
            self._used[at] = list(parts)
        return True


def _may_hold_headings(line: SourceLine) -> bool:
    return len(line.text) <= _MAX_LINE_LENGTH and "\t" not in line.text


def _split_words(text: str, chinese_width: int) -> list[_Word]:
    words = []
    for found in _WORD.finditer(text):
        left, right = (_measure(text[:end], chinese_width) for end in (found.start(), found.end()))
        words.append(_Word(found[0].replace(" ", ""), left, right))
    return words


def _measure(text: str, chinese_width: int) -> int:
    return measure_width(text) if chinese_width == 2 else len(text)
