"""Texts made comparable without changing their length, so that what is found in one can be cut out of the other."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from model.importing.matching.labels import TO_SIMPLIFIED


@lru_cache(4096)  # a line is asked about by several functions in turn
def fold_characters(text: str) -> str:
    """The text in half-width and simplified characters; a character that has no single one for it stays."""
    return "".join(map(_fold_character, text)).translate(TO_SIMPLIFIED)


def drop_blanks(text: str) -> str:
    """The text without blanks of any kind."""
    return "".join(text.split())


def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
