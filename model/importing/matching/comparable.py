"""Texts made comparable without changing their length, so that what is found in one can be cut out of the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from model.importing.matching.labels import TO_SIMPLIFIED

# Radicals that programs write for the characters they look like, and characters kept only for older encodings
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


@lru_cache(4096)  # a line is asked about by several functions in turn
def fold_characters(text: str) -> str:
    """The text in half-width and simplified characters; a character that has no single one for it stays."""
    return "".join(map(_fold_character, text)).translate(TO_SIMPLIFIED)


def replace_lookalikes(text: str) -> str:
    """The text with radicals (⽔) and compatibility forms as the characters they stand for (水); all else is kept."""
    return _LOOKALIKES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def drop_blanks(text: str) -> str:
    """The text without blanks of any kind."""
    return "".join(text.split())


def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
