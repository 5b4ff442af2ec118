"""Removes from a text what neither paper nor XML and web pages can show."""

from __future__ import annotations

import html
import unicodedata

_NONCHARACTERS = "\ufffe\uffff"
"""XML and web pages have no way to write these two, and no font draws them."""


def make_printable(text: str) -> str:
    """The text without control and format characters, variation selectors and noncharacters; tabs become blanks."""
    if text.isprintable():
        return text
    with_blanks = text.replace("\t", " ").replace("\xa0", " ")
    return "".join(char for char in with_blanks if _is_visible(char))


def _is_visible(char: str) -> bool:
    """Whether a character leaves a trace on paper, be it only white."""
    category = unicodedata.category(char)
    variation = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    is_hidden = category in {"Cc", "Cf", "Cs", "Zl", "Zp"} or variation or char in _NONCHARACTERS
    return not is_hidden


def escape_markup(text: str) -> str:
    """The printable text for XML or HTML, with &, <, > and quotation marks as references."""
    return html.escape(make_printable(text))
