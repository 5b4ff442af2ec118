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
_LEVEL_PLACEHOLDER = re.compile(r"%(\d)")

NumberingLevel = tuple[str, str, int]
"""How a level's numbers are written (decimal, chineseCounting …), the text around them (（%1）), where they begin."""


class AutomaticNumbers:
    """Counts as it goes: paragraphs must be given in reading order."""

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
        """The number before a paragraph; "" where it has none, or one that is no number but a dot."""
        marks = {local_name(part): read_attribute(part) for part in _find_numbering_marks(paragraph)}
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
            return _format_number(counts.get(level, first), how)

        return _LEVEL_PLACEHOLDER.sub(number, levels[at][1])


def _find_numbering_marks(paragraph: etree._Element) -> list[etree._Element]:
    return [
        part
        for properties in paragraph
        if local_name(properties) == "pPr"
        for numbers in properties
        if local_name(numbers) == "numPr"
        for part in numbers
    ]


def _read_level(level: etree._Element) -> tuple[int, NumberingLevel]:
    said = {local_name(part): read_attribute(part) for part in level}
    number, first = read_attribute(level, "ilvl"), said.get("start", "1")
    how = (said.get("numFmt", "decimal"), said.get("lvlText", ""), int(first) if first.isdigit() else 1)
    return int(number) if number.isdigit() else 0, how


def _format_number(number: int, how: str) -> str:
    if how not in _CHINESE or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones else "")


def local_name(element: etree._Element) -> str:
    """What an element is called, whichever edition of the standard its name space is of."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def read_attribute(element: etree._Element, name: str = "val") -> str:
    """What an attribute says, whichever its name space; "" where there is none."""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")
