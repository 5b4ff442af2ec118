"""Answers the selectors that ask for an element's place among its siblings: :first-child, :nth-of-type(2n+1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from lxml import etree

_POSITION = re.compile(r"\s*(?:(?P<step>[+-]?\d*)n\s*(?P<shift>[+-]\s*\d+)?|(?P<only>[+-]?\d+)|(?P<word>odd|even))\s*")

Test = Callable[[etree._Element], bool]


class UnsupportedSelector(Exception):
    """A selector that is wrong, or that only a browser in use can answer."""


def _make_position_test(from_end: bool, same_tag: bool, fixed: str = "") -> Callable[[str], Test]:
    """A function that makes, of an argument such as 2n+1, the test whether an element stands at such a place."""

    def make_test(argument: str) -> Test:
        step, shift = _parse_position(fixed or argument.lower())
        places = _SiblingPlaces(from_end, same_tag)

        def is_there(element: etree._Element) -> bool:
            distance = places.find(element) - shift
            return distance == 0 if not step else distance % step == 0 and distance // step >= 0

        return is_there

    return make_test


class _SiblingPlaces:
    """Tells the place of an element among its siblings, counted from 1; those of one parent are counted once.

    from_end: whether it counts from the last one. same_tag: whether only siblings of the element's tag count.
    """

    def __init__(self, from_end: bool, same_tag: bool) -> None:
        self._from_end = from_end
        self._same_tag = same_tag
        self._parent: etree._Element | None = None
        self._places: dict[etree._Element, int] = {}

    def find(self, element: etree._Element) -> int:
        """The place of an element."""
        parent = element.getparent()
        if parent is None:
            return 1
        if parent is not self._parent:
            self._parent, self._places = parent, self._count_children(parent)
        return self._places[element]

    def _count_children(self, parent: etree._Element) -> dict[etree._Element, int]:
        counts: Counter[str] = Counter()
        places = {}
        for child in reversed(parent) if self._from_end else parent:
            key = child.tag if self._same_tag else ""
            counts[key] += 1
            places[child] = counts[key]
        return places


def _parse_position(argument: str) -> tuple[int, int]:
    """The step and the shift of an argument such as 2n+1, odd, 3. Raises UnsupportedSelector."""
    found = _POSITION.fullmatch(argument)
    if not found:
        raise UnsupportedSelector(argument)
    if found["word"]:
        return 2, int(found["word"] == "odd")
    if found["only"]:
        return 0, int(found["only"])
    step = found["step"]
    return int(step + "1" if step in ("", "+", "-") else step), int("".join((found["shift"] or "0").split()))


POSITION_TESTS: dict[str, Callable[[str], Test]] = {
    ":nth-child": _make_position_test(from_end=False, same_tag=False),
    ":nth-last-child": _make_position_test(from_end=True, same_tag=False),
    ":nth-of-type": _make_position_test(from_end=False, same_tag=True),
    ":nth-last-of-type": _make_position_test(from_end=True, same_tag=True),
    ":first-child": _make_position_test(from_end=False, same_tag=False, fixed="1"),
    ":last-child": _make_position_test(from_end=True, same_tag=False, fixed="1"),
    ":first-of-type": _make_position_test(from_end=False, same_tag=True, fixed="1"),
    ":last-of-type": _make_position_test(from_end=True, same_tag=True, fixed="1"),
}
