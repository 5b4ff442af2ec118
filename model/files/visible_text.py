"""Prose and other text in the cells of a workbook: how it is divided among cells, and what Excel wants escaped."""

from __future__ import annotations

import re

from model.text import paragraphs

LONGEST = 15_000
"""Characters of one workbook cell: Excel keeps 32,767 UTF-16 units, and a rare character takes two."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


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
