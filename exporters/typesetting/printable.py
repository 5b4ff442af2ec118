"""What of a text can stand on paper, and in a document that is XML or a web page."""

from __future__ import annotations

import html
import unicodedata

_NONCHARACTERS = {0xFFFE: None, 0xFFFF: None}
"""Neither format has a way to write these two."""


def remove_unprintable(text: str) -> str:
    """The text without what cannot stand on paper: control and format characters; tabs and such become blanks."""
    if text.isprintable():
        return text
    kept = (" " if c in "\t\xa0" else c for c in text if c in "\t\xa0" or _is_visible(c))
    return "".join(kept)


def _is_visible(char: str) -> bool:
    category = unicodedata.category(char)
    variation = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return category not in {"Cc", "Cf", "Cs", "Zl", "Zp"} and not variation


def clean_for_xml(text: str) -> str:
    """The text as it stands on paper, without what XML cannot hold either."""
    return remove_unprintable(text).translate(_NONCHARACTERS)


def escape_markup(text: str) -> str:
    """The text with &, <, > and quotation marks as references, without control characters."""
    return html.escape(clean_for_xml(text))
