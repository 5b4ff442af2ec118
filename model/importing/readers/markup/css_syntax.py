"""Takes a style sheet apart into its rules, and a style into its declarations (CSS Syntax Level 3, what of it matters).

Media queries are answered for a screen of a desktop computer; what is not understood is left out, as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SCREEN_WIDTH = 1280
"""The width of the window in which the page is thought to be read, in CSS pixels."""
_MAX_NESTING = 8
"""Blocks of @media, @supports and @layer inside each other that are looked into."""

_COMMENT_OR_STRING = re.compile(r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|/\*.*?(?:\*/|\Z)|<!--|-->""", re.DOTALL)
_BLOCK_MARK = re.compile(r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{};]""", re.DOTALL)
_DECLARATION_MARK = re.compile(r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[();]""", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)
_WIDTH_QUERY = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d+(?:\.\d+)?)(px|em|rem)\s*\)")
_MEDIA = frozenset({"all", "screen", "only all", "only screen"})


class Declaration(NamedTuple):
    """A property and its value, both in small letters: display, none."""

    name: str
    value: str
    is_important: bool


class StyleRule(NamedTuple):
    """The text of a rule's selectors, and what is between its braces."""

    selectors: str
    body: str


def parse_style_sheet(text: str) -> Iterator[StyleRule]:
    """The rules of a style sheet that count on a screen, in order."""
    return _iter_rules(_COMMENT_OR_STRING.sub(_drop_comment, text), _MAX_NESTING)


def _drop_comment(found: re.Match[str]) -> str:
    """A string as it stands, a blank for a comment and for the marks that hid style sheets from the first browsers."""
    return found[0] if found[0][0] in "\"'" else " "


def _iter_rules(text: str, nesting: int) -> Iterator[StyleRule]:
    for prelude, body in _iter_blocks(text):
        if not prelude.startswith("@"):
            yield StyleRule(prelude, body)
            continue
        keyword, _, condition = prelude[1:].partition(" ")
        name = keyword.partition("(")[0].lower()
        is_asked = name in ("supports", "layer") or (name == "media" and is_for_screen(prelude[len("@media") :]))
        if is_asked and not condition.strip().lower().startswith("not") and nesting:
            yield from _iter_rules(body, nesting - 1)


def _iter_blocks(text: str) -> Iterator[tuple[str, str]]:
    """What stands before each pair of braces of the outermost level, and between them."""
    depth, begin, block_begin, prelude = 0, 0, 0, ""
    for mark in _BLOCK_MARK.finditer(text):
        sign = mark[0]
        if sign == "{":
            if not depth:
                prelude, block_begin = text[begin : mark.start()].strip(), mark.end()
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
            if not depth:
                if prelude:
                    yield prelude, text[block_begin : mark.start()]
                prelude, begin = "", mark.end()
        elif sign == ";" and not depth:
            begin = mark.end()
    if depth and prelude:
        yield prelude, text[block_begin:]  # a browser closes what is left open


def parse_declarations(text: str) -> Iterator[Declaration]:
    """The declarations of a style attribute or of a rule, in order; rules nested in it are left out."""
    for part in _split_declarations(text):
        name, colon, value = part.partition(":")
        if not colon or "{" in part:
            continue
        plain = _IMPORTANT.sub("", value)
        yield Declaration(name.strip().lower(), plain.strip().lower(), plain != value)


def _split_declarations(text: str) -> list[str]:
    if "/*" in text:
        text = _COMMENT_OR_STRING.sub(_drop_comment, text)
    if not any(sign in text for sign in "\"'("):
        return text.split(";")
    parts, begin, depth = [], 0, 0
    for mark in _DECLARATION_MARK.finditer(text):
        if mark[0] == "(":
            depth += 1
        elif mark[0] == ")":
            depth = max(depth - 1, 0)
        elif mark[0] == ";" and not depth:
            parts.append(text[begin : mark.start()])
            begin = mark.end()
    return [*parts, text[begin:]]


def is_for_screen(queries: str) -> bool:
    """Whether a list of media queries is true of a desktop's screen: screen and (min-width: 800px)."""
    return not queries.strip() or any(_is_query_true(query.strip().lower()) for query in queries.split(","))


def _is_query_true(query: str) -> bool:
    plain = query.removeprefix("not ").strip()
    is_true = all(part in _MEDIA or _is_width_right(part) for part in re.split(r"\s+and\s+", plain))
    return is_true != query.startswith("not ")


def _is_width_right(condition: str) -> bool:
    found = _WIDTH_QUERY.fullmatch(condition)
    if not found:
        return False
    width = float(found[2]) * (1 if found[3] == "px" else 16)
    return width <= _SCREEN_WIDTH if found[1] == "min" else width >= _SCREEN_WIDTH
