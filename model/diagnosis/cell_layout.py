"""Which cells of a form are neighbours, and which stand in one row or column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from model.form import editions
from model.form.form import Form

ROW, COLUMN = "row", "column"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: its table, the number of its block there, and its row and column in that block."""

    table: str
    block: int
    row: int
    column: int


@dataclass(frozen=True)
class Line:
    """The cells of a row or a column of a block, in order. kind: ROW or COLUMN."""

    kind: str
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class CellLayout:
    """places: of all cells by id; lines: the rows and columns of two cells or more, by table.

    neighbours: by table, pairs of parallel lines beside each other.
    """

    places: Mapping[str, CellPlace]
    lines: Mapping[str, tuple[Line, ...]]
    neighbours: Mapping[str, tuple[tuple[Line, Line], ...]]

    def count_steps(self, one: str, other: str) -> int | None:
        """How many cells two cells of one row or column are apart; None where they share neither."""
        here, there = self.places[one], self.places[other]
        if (here.table, here.block) != (there.table, there.block):
            return None
        if here.row == there.row:
            return abs(here.column - there.column)
        return abs(here.row - there.row) if here.column == there.column else None


@lru_cache(maxsize=8)
def lay_out_cells(edition: str) -> CellLayout:
    """The layout of an edition's cells."""
    form = editions.load_form(edition)
    places: dict[str, CellPlace] = {}
    lines: dict[str, tuple[Line, ...]] = {}
    neighbours: dict[str, tuple[tuple[Line, Line], ...]] = {}
    for table in form.tables.values():
        of_table: list[Line] = []
        pairs: list[tuple[Line, Line]] = []
        for number, block in enumerate(table.blocks):
            for i, row in enumerate(block.rows):
                for j, column in enumerate(block.columns):
                    places[block.cells[row.id, column.id].id] = CellPlace(table.id, number, i, j)
            for kind_lines in _list_block_lines(form, table.id, number):
                of_table += kind_lines
                pairs += pairwise(kind_lines)
        lines[table.id] = tuple(line for line in of_table if len(line.cells) > 1)
        neighbours[table.id] = tuple(pair for pair in pairs if len(pair[0].cells) > 1)
    return CellLayout(places, lines, neighbours)


def _list_block_lines(form: Form, table: str, number: int) -> tuple[list[Line], list[Line]]:
    """The rows and the columns of a block."""
    block = form.tables[table].blocks[number]
    rows = [
        Line(ROW, row.short or row.label, tuple(block.cells[row.id, column.id].id for column in block.columns))
        for row in block.rows
    ]
    columns = [
        Line(COLUMN, column.short or column.label, tuple(block.cells[row.id, column.id].id for row in block.rows))
        for column in block.columns
    ]
    return rows, columns
