"""A ruled table of texts, laid out and drawn like the tables of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exporters.content.blocks import Paragraph, Run, TableBlock
from model.form.form import Table
from model.form.sheet import Sheet, Tile, TileRole

MAX_CELL_CHARACTERS = 600
"""A longer text, or one of several lines, is continued in a row of its own, so that a page can end within it."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row: the texts of its cells; which of them are headings; how many columns each takes; how many rows high.

    heads: the numbers of the cells that are headings, set in the middle; the others are set left. spans: empty where
    every cell takes one column.
    """

    texts: tuple[str, ...]
    heads: tuple[int, ...] = ()
    spans: tuple[int, ...] = ()
    height: int = 1


def make_text_table(
    name: str, widths: Sequence[float], rows: Iterable[TextRow], has_header: bool = False
) -> TableBlock:
    """The table of these rows; widths: of the columns, in any unit. has_header: the first row repeats on each page."""
    tiles: list[Tile] = []
    top = 0
    for row in rows:
        column = 0
        for number, text in enumerate(row.texts):
            width = row.spans[number] if row.spans else 1
            role = _choose_role(row, number, has_header and top == 0)
            tiles.append(Tile(top, column, row.height, width, role, text))
            column += width
        top += row.height
    table = Table(name, "", tuple(widths), ())
    return TableBlock(name, Sheet(table, top, len(widths), int(has_header), len(widths), tuple(tiles)), {})


def _choose_role(row: TextRow, number: int, is_header: bool) -> TileRole:
    """A heading in the first row may not be parted from what follows; one at the side is set in the middle."""
    if is_header:
        return "head"
    return "corner" if number in row.heads else "stub"


def split_text(text: str) -> Iterator[str]:
    """The lines of a text that are not blank, those of more than MAX_CELL_CHARACTERS in parts; at least one text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines or [""]:
        for start in range(0, max(len(line), 1), MAX_CELL_CHARACTERS):
            yield line[start : start + MAX_CELL_CHARACTERS]


def make_line(text: str) -> Paragraph:
    """A line of running text between tables."""
    return Paragraph((Run(text, "body"),))
