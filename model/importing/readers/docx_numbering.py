"""The numbers that Word sets before paragraphs by itself (一、 （一） 1.), as its numbering part describes them."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographDigital"}
    | {"taiwaneseCounting", "chineseLegalSimplified", "koreanDigital2"}
)
_LEVEL_PLACEHOLDER = re.compile(r"%(\d)")

NumberingLevel = tuple[str, str, int]
"""One level of a list: the format of its numbers (decimal, chineseCounting …), the text around (（%1）), the first."""


class AutomaticNumbers:
    """Counts the numbers of all lists: paragraphs must be given in reading order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, NumberingLevel]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for part in [] if numbering is None else numbering:
            if local_name(part) == "abstractNum":
                self._levels[read_attribute(part, "abstractNumId")] = dict(
                    _read_level(level) for level in part if local_name(level) == "lvl"
                )
            elif local_name(part) == "num":
                abstract = next((read_attribute(child) for child in part if local_name(child) == "abstractNumId"), "")
                self._lists[read_attribute(part, "numId")] = abstract

    def next_number(self, paragraph: etree._Element) -> str:
        """The number before a paragraph and the text around it; "" where it has none, or only a bullet."""
        marks = {local_name(part): read_attribute(part) for part in _find_numbering_marks(paragraph)}
        abstract = self._lists.get(marks.get("numId", ""), "")
        stated_level = marks.get("ilvl", "0")
        level = int(stated_level) if stated_level.isdigit() else 0
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        number_format, text, first = levels[level]
        if number_format in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]

        def format_level(placeholder: re.Match[str]) -> str:
            other = int(placeholder[1]) - 1
            other_format, _, other_first = levels.get(other, ("decimal", "", 1))
            return _format_number(counts.get(other, other_first), other_format)

        return _LEVEL_PLACEHOLDER.sub(format_level, text)


def _find_numbering_marks(paragraph: etree._Element) -> list[etree._Element]:
    """The elements that say which list and level a paragraph is of: w:p/w:pPr/w:numPr/*."""
    return [
        part
        for properties in paragraph
        if local_name(properties) == "pPr"
        for numbers in properties
        if local_name(numbers) == "numPr"
        for part in numbers
    ]


def _read_level(level: etree._Element) -> tuple[int, NumberingLevel]:
    """A level's number, counted from 0, and how it is numbered."""
    attributes = {local_name(part): read_attribute(part) for part in level}
    number, first = read_attribute(level, "ilvl"), attributes.get("start", "1")
    first_number = int(first) if first.isdigit() else 1
    numbering = (attributes.get("numFmt", "decimal"), attributes.get("lvlText", ""), first_number)
    return int(number) if number.isdigit() else 0, numbering


def _format_number(number: int, number_format: str) -> str:
    """A number as Word writes it: Chinese below 100 where its format is, else in digits."""
    if number_format not in _CHINESE or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    written = _DIGITS[tens] if tens > 1 else ""
    if tens:
        written += "十"
    if ones:
        written += _DIGITS[ones]
    return written


def local_name(element: etree._Element) -> str:
    """The name of an element without its name space, which differs by edition of the standard; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def read_attribute(element: etree._Element, name: str = "val") -> str:
    """The value of an attribute whatever its name space; "" where there is none."""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")
