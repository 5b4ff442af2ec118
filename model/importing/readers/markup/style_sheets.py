"""What a page's own style sheets and style attributes declare of each element, by the rules of the CSS cascade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from model.importing.readers.markup.css_selectors import Effort, Selector, Specificity, parse_selectors
from model.importing.readers.markup.css_syntax import Declaration, parse_declarations, parse_style_sheet
from model.importing.readers.markup.page_colours import COLOUR_PROPERTIES

MAX_CHARACTERS = 2_000_000
"""Characters of all style sheets of a page; what lies beyond is left out."""
MAX_RULES = 5_000
"""Rules that can hide, strike or raise something; those of a whole site are some hundreds."""
MAX_EFFORT = 500_000
"""Selectors tried and elements looked at on the way; a report with all styles of its site needs a tenth of it."""

_PROPERTIES = frozenset(
    {"display", "visibility", "opacity", "font-size", "text-decoration-line", "vertical-align", "position", "float"}
    | {"top", "bottom", "left", "text-indent", "overflow", "overflow-x", "overflow-y", "width", "height", "clip"}
    | {"max-width", "max-height", "clip-path", "transform", "content-visibility", "mso-hide", "mso-text-raise"}
    | {"filter"}
    | COLOUR_PROPERTIES
)
"""What can hide a text, colour it, strike it out or raise it."""
_SHORTHANDS = {"text-decoration": "text-decoration-line", "background": "background-color"}
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
        self._effort = Effort()
        self._has_more_rules = False
        for order, (selectors, declarations) in enumerate(_iter_relevant_rules(sheets)):
            if order >= MAX_RULES:
                self._has_more_rules = True
                break
            for selector in parse_selectors(selectors):
                self._by_key[_choose_key(selector)].append(_StyleEntry(selector, order, declarations))

    @property
    def has_rules(self) -> bool:
        """Whether any rule can hide, strike or raise something."""
        return bool(self._by_key)

    @property
    def is_exhausted(self) -> bool:
        """Whether the page was too elaborate for its style sheets to be asked of every element."""
        return self._has_more_rules or self._effort.count > MAX_EFFORT

    def find_declared(self, element: etree._Element) -> Mapping[str, str]:
        """By property, the value that counts for an element; without what it inherits. In small letters."""
        style = element.get("style", "")
        if not self._by_key and not style:
            return _NOTHING
        key = (str(element.tag), element.get("id", ""), element.get("class", ""), style)
        if key in self._cache:
            return self._cache[key]
        entries = list(self._iter_candidates(element)) if self._effort.count <= MAX_EFFORT else []
        self._effort.count += len(entries)
        declared = _cascade([entry for entry in entries if self._matches(entry.selector, element)], style)
        if all(entry.selector.is_simple for entry in entries):
            self._cache[key] = declared
        return declared

    def _matches(self, selector: Selector, element: etree._Element) -> bool:
        return self._effort.count <= MAX_EFFORT and selector.matches(element, self._effort)

    def _iter_candidates(self, element: etree._Element) -> Iterator[_StyleEntry]:
        """The entries whose last compound names the tag, the id or a class of the element, or none of them."""
        by_key = self._by_key
        yield from by_key.get(str(element.tag), ())
        yield from by_key.get("*", ())
        if id := element.get("id"):
            yield from by_key.get(f"#{id}", ())
        for name in dict.fromkeys(element.get("class", "").split()):
            yield from by_key.get(f".{name}", ())


def _iter_relevant_rules(sheets: Iterable[str]) -> Iterator[tuple[str, tuple[Declaration, ...]]]:
    """The selectors and the declarations of each rule that can hide a text, strike it out or raise it."""
    left = MAX_CHARACTERS
    for sheet in sheets:
        for rule in parse_style_sheet(sheet[:left]):
            if declarations := tuple(_iter_relevant(rule.body)):
                yield rule.selectors, declarations
        left -= min(left, len(sheet))


def _iter_relevant(text: str) -> Iterator[Declaration]:
    """The declarations that can hide a text, strike it out or raise it; shorthands under the name of what they set."""
    for declaration in parse_declarations(text):
        if declaration.name in _PROPERTIES:
            yield declaration
        elif declaration.name in _SHORTHANDS:
            yield declaration._replace(name=_SHORTHANDS[declaration.name])
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
