"""Tells raised and lowered characters that belong to a word, m² and PM2.5, from notes, which are not read."""

from __future__ import annotations

import re

from model.importing.readers.hidden_text import HiddenKind

_UNIT = re.compile(r"(?:(?<![A-Za-z])[kcdm]?m|(?<!平方)(?<!立方)(?:米|公里|千米))\Z")
"""The end of a text behind which a raised 2 or 3 is read as square or cubic. 平方米 says it already."""
_EXPONENTS = {"2": "²", "3": "³", "²": "²", "³": "³", "２": "²", "３": "³"}
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FORMULA = re.compile(r"(?:PM|[A-Z][a-z]?\d?)\Z")
"""The end of a text behind which lowered digits are part of its name: PM2.5, CO₂."""
_LOWERED = re.compile(r"\d{1,2}(?:\.\d)?|[xX]")

CHARACTERS_BEFORE = 4
"""So many characters before a raised text are needed to tell what it is."""


def read_raised(kind: HiddenKind, text: str, before: str) -> str:
    """What a raised or lowered text says as part of the word before it; "" where it is a note.

    before: what is shown before it, of which the last CHARACTERS_BEFORE count.
    """
    plain, word = text.strip(), before[-CHARACTERS_BEFORE:]
    if kind == "superscript" and _UNIT.search(word):
        return _EXPONENTS.get(plain, "")
    if kind == "subscript" and _FORMULA.search(word) and _LOWERED.fullmatch(plain):
        return plain.translate(_INDICES) if len(plain) == 1 else plain
    return ""
