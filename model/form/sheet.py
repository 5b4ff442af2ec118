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
    """A table as tiles. head: how many top rows repeat on the next page (0 where headings stand between blocks)."""

    table: Table
    row_count: int
    column_count: int
    header_rows: int
    stub_columns: int
    tiles: tuple[Tile, ...]

    @cached_property
    def _tiles_by_position(self) -> dict[tuple[int, int], Tile]:
        return {
            (r, c): tile
            for tile in self.tiles
            for r in range(tile.row, tile.row + tile.height)
            for c in range(tile.column, tile.column + tile.width)
        }

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
    """Lay out a table."""
    tiles: list[Tile] = []
    top = 0
    columns = len(table.widths)
    for block in table.blocks:
        if block.title:
            tiles.append(Tile(top, 0, 1, columns, "title", block.title))
            top += 1
        tiles += _lay_out_block(block, top)
        top += header_height(block) + len(block.rows)
    only = table.blocks[0]
    head = header_height(only) if len(table.blocks) == 1 and not only.title else 0
    return Sheet(table, top, columns, head, only.stub_columns, tuple(sorted(tiles, key=lambda t: (t.row, t.column))))


def header_height(block: TableBlock) -> int:
    """How many rows the column headings of a block take."""
    return 1 + max(len(column.under) for column in block.columns)


def _lay_out_block(block: TableBlock, top: int) -> Iterator[Tile]:
    head = header_height(block)
    if block.stub_columns:
        yield Tile(top, 0, head, block.stub_columns, "corner", block.corner)
    for start, extent, depth, deep, text in place_headings(block.columns, head):
        yield Tile(top + depth, block.stub_columns + start, deep, extent, "head", text)
    first = top + head
    if block.stub_columns:
        for start, extent, depth, deep, text in place_headings(block.rows, block.stub_columns):
            yield Tile(first + start, depth, extent, deep, "stub", text)
    for r, row in enumerate(block.rows):
        left = block.stub_columns
        for column in block.columns:
            yield Tile(first + r, left, 1, column.span, "cell", "", block.cells[row.id, column.id])
            left += column.span


def place_headings(lines: Sequence[TableLine], depth: int) -> Iterator[tuple[int, int, int, int, str]]:
    """The nested headings of lines: (start, extent along the lines, level, levels covered, text).

    Neighbouring lines under the same path share their headings; a line's own label fills what is left of the depth.
    """
    start = 0
    open_since: dict[int, tuple[int, tuple[str, ...]]] = {}
    for i, line in enumerate(lines):
        for level in range(len(line.under)):
            path = line.under[: level + 1]
            if open_since.get(level, (0, ()))[1] != path:
                open_since = {k: v for k, v in open_since.items() if k < level} | {level: (start, path)}
                yield start, _measure_extent(lines[i:], path), level, 1, path[-1]
        open_since = {k: v for k, v in open_since.items() if k < len(line.under)}
        yield start, line.span, len(line.under), depth - len(line.under), line.label
        start += line.span


def _measure_extent(lines: Sequence[TableLine], path: tuple[str, ...]) -> int:
    extent = 0
    for line in lines:
        if line.under[: len(path)] != path:
            break
        extent += line.span
    return extent
