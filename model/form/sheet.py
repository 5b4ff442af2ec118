"""Where each heading and cell of a table stands: the one geometry that screen, papers and importers share.

A sheet is a rectangle of tiles. Headings are tiles without a cell; a tile may cover several rows and columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from model.form.form import Cell, Table, TableBlock, TableLine

TileRole = Literal["title", "corner", "head", "stub", "cell"]


@dataclass(frozen=True, slots=True)
class Tile:
    """One box of the ruled table: its upper left place, its extent, and either a heading's text or a cell."""

    row: int
    column: int
    height: int
    width: int
    role: TileRole
    text: str
    cell: Cell | None = None


@dataclass(frozen=True)
class Sheet:
    """A table as tiles, with how many rows and columns it has.

    header_rows: how many top rows are headings and repeat on the next page, 0 where headings stand between blocks too;
    stub_columns: how many columns on the left hold the labels of rows.
    """

    table: Table
    row_count: int
    column_count: int
    header_rows: int
    stub_columns: int
    tiles: tuple[Tile, ...]

    @cached_property
    def _tiles_by_position(self) -> dict[tuple[int, int], Tile]:
        """By row and column: the tile that covers the place."""
        found = {}
        for tile in self.tiles:
            for row in range(tile.row, tile.row + tile.height):
                for column in range(tile.column, tile.column + tile.width):
                    found[row, column] = tile
        return found

    @cached_property
    def tiles_by_cell(self) -> dict[str, Tile]:
        """The tile of each cell id."""
        return {tile.cell.id: tile for tile in self.tiles if tile.cell}

    def tile_at(self, row: int, column: int) -> Tile:
        """The tile that covers a place; KeyError outside the sheet."""
        return self._tiles_by_position[row, column]

    @property
    def relative_widths(self) -> tuple[float, ...]:
        """The columns' relative widths; they sum to 1."""
        whole = sum(self.table.widths)
        return tuple(width / whole for width in self.table.widths)


def make_sheet(table: Table) -> Sheet:
    """The sheet of a table: its blocks below each other, each with its headings."""
    tiles: list[Tile] = []
    top = 0
    columns = len(table.widths)
    for block in table.blocks:
        if block.title:
            tiles.append(Tile(top, 0, 1, columns, "title", block.title))
            top += 1
        tiles += _lay_out_block(block, top)
        top += header_height(block) + len(block.rows)
    first = table.blocks[0]
    header_rows = header_height(first) if len(table.blocks) == 1 and not first.title else 0
    in_reading_order = tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column)))
    return Sheet(table, top, columns, header_rows, first.stub_columns, in_reading_order)


def header_height(block: TableBlock) -> int:
    """How many rows the column headings of a block take."""
    return 1 + max(len(column.under) for column in block.columns)


def _lay_out_block(block: TableBlock, top: int) -> Iterator[Tile]:
    """The tiles of a block without its title; top: the sheet's row where its headings begin."""
    height = header_height(block)
    if block.stub_columns:
        yield Tile(top, 0, height, block.stub_columns, "corner", block.corner)
    for start, extent, level, levels, text in place_headings(block.columns, height):
        yield Tile(top + level, block.stub_columns + start, levels, extent, "head", text)
    first_row = top + height
    if block.stub_columns:
        for start, extent, level, levels, text in place_headings(block.rows, block.stub_columns):
            yield Tile(first_row + start, level, extent, levels, "stub", text)
    for number, row in enumerate(block.rows):
        left = block.stub_columns
        for column in block.columns:
            yield Tile(first_row + number, left, 1, column.span, "cell", "", block.cells[row.id, column.id])
            left += column.span


def place_headings(lines: Sequence[TableLine], depth: int) -> Iterator[tuple[int, int, int, int, str]]:
    """The nested headings of lines: (start, extent along the lines, level, levels covered, text).

    Neighbouring lines under the same headings share them; a line's own label fills what is left of the depth, which
    is how many levels there are.
    """
    start = 0
    shared: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        shared = _common_beginning(shared, line.under)
        for level in range(len(shared), len(line.under)):
            path = line.under[: level + 1]
            yield start, _measure_extent(lines[number:], path), level, 1, path[-1]
        shared = line.under
        yield start, line.span, len(line.under), depth - len(line.under), line.label
        start += line.span


def _common_beginning(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The headings that both paths begin with."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


def _measure_extent(lines: Sequence[TableLine], path: tuple[str, ...]) -> int:
    """How many columns (or rows) of the grid the first lines take that stand under the headings of a path."""
    extent = 0
    for line in lines:
        if line.under[: len(path)] != path:
            break
        extent += line.span
    return extent
