"""Reads the selectors of style sheets and tells which elements they choose (W3C Selectors Level 4, what is common).

What only a page in use can be (:hover, :checked by a click, ::before) chooses nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from lxml import etree

from model.importing.readers.markup.css_positions import POSITION_TESTS, Test, UnsupportedSelector

_NAME = r"(?:-?(?:[_a-zA-Z]|[^\x00-\x7f]|\\[^\n])|--)(?:[\w-]|[^\x00-\x7f]|\\[^\n])*"
_STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_SIMPLE = re.compile(
    rf"""
    (?P<combinator>\s*[>+~]\s*|\s+)
    | (?:\*\|)?(?P<tag>\*|{_NAME})
    | \#(?P<id>(?:[\w-]|[^\x00-\x7f]|\\[^\n])+)
    | \.(?P<class>{_NAME})
    | \[\s*(?P<attribute>{_NAME})\s*(?:(?P<operator>[~|^$*]?=)\s*(?P<value>{_STRING}|[^\s\]"']+)\s*(?:[iIsS]\s*)?)?\]
    | (?P<pseudo>::?[\w-]+)(?P<argument>\((?:[^()"']|{_STRING}|\([^()]*\))*\))?
    """,
    re.VERBOSE,
)
_COMMA = re.compile(rf"{_STRING}|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|,")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")

MAX_COMPOUNDS = 8
"""Parts of a selector between blanks and >; longer ones no person writes."""
MAX_SIBLINGS = 200
"""So many elements before one are looked at for h2 ~ p; without a limit, a long table would take minutes."""

Specificity = tuple[int, int, int]
"""How many ids, classes (also attributes and pseudo-classes) and tags a selector names; the higher one wins."""


@dataclass(slots=True)
class Effort:
    """How many elements were looked at to answer selectors: a page can be made so that they take hours."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class Compound:
    """What must be true of one element: p.note#x[lang]. combinator: how the compound before it is bound to it."""

    tag: str
    id: str
    classes: tuple[str, ...]
    tests: tuple[Test, ...]
    combinator: str

    def matches(self, element: etree._Element) -> bool:
        """Whether this element alone is chosen."""
        if self.tag and element.tag != self.tag:
            return False
        if self.id and element.get("id") != self.id:
            return False
        if self.classes:
            given = element.get("class", "").split()
            if any(name not in given for name in self.classes):
                return False
        return all(test(element) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector: its compounds from the last, which names the chosen element, to the first."""

    compounds: tuple[Compound, ...]
    specificity: Specificity

    @property
    def is_simple(self) -> bool:
        """Whether tag, id and classes of the element alone decide."""
        return len(self.compounds) == 1 and not self.compounds[0].tests

    def matches(self, element: etree._Element, effort: Effort) -> bool:
        """Whether the selector chooses this element; what that took is added to effort."""
        if not self.compounds[0].matches(element):
            return False
        reached = [element]  # the nearest first: its ancestors are those of all
        for compound, before in pairwise(self.compounds):
            begins = reached[:1] if compound.combinator == " " else reached
            related = list(chain.from_iterable(_iter_related(one, compound.combinator) for one in begins))
            effort.count += len(related)
            reached = list(dict.fromkeys(one for one in related if before.matches(one)))
            if not reached:
                return False
        return True


def _iter_related(element: etree._Element, combinator: str) -> Iterator[etree._Element]:
    """The elements that a combinator may bind to this one, the nearest first."""
    if combinator == " ":
        yield from element.iterancestors()
    elif combinator == "~":
        yield from islice(element.itersiblings(preceding=True), MAX_SIBLINGS)
    else:
        related = element.getparent() if combinator == ">" else element.getprevious()
        if related is not None:
            yield related


def parse_selectors(text: str) -> list[Selector]:
    """The selectors of a list that can be answered from a page at rest; [] where one is wrong."""
    found = []
    for part in _split_at_commas(text):
        try:
            found.append(_parse_selector(part))
        except UnsupportedSelector:
            continue
    return found


def _split_at_commas(text: str) -> list[str]:
    parts, begin = [], 0
    for mark in _COMMA.finditer(text):
        if mark[0] == ",":
            parts.append(text[begin : mark.start()])
            begin = mark.end()
    return [part.strip() for part in (*parts, text[begin:])]


def _parse_selector(text: str) -> Selector:
    """One selector; raises UnsupportedSelector."""
    compounds: list[Compound] = []
    combinator, at = "", 0
    builder = _CompoundBuilder()
    while at < len(text):
        found = _SIMPLE.match(text, at)
        if not found or found.end() == at:
            raise UnsupportedSelector(text)
        if found["combinator"]:
            compounds.append(builder.build(combinator))
            combinator, specificity = found["combinator"].strip() or " ", builder.specificity
            builder = _CompoundBuilder(specificity)
        else:
            builder.add(found)
        at = found.end()
    compounds.append(builder.build(combinator))
    if len(compounds) > MAX_COMPOUNDS:
        raise UnsupportedSelector(text)
    return Selector(tuple(reversed(compounds)), builder.specificity)


class _CompoundBuilder:
    """Collects the parts of one compound; specificity goes on from that of the compounds before."""

    def __init__(self, specificity: Specificity = (0, 0, 0)) -> None:
        self.specificity = specificity
        self._tag: str | None = None
        self._id = ""
        self._classes: list[str] = []
        self._tests: list[Test] = []

    def add(self, part: re.Match[str]) -> None:
        """Add a part of a compound; raises UnsupportedSelector."""
        if part["tag"]:
            self._tag = "" if part["tag"] == "*" else _unescape(part["tag"]).lower()
            self._count(0, 0, int(bool(self._tag)))
        elif part["id"]:
            self._id = _unescape(part["id"])
            self._count(1, 0, 0)
        elif part["class"]:
            self._classes.append(_unescape(part["class"]))
            self._count(0, 1, 0)
        elif part["attribute"]:
            self._tests.append(_test_attribute(part))
            self._count(0, 1, 0)
        else:
            self._add_pseudo(part["pseudo"].lower(), (part["argument"] or "")[1:-1])

    def build(self, combinator: str) -> Compound:
        """The compound; raises UnsupportedSelector for one of no parts."""
        if self._tag is None and not (self._id or self._classes or self._tests):
            raise UnsupportedSelector("")
        return Compound(self._tag or "", self._id, tuple(self._classes), tuple(self._tests), combinator)

    def _add_pseudo(self, name: str, argument: str) -> None:
        if name in (":not", ":is", ":where", ":matches", ":-webkit-any"):
            parts = [_parse_selector(part) for part in _split_at_commas(argument)]
            self._tests.append(_test_any(parts, wanted=name != ":not"))
            if name != ":where":
                self._count(*max(part.specificity for part in parts))
            return
        test = POSITION_TESTS.get(name)
        if test:
            self._tests.append(test(argument))
        elif name in _STATE_TESTS and not argument:
            self._tests.append(_STATE_TESTS[name])
        else:
            raise UnsupportedSelector(name)
        self._count(0, 1, 0)

    def _count(self, ids: int, classes: int, tags: int) -> None:
        before = self.specificity
        self.specificity = (before[0] + ids, before[1] + classes, before[2] + tags)


def _unescape(name: str) -> str:
    r"""A name without the backslashes that escape its signs: sm\:hidden."""
    if "\\" not in name:
        return name
    return _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2], name)


def _test_attribute(part: re.Match[str]) -> Test:
    name, operator = _unescape(part["attribute"]).lower(), part["operator"]
    wanted = part["value"] or ""
    if wanted[:1] in ("'", '"'):
        wanted = wanted[1:-1]
    wanted = _unescape(wanted)
    if not operator:
        return lambda element: name in element.attrib
    compare = _ATTRIBUTE_TESTS[operator]
    return lambda element: compare(element.get(name), wanted)


_ATTRIBUTE_TESTS: dict[str, Callable[[str | None, str], bool]] = {
    "=": lambda given, wanted: given == wanted,
    "~=": lambda given, wanted: given is not None and wanted in given.split(),
    "|=": lambda given, wanted: given is not None and (given == wanted or given.startswith(f"{wanted}-")),
    "^=": lambda given, wanted: bool(given and wanted) and str(given).startswith(wanted),
    "$=": lambda given, wanted: bool(given and wanted) and str(given).endswith(wanted),
    "*=": lambda given, wanted: bool(given and wanted) and wanted in str(given),
}


def _test_any(selectors: list[Selector], wanted: bool) -> Test:
    return lambda element: any(one.matches(element, Effort()) for one in selectors) == wanted


_STATE_TESTS: dict[str, Test] = {
    ":root": lambda element: element.getparent() is None,
    ":empty": lambda element: not len(element) and not element.text,
    ":only-child": lambda element: element.getprevious() is None and element.getnext() is None,
    ":link": lambda element: element.tag == "a" and "href" in element.attrib,
    ":any-link": lambda element: element.tag == "a" and "href" in element.attrib,
    ":disabled": lambda element: "disabled" in element.attrib,
    ":checked": lambda element: "checked" in element.attrib or "selected" in element.attrib,
}
