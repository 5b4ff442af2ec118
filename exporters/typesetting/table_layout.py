"""How a ruled table is set: widths, heights, words in their boxes, and where it may go on to the next page.

Lengths in points. A merged heading down the side may be cut by a page: it is then set again on both, so a break is
refused only where one of its parts would be too short for its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import Letters, Typecase
from exporters.typesetting.page_standard import Paper, TableStyle
from exporters.typesetting.punctuation import NO_START
from model.form.sheet import Sheet, Tile

_NARROW = 3.2
"""A merged heading in a column narrower than this many characters is set one character under another."""
_SMALLEST = 0.5
"""A figure too long for its box is set smaller, down to this part of the table's type."""
_SHORT = 6
"""A table of no more rows has roomy ones."""
_LAST_ROWS = 2
"""So many rows at least go to the next page."""

_HEADINGS = frozenset({"title", "corner", "head"})


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a box: letters and lines, in which size, centred or from the left."""

    letters: Letters
    lines: list[justification.Line]
    size: float
    centred: bool = True


@dataclass(frozen=True, eq=False)
class Plan:
    """A table ready to be drawn: its columns' edges, its rows' heights, the words of every tile."""

    sheet: Sheet
    style: TableStyle
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    words: Mapping[tuple[int, int], Words]

    def head_height(self) -> float:
        """The height of the rows that repeat on each page."""
        return sum(self.heights[: self.sheet.head])

    def room(self, first: int, last: int) -> float:
        """The height of some rows, the last not included."""
        return sum(self.heights[first:last])

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The rows before which a page may end."""
        return frozenset(row for row in range(self.sheet.head + 1, self.sheet.rows - _LAST_ROWS + 1) if self._may(row))

    def _may(self, row: int) -> bool:
        """A heading stays with its first row, and each part of a merged heading keeps room for its words."""
        above = (tile for tile in self.sheet.tiles if tile.row < row <= tile.row + tile.height)
        if any(tile.role in _HEADINGS for tile in above):
            return False
        cut = (tile for tile in self.sheet.tiles if tile.row < row < tile.row + tile.height)
        return all(
            min(self.room(tile.row, row), self.room(row, tile.row + tile.height)) >= self.need(tile) for tile in cut
        )

    def need(self, tile: Tile) -> float:
        """The height a tile's words take."""
        return height_of(self.words[tile.row, tile.column], self.style)


def height_of(words: Words, style: TableStyle) -> float:
    """The height words take in a box, with the white above and below."""
    return ((len(words.lines) - 1) * style.leading + 1) * words.size + style.padding


def plan(sheet: Sheet, figures: Mapping[str, str], paper: Paper, typecase: Typecase = fonts.BUNDLED) -> Plan:
    """Set a table in the width of the type area."""
    style = paper.table
    dense = sheet.columns >= style.dense_from
    size = style.dense if dense else style.roomy
    lowest = style.dense_row if dense and sheet.rows > _SHORT else style.roomy_row
    edges = (0.0, *accumulate(width * paper.text_width for width in sheet.widths))
    words = {}
    for tile in sheet.tiles:
        letters = fonts.letters([(figures[tile.cell.id] if tile.cell else tile.text, "table")], typecase)
        words[tile.row, tile.column] = _words(sheet, tile, letters, edges, size, style)
    return Plan(sheet, style, edges, tuple(_heights(sheet, words, style, lowest)), words)


def _words(sheet: Sheet, tile: Tile, letters: Letters, edges: Sequence[float], size: float, style: TableStyle) -> Words:
    width = edges[tile.column + tile.width] - edges[tile.column]
    if tile.cell:
        return _figure(letters, width - style.padding, size)
    if tile.role == "stub" and tile.height > 1 and width < _NARROW * size:
        return Words(letters, list(_column(letters)), size)
    if tile.role == "stub" and tile.height == 1 and sheet.stub > 1:
        inside = width - 2 * style.padding
        return Words(
            letters, justification.lines(letters.text, letters.widths, inside / size, justify=False), size, False
        )
    return Words(letters, justification.balanced(letters.text, letters.widths, (width - style.padding) / size), size)


def _figure(letters: Letters, inside: float, size: float) -> Words:
    """A figure on one line: in smaller type where it would not fit, and broken only where that is not enough."""
    whole = sum(letters.widths)
    fitting = max(min(size, inside / whole), size * _SMALLEST) if whole else size
    return Words(letters, justification.lines(letters.text, letters.widths, inside / fitting, justify=False), fitting)


def _column(letters: Letters) -> Iterator[justification.Line]:
    """One character a line; a mark stays beside the character before it."""
    starts = [i for i, char in enumerate(letters.text) if i == 0 or char not in NO_START]
    for start, end in zip(starts, [*starts[1:], len(letters.text)], strict=True):
        places = tuple(sum(letters.widths[start:i]) for i in range(start, end))
        yield justification.Line(start, end, places, letters.widths[start])


def _heights(sheet: Sheet, words: Mapping[tuple[int, int], Words], style: TableStyle, lowest: float) -> list[float]:
    """Each row as high as its highest words; a merged heading that needs more raises its rows alike."""
    heights = [lowest] * sheet.rows
    for tile in sorted(sheet.tiles, key=lambda tile: tile.height):
        need = height_of(words[tile.row, tile.column], style) + style.padding
        rows = range(tile.row, tile.row + tile.height)
        short = need - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, short) / tile.height
    return heights
