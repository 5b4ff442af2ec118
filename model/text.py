"""Normalises text: the one place that decides which characters are alike and which cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff"
    + "".join(f"{chr(0xFFFE + plane)}{chr(0xFFFF + plane)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""Control characters, halves of surrogate pairs and the two characters at each plane's end that are none."""

_DASHES = str.maketrans({"−": "-", "–": "-"})
"""Characters people type for a minus sign, which NFKC leaves as they are."""


def clean_line(text: str) -> str:
    """One line without control characters, halves of surrogate pairs and blanks at its ends."""
    return _INVISIBLE.sub("", text.replace("\t", " ")).strip()


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose text, cleaned; empty lines are only spacing."""
    cleaned = (clean_line(line) for line in text.split("\n"))
    return [line for line in cleaned if line]


def to_half_width(text: str) -> str:
    """The text with full-width letters, digits and marks as half-width ones (Unicode's NFKC), stripped."""
    return unicodedata.normalize("NFKC", text).strip()


def to_half_width_number(text: str) -> str:
    """A number as to_half_width() gives it, every kind of minus sign as a hyphen."""
    return to_half_width(text).translate(_DASHES)


def remove_blanks(text: str) -> str:
    """The text in half-width characters, all blanks and line breaks taken out."""
    return "".join(to_half_width(text).split())


def to_comparable(text: str) -> str:
    """The text as it is searched and compared: half-width, capital and small letters alike, blanks kept."""
    return unicodedata.normalize("NFKC", text).casefold()
