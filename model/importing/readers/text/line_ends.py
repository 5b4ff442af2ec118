"""Joins the lines of a paragraph that were ended by hand, or by a program, at one right margin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from model.importing.readers.text.pages import SourceLine

_MIN_MARGIN, _MAX_MARGIN = 30, 160
"""Columns; narrower lines are cells, wider ones are not ended by hand."""
_SLACK = 5
"""Columns that a line may end before the margin: a mark or a word that went to the next line."""
_MIN_LINES = 4
_MIN_SHARE = 0.5
"""So many lines, and this share of the long ones, must reach the margin."""
_MAX_LONGER_SHARE = 0.25
"""So many lines for each that reaches the margin may go beyond it: an address, a row of a table."""
_MIN_INDENT = 2
_MIN_LONG_SHARE = 0.6
"""A line is long that takes this share of the margin."""
_ITEM = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章条]"
    r"|\d{1,2}[.、．](?!\d)|[①-⑳]|[#*•●·◆■-]|\|"
)
"""How a heading or an item of a list begins."""
_SENTENCE_ENDS = "。！？；："
_TITLE = re.compile(r"[^，。；：、]*(?:报告|報告|年报|年報)")
"""A line of its own, however wide."""
_FIGURE = r"(?:[-－−]?\d[\d,，.]*|[/—－-])"
_ROW = re.compile(rf".*(?:(?:[ \u3000]{{2,}}{_FIGURE}){{2}}|(?:[ \u3000]+{_FIGURE}){{3}})\s*")
"""A row of a table, which ends in figures that are set apart."""
_WIDE_GAP = re.compile(r"[ \u3000]{3,}")
"""Two blanks say as much, and _ROW would try each blank of a hundred thousand anew."""


def join_lines(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, those of one paragraph joined; all as they are where no right margin is common to them.

    A line goes on in the next where it reaches the margin and the next is neither indented nor an item or heading.
    """
    margin = _find_margin(lines)
    if not margin:
        return list(lines)
    has_indents = any(line.indent >= _MIN_INDENT for line in lines if _is_long(line, margin))
    joined: list[SourceLine] = []
    last: SourceLine | None = None  # the line that the last of the joined ones ends with
    for line in lines:
        if last and _goes_on(last, line, margin, has_indents):
            before = joined[-1]
            joined[-1] = replace(before, text=before.text.rstrip() + _blank_between(last, line) + line.text.strip())
        else:
            joined.append(line)
        last = line
    return joined


def _find_margin(lines: Sequence[SourceLine]) -> int:
    """The right margin that most long lines reach, in columns; 0 where there is none."""
    rights = sorted(line.right for line in lines if not _is_row(line))
    rights = [right for right in rights if right >= _MIN_MARGIN]
    best, most = 0, 0
    for right in set(rights):
        count = bisect_right(rights, right) - bisect_left(rights, right - _SLACK)
        if (count, right) > (most, best):
            best, most = right, count
    long_lines = sum(right >= _MIN_LONG_SHARE * best for right in rights)
    is_common = most >= _MIN_LINES and most >= _MIN_SHARE * long_lines and best <= _MAX_MARGIN
    is_kept = sum(right > best + 1 for right in rights) <= _MAX_LONGER_SHARE * most
    return best if is_common and is_kept else 0


def _is_row(line: SourceLine) -> bool:
    return "\t" in line.text or bool(_ROW.fullmatch(_WIDE_GAP.sub("  ", line.text)))


def _is_long(line: SourceLine, margin: int) -> bool:
    return line.right >= _MIN_LONG_SHARE * margin


def _goes_on(line: SourceLine, below: SourceLine, margin: int, has_indents: bool) -> bool:
    """Whether a paragraph goes on in the line below. has_indents: paragraphs of this text begin with an indent."""
    if line.is_empty or below.is_empty or not margin - _SLACK <= line.right <= margin + 1:
        return False
    if _is_row(line) or _is_row(below):
        return False
    text = line.text.strip()
    if below.indent >= _MIN_INDENT or (_ITEM.match(below.text.strip()) and not text.endswith("第")):
        return False
    if _TITLE.fullmatch(text) or _TITLE.fullmatch(below.text.strip()):
        return False
    return has_indents or text[-1] not in _SENTENCE_ENDS


def _blank_between(line: SourceLine, below: SourceLine) -> str:
    """The blank that a line end stood for: between two Latin words or numbers."""
    before, after = line.text.rstrip()[-1], below.text.lstrip()[0]
    return " " if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else ""
