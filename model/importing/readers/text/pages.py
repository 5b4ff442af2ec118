"""Parts a text into lines; tells of each on which page of the original it stood and how far it is indented there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页)\s*")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a text; number: counted from 1; page: counted from 0, as form feeds part them.

    page_indent: the columns that all lines of its page are indented by.
    """

    number: int
    text: str
    page: int = 0
    page_indent: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it; a tab is a cell that was left blank."""
        return not self.text.strip() and not self.text.startswith("\t")

    @property
    def indent(self) -> int:
        """How many columns it is indented by, beside what its whole page is."""
        return measure_width(self.text[: len(self.text) - len(self.text.lstrip())]) - self.page_indent

    @property
    def right(self) -> int:
        """The column behind its last character, counted from where its page begins."""
        return measure_width(self.text.rstrip()) - self.page_indent


def measure_width(text: str) -> int:
    """How many columns a text takes where Chinese characters take two, and marks that Chinese has in common: “ … ①."""
    return _measure(text, "WFA")


def measure_with_narrow_marks(text: str) -> int:
    """The same where the marks that Chinese has in common take one, as in terminals and most editors."""
    return _measure(text, "WF")


def _measure(text: str, wide_kinds: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in wide_kinds else 1 for character in text)


def split_lines(text: str) -> list[SourceLine]:
    """The lines of a text. Of one in pages, the numbers of the pages and the empty lines around them are left out."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines: list[SourceLine] = []
    number = 1
    for page, page_text in enumerate(pages):
        texts = page_text.split("\n")
        indents = [measure_width(line) - measure_width(line.lstrip()) for line in texts if line.strip()]
        indent = min(indents, default=0) if len(pages) > 1 else 0
        found = [SourceLine(number + at, line, page, indent) for at, line in enumerate(texts)]
        number += len(texts) - 1
        lines += _strip_page_number(found) if page < len(pages) - 1 else found
    return lines


def _strip_page_number(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines of a page without its number at its foot, and without the empty lines there."""
    end = _find_end(lines)
    if end and _PAGE_NUMBER.fullmatch(lines[end - 1].text):
        end = _find_end(lines[: end - 1])
    return list(lines[:end])


def _find_end(lines: Sequence[SourceLine]) -> int:
    """The number of lines up to the last in which something stands."""
    return max((at + 1 for at, line in enumerate(lines) if not line.is_empty), default=0)
