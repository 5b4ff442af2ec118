"""What a page's own style sheets and style attributes declare of each element, by the rules of the CSS cascade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from model.importing.readers.markup.css_selectors import Selector, Specificity, parse_selectors
from model.importing.readers.markup.css_syntax import Declaration, StyleRule, parse_declarations, parse_style_sheet

MAX_CHARACTERS = 2_000_000
"""Characters of all style sheets of a page; what lies beyond is left out."""
MAX_MATCHES = 200_000
"""So often are selectors tried on elements of a page; a report with all styles of its site needs a tenth of it."""

_PROPERTIES = frozenset(
    {"display", "visibility", "opacity", "font-size", "text-decoration-line", "vertical-align", "position", "float"}
    | {"top", "bottom", "left", "text-indent", "overflow", "overflow-x", "overflow-y", "width", "height", "clip"}
    | {"max-width", "max-height", "clip-path", "transform", "content-visibility", "mso-hide", "mso-text-raise"}
)
"""What can hide a text, strike it out or raise it."""
_FONT_SIZE = re.compile(
    r"(?:^|\s)((?:\d*\.)?\d+(?:px|pt|em|rem|%)|0|(?:xx?-)?(?:small|large)|medium|smaller|larger)(?=[\s/])"
)
_NOTHING: Mapping[str, str] = MappingProxyType({})


class _StyleEntry(NamedTuple):
    """A selector of a rule and what the rule declares. order: the place of the rule among all."""

    selector: Selector
    order: int
    declarations: tuple[Declaration, ...]


class PageStyles:
    """All style sheets of a page, in the order in which it names them."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._by_key: dict[str, list[_StyleEntry]] = defaultdict(list)
        self._cache: dict[tuple[str, str, str, str], Mapping[str, str]] = {}
        self._matches = 0
        left = MAX_CHARACTERS
        rules: list[StyleRule] = []
        for sheet in sheets:
            rules += parse_style_sheet(sheet[:left])
            left -= min(left, len(sheet))
        for order, rule in enumerate(rules):
            declarations = tuple(_iter_relevant(rule.body))
            for selector in parse_selectors(rule.selectors) if declarations else ():
                self._by_key[_choose_key(selector)].append(_StyleEntry(selector, order, declarations))

    @property
    def has_rules(self) -> bool:
        """Whether any rule can hide, strike or raise something."""
        return bool(self._by_key)

    @property
    def is_exhausted(self) -> bool:
        """Whether the page was too elaborate for its style sheets to be asked of every element."""
        return self._matches > MAX_MATCHES

    def find_declared(self, element: etree._Element) -> Mapping[str, str]:
        """By property, the value that counts for an element; without what it inherits. In small letters."""
        style = element.get("style", "")
        entries = list(self._iter_candidates(element)) if self._by_key else []
        if not entries and not style:
            return _NOTHING
        is_simple = all(entry.selector.is_simple for entry in entries)
        key = (str(element.tag), element.get("id", ""), element.get("class", ""), style)
        if is_simple and key in self._cache:
            return self._cache[key]
        self._matches += len(entries)
        matching = [] if self.is_exhausted else [entry for entry in entries if entry.selector.matches(element)]
        declared = _cascade(matching, style)
        if is_simple:
            self._cache[key] = declared
        return declared

    def _iter_candidates(self, element: etree._Element) -> Iterator[_StyleEntry]:
        """The entries whose last compound names the tag, the id or a class of the element, or none of them."""
        by_key = self._by_key
        yield from by_key.get(str(element.tag), ())
        yield from by_key.get("*", ())
        if id := element.get("id"):
            yield from by_key.get(f"#{id}", ())
        for name in dict.fromkeys(element.get("class", "").split()):
            yield from by_key.get(f".{name}", ())


def _iter_relevant(text: str) -> Iterator[Declaration]:
    """The declarations that can hide a text, strike it out or raise it; shorthands under the name of what they set."""
    for declaration in parse_declarations(text):
        if declaration.name in _PROPERTIES:
            yield declaration
        elif declaration.name == "text-decoration":
            yield declaration._replace(name="text-decoration-line")
        elif declaration.name == "font" and (size := _FONT_SIZE.search(declaration.value)):
            yield declaration._replace(name="font-size", value=size[1])


def _choose_key(selector: Selector) -> str:
    """Under what a selector is looked up: the id, a class or the tag of the element it chooses."""
    last = selector.compounds[0]
    if last.id:
        return f"#{last.id}"
    return f".{last.classes[0]}" if last.classes else last.tag or "*"


def _cascade(entries: list[_StyleEntry], style: str) -> Mapping[str, str]:
    """The values that win: the later one of the more specific, the style attribute, then what is !important."""

    def rank(entry: _StyleEntry) -> tuple[Specificity, int]:
        return entry.selector.specificity, entry.order

    in_order = [declaration for entry in sorted(entries, key=rank) for declaration in entry.declarations]
    in_order += _iter_relevant(style)
    declared = {one.name: one.value for one in in_order if not one.is_important}
    return declared | {one.name: one.value for one in in_order if one.is_important}
