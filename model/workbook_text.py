"""Prose and other text in the cells of a workbook: how it is divided among cells, and what Excel wants escaped."""

from __future__ import annotations

import re

from model.text import split_paragraphs

MAX_CELL_LENGTH = 15_000
"""Characters of one workbook cell: Excel keeps 32,767 UTF-16 units, and a rare character takes two."""

_ESCAPE_START = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def split_into_cells(text: str) -> list[str]:
    """The texts of the cells that a prose text fills: one a paragraph, or several where it is too long for one."""
    cells: list[str] = []
    for paragraph in split_paragraphs(text):
        starts = range(0, len(paragraph), MAX_CELL_LENGTH)
        cells += (paragraph[start : start + MAX_CELL_LENGTH] for start in starts)
    return cells


def join_cells(pieces: list[str]) -> str:
    """The prose text that split_into_cells divided; the paragraph of a cell of full length goes on in the next."""
    lines = (piece if len(piece) == MAX_CELL_LENGTH else piece + "\n" for piece in pieces)
    return "".join(lines).removesuffix("\n")


def escape_for_excel(text: str) -> str:
    """Text for a workbook: Excel takes _x0041_ for the character of that number, so its underscore is written out."""
    return _ESCAPE_START.sub("_x005F_", text)


def unescape_from_excel(text: str) -> str:
    """The text that escape_for_excel, or Excel itself for a character it cannot write, put into a cell."""
    return _ESCAPE_CODE.sub(lambda match: chr(int(match[1], 16)), text)
