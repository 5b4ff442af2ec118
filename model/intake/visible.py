"""What of a text a file can show: the characters that survive paper and workbooks, paragraph by paragraph."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 15_000
"""Characters of one workbook cell: Excel keeps 32,767 UTF-16 units, and a rare character takes two."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def clean(text: str) -> str:
    """One line without control characters, halves of surrogate pairs and blanks at its ends."""
    kept = (" " if c == "\t" else c for c in text if c == "\t" or _shows(c))
    return "".join(kept).strip()


def _shows(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and ord(character) & 0xFFFE != 0xFFFE


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose text, cleaned; empty lines are only spacing."""
    return [line for raw in text.split("\n") if (line := clean(raw))]


def pieces(text: str) -> list[str]:
    """The cells prose fills: one a paragraph, more only for one that no cell could hold."""
    return [line[at : at + LONGEST] for line in paragraphs(text) for at in range(0, len(line), LONGEST)]


def joined(pieces: list[str]) -> str:
    """The prose that stands in these cells: a cell filled to the brim goes on in the next."""
    text = "".join(piece if len(piece) == LONGEST else piece + "\n" for piece in pieces)
    return text.removesuffix("\n")


def escape(text: str) -> str:
    """Text for a workbook: Excel takes _x0041_ for the character of that number, so its underscore is written out."""
    return _ESCAPE.sub("_x005F_", text)


def unescape(text: str) -> str:
    """The text that escape(), or Excel for a character it cannot write, put into a cell."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
