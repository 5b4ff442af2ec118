"""What of a text a file can show: the characters that survive paper and workbooks, paragraph by paragraph."""

from __future__ import annotations

import re

LONGEST = 15_000
"""Characters of one workbook cell: Excel keeps 32,767 UTF-16 units, and a rare character takes two."""

_UNSEEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff"
    + "".join(f"{chr(0xFFFE + plane)}{chr(0xFFFF + plane)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""Control characters, halves of surrogate pairs and the two characters at each plane's end that are none."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def clean(text: str) -> str:
    """One line without control characters, halves of surrogate pairs and blanks at its ends."""
    return _UNSEEN.sub("", text.replace("\t", " ")).strip()


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
