"""The numbers Word sets before paragraphs by itself: 一、 （一） 1. as its numbering part says."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographDigital"}
    | {"taiwaneseCounting", "chineseLegalSimplified", "koreanDigital2"}
)
_PLACE = re.compile(r"%(\d)")

Level = tuple[str, str, int]
"""How a level's numbers are written (decimal, chineseCounting …), the text around them (（%1）), where they begin."""


class Numbers:
    """Counts as it goes: paragraphs must be given in reading order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for part in [] if numbering is None else numbering:
            if tag(part) == "abstractNum":
                self._levels[value(part, "abstractNumId")] = dict(
                    _level(level) for level in part if tag(level) == "lvl"
                )
            elif tag(part) == "num":
                abstract = next((value(child) for child in part if tag(child) == "abstractNumId"), "")
                self._lists[value(part, "numId")] = abstract

    def of(self, paragraph: etree._Element) -> str:
        """The number before a paragraph; "" where it has none, or one that is no number but a dot."""
        marks = {tag(part): value(part) for part in _numbered(paragraph)}
        abstract = self._lists.get(marks.get("numId", ""), "")
        at = int(marks.get("ilvl", "0")) if marks.get("ilvl", "0").isdigit() else 0
        levels = self._levels.get(abstract, {})
        if at not in levels or levels[at][0] in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        counts[at] = counts.get(at, levels[at][2] - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            how, _, first = levels.get(level, ("decimal", "", 1))
            return _written(counts.get(level, first), how)

        return _PLACE.sub(number, levels[at][1])


def _numbered(paragraph: etree._Element) -> list[etree._Element]:
    return [
        part
        for properties in paragraph
        if tag(properties) == "pPr"
        for numbers in properties
        if tag(numbers) == "numPr"
        for part in numbers
    ]


def _level(level: etree._Element) -> tuple[int, Level]:
    said = {tag(part): value(part) for part in level}
    number, first = value(level, "ilvl"), said.get("start", "1")
    how = (said.get("numFmt", "decimal"), said.get("lvlText", ""), int(first) if first.isdigit() else 1)
    return int(number) if number.isdigit() else 0, how


def _written(number: int, how: str) -> str:
    if how not in _CHINESE or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones else "")


def tag(element: etree._Element) -> str:
    """What an element is called, whichever edition of the standard its name space is of."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(element: etree._Element, name: str = "val") -> str:
    """What an attribute says, whichever its name space; "" where there is none."""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")
