"""What of a text can stand on paper, and in a document that is XML or a web page."""

from __future__ import annotations

import html
import unicodedata

_NONCHARACTERS = "\ufffe\uffff"
"""XML and web pages have no way to write these two, and no font draws them."""


def make_printable(text: str) -> str:
    """The text without what no paper or document can show: control and format characters; tabs become blanks."""
    if text.isprintable():
        return text
    kept = (" " if c in "\t\xa0" else c for c in text if c in "\t\xa0" or _is_visible(c))
    return "".join(kept)


def _is_visible(char: str) -> bool:
    category = unicodedata.category(char)
    variation = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    unseen = category in {"Cc", "Cf", "Cs", "Zl", "Zp"} or variation or char in _NONCHARACTERS
    return not unseen


def escape_markup(text: str) -> str:
    """The text with &, <, > and quotation marks as references, without control characters."""
    return html.escape(make_printable(text))
