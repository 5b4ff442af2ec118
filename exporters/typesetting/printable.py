"""Removes from a text what cannot be printed, or what XML and HTML cannot hold."""

from __future__ import annotations

import html
import unicodedata

_NONCHARACTERS = {0xFFFE: None, 0xFFFF: None}
"""Neither XML nor HTML has a way to write these two."""


def remove_unprintable(text: str) -> str:
    """The text without control characters, format characters and variation selectors; tabs and 0xA0 become blanks."""
    if text.isprintable():
        return text
    with_blanks = text.replace("\t", " ").replace("\xa0", " ")
    return "".join(char for char in with_blanks if _is_visible(char))


def _is_visible(char: str) -> bool:
    """Whether a character leaves a trace on paper, be it only white."""
    category = unicodedata.category(char)
    variation = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return category not in {"Cc", "Cf", "Cs", "Zl", "Zp"} and not variation


def clean_for_xml(text: str) -> str:
    """The printable text, without the noncharacters that XML cannot hold."""
    return remove_unprintable(text).translate(_NONCHARACTERS)


def escape_markup(text: str) -> str:
    """The printable text for XML or HTML, with &, <, > and quotation marks as references."""
    return html.escape(clean_for_xml(text))
