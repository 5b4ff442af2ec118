"""Number formats of workbooks, taken apart: the sections of a format code and what each is made of.

The grammar is that of ECMA-376 part 1, 18.8.31, and of what Excel, WPS and LibreOffice write beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

PartKind = Literal[
    "digit", "point", "thousands", "scale", "percent", "exponent", "slash", "general", "date", "at", "text"
]
"""digit: a placeholder 0, # or ?. thousands: the digits are grouped. scale: a comma that divides by 1,000.
general: the number as it is. date: letters of a date or time. at: the text of the cell. text: printed as it stands."""

MAX_CODE_LENGTH = 1_000
"""Characters; Excel allows 255, and a longer code is read as General."""

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED_TIME = re.compile(r"(?i)h+|m+|s+")
_GENERAL = re.compile(r"(?i)general|g/通用格式|通用格式|standard")
_HALVES_OF_DAY = re.compile(r"(?i)am/pm|a/p|上午/下午")
_DATE_LETTERS = re.compile(r"(?i)[ymdhsbeg]+|a{3,4}")
_EXPONENT = re.compile(r"(?i)e[+-]")

_COMPARISONS = {
    "<": lambda value, limit: value < limit,
    "<=": lambda value, limit: value <= limit,
    ">": lambda value, limit: value > limit,
    ">=": lambda value, limit: value >= limit,
    "=": lambda value, limit: value == limit,
    "<>": lambda value, limit: value != limit,
}


@dataclass(frozen=True, slots=True)
class FormatPart:
    """A placeholder, a mark or a text of a section."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One section of a format code. comparison: < <= > >= = <> beside limit, "" where no condition is stated."""

    parts: tuple[FormatPart, ...]
    comparison: str = ""
    limit: Decimal = Decimal()

    def has(self, kind: PartKind) -> bool:
        """Whether a part of this kind is in the section."""
        return any(part.kind == kind for part in self.parts)

    def texts(self) -> str:
        """All that the section prints whatever the number."""
        return "".join(part.text for part in self.parts if part.kind == "text")

    def accepts(self, value: Decimal) -> bool:
        """Whether the section's condition holds for a number."""
        return bool(_COMPARISONS[self.comparison](value, self.limit)) if self.comparison else True


@lru_cache(maxsize=500)
def parse_sections(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format code: for positive numbers, negative ones, zero and text, or as conditions say."""
    if not code or len(code) > MAX_CODE_LENGTH:
        code = "General"
    sections = [_SectionParser()]
    at = 0
    while at < len(code):
        if code[at] == ";":
            sections.append(_SectionParser())
            at += 1
        else:
            at = sections[-1].take(code, at)
    return tuple(parser.finish() for parser in sections[:4])


class _SectionParser:
    """Collects the parts of one section; finish() tells grouping commas from dividing ones."""

    def __init__(self) -> None:
        self._parts: list[FormatPart] = []
        self._comparison = ""
        self._limit = Decimal()
        self._has_digit = False

    def take(self, code: str, at: int) -> int:
        """Take the part that begins at a place of the code; the place behind it."""
        mark, following = code[at], code[at + 1 : at + 2]
        if mark == '"':
            end = code.find('"', at + 1)
            end = len(code) if end < 0 else end
            self._add("text", code[at + 1 : end])
            return end + 1
        if mark in "\\!":
            self._add("text", following)
            return at + 2
        if mark in "_*":  # a blank as wide as the next character; the next character as often as there is room
            self._add("text", " " if mark == "_" else "")
            return at + 2
        if mark == "[":
            end = code.find("]", at)
            end = len(code) if end < 0 else end
            self._take_bracket(code[at + 1 : end])
            return end + 1
        return self._take_word(code, at) or self._take_mark(mark, at)

    def _take_word(self, code: str, at: int) -> int:
        """Take General, an exponent or letters of a date; the place behind it, 0 where there is none."""
        found = _GENERAL.match(code, at)
        if found:
            self._add("general", "")
            return found.end()
        found = _EXPONENT.match(code, at) if self._has_digit else None
        if found:
            self._add("exponent", "")
            return found.end()
        found = _HALVES_OF_DAY.match(code, at) or _DATE_LETTERS.match(code, at)
        if found:
            self._add("date", found[0].lower())
            return found.end()
        return 0

    def _take_mark(self, mark: str, at: int) -> int:
        kinds: dict[str, PartKind] = {".": "point", "%": "percent", "/": "slash", "@": "at", ",": "thousands"}
        if mark in "0#?":
            self._has_digit = True
            self._add("digit", mark)
        else:
            self._add(kinds.get(mark, "text"), mark)
        return at + 1

    def _take_bracket(self, inner: str) -> None:
        """Take a condition, a currency or an elapsed time; colours, languages and ways to write digits are left out."""
        condition = _CONDITION.fullmatch(inner.strip())
        if condition:
            try:
                self._limit = Decimal(condition[2])
            except InvalidOperation:
                return
            self._comparison = condition[1]
        elif inner.startswith("$"):
            self._add("text", inner[1:].partition("-")[0])
        elif _ELAPSED_TIME.fullmatch(inner):
            self._add("date", "[]")

    def _add(self, kind: PartKind, text: str) -> None:
        self._parts.append(FormatPart(kind, text))

    def finish(self) -> FormatSection:
        """The section of what was taken."""
        return FormatSection(tuple(self._resolve_commas()), self._comparison, self._limit)

    def _resolve_commas(self) -> Iterator[FormatPart]:
        """The parts; a comma groups digits where more of them follow before the point, and divides behind the last."""
        kinds = [part.kind for part in self._parts]
        point = kinds.index("point") if "point" in kinds else len(kinds)
        for at, part in enumerate(self._parts):
            if part.kind != "thousands":
                yield part
            elif "digit" not in kinds[:at]:
                yield FormatPart("text", part.text)
            elif at < point and "digit" in kinds[at:point]:
                yield part
            else:
                yield FormatPart("scale", "")
