"""Finds tables by their ruling lines: lines that meet are one table, and its cells are what they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from model.importing.readers.pdf.page_objects import RulingLine

_MAX_DISTANCE = 2.5
"""Points; lines no farther apart are one, and lines that miss each other by no more meet."""

_MAX_LINES = 1_000
"""Ruling lines; a page with more is a drawing. The widest table of the form has seventy."""


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: its edges in points, and its first and last row and column, counted from 0.

    is_open: whether no line stands at its right, though the table ends there, as where a row has a cell too few.
    """

    left: float
    right: float
    bottom: float
    top: float
    rows: tuple[int, int]
    columns: tuple[int, int]
    is_open: bool = False


@dataclass(frozen=True)
class RuledTable:
    """The lines of one table on one page."""

    horizontal_lines: tuple[RulingLine, ...]
    vertical_lines: tuple[RulingLine, ...]

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, right, bottom and top, in points."""
        xs = [line.position for line in self.vertical_lines]
        ys = [line.position for line in self.horizontal_lines]
        return min(xs), max(xs), min(ys), max(ys)

    def has_same_margins(self, other: RuledTable) -> bool:
        """Whether both reach from the same left to the same right edge, as the parts of a table over two pages do."""
        left, right, _, _ = self.edges
        other_left, other_right, _, _ = other.edges
        return abs(left - other_left) < 2 * _MAX_DISTANCE and abs(right - other_right) < 2 * _MAX_DISTANCE

    def find_cells(self, column_edges: Sequence[float]) -> list[RuledCell]:
        """The cells, row by row from the top left. column_edges: in points, also those of tables it belongs with.

        Neighbouring places of the grid that no line parts are one cell.
        """
        row_edges = merge_near(line.position for line in self.horizontal_lines)[::-1]
        row_count, column_count = len(row_edges) - 1, len(column_edges) - 1
        # Each place points to another of the same cell, the first of a cell to itself
        same_cell = {place: place for place in product(range(row_count), range(column_count))}

        def first_place(place: tuple[int, int]) -> tuple[int, int]:
            while same_cell[place] != place:
                place = same_cell[place]
            return place

        for row, column in list(same_cell):
            height = (row_edges[row] + row_edges[row + 1]) / 2
            if column + 1 < column_count and not _is_line_at(self.vertical_lines, column_edges[column + 1], height):
                same_cell[first_place((row, column + 1))] = first_place((row, column))
            middle = (column_edges[column] + column_edges[column + 1]) / 2
            if row + 1 < row_count and not _is_line_at(self.horizontal_lines, row_edges[row + 1], middle):
                same_cell[first_place((row + 1, column))] = first_place((row, column))
        places_of_cell: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place in same_cell:
            places_of_cell.setdefault(first_place(place), []).append(place)
        cells = [_build_cell(places, column_edges, row_edges) for places in places_of_cell.values()]
        cells = [replace(cell, is_open=self._is_open(cell, column_edges)) for cell in cells]
        return sorted(cells, key=lambda cell: (cell.rows[0], cell.columns[0]))

    def _is_open(self, cell: RuledCell, column_edges: Sequence[float]) -> bool:
        """Whether a cell of the last column has no line at its right."""
        middle = (cell.top + cell.bottom) / 2
        return cell.right == column_edges[-1] and not _is_line_at(self.vertical_lines, cell.right, middle)


def find_ruled_tables(ruling_lines: Iterable[RulingLine]) -> list[RuledTable]:
    """The tables on a page from above: lines that meet, two horizontal and two vertical ones at least."""
    lines = _join_lines(ruling_lines)
    if len(lines) > _MAX_LINES:
        return []
    groups: list[list[RulingLine]] = []
    for line in lines:
        joined, others = [line], []
        for group in groups:
            if any(_do_lines_meet(line, other) for other in group):
                joined += group
            else:
                others.append(group)
        groups = [*others, joined]
    tables = []
    for group in groups:
        horizontal = tuple(line for line in group if line.is_horizontal)
        vertical = tuple(line for line in group if not line.is_horizontal)
        heights = merge_near(line.position for line in horizontal)
        if len(heights) > 1 and len(merge_near(line.position for line in vertical)) > 1:
            tables.append(RuledTable(horizontal, vertical))
    return sorted(tables, key=lambda table: -table.edges[3])


def merge_near(values: Iterable[float]) -> list[float]:
    """The values in order; of those within _MAX_DISTANCE of each other only the first."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _MAX_DISTANCE:
            found.append(value)
    return found


def _join_lines(lines: Iterable[RulingLine]) -> list[RulingLine]:
    """The lines as whole ones, those that were drawn piece by piece, cell after cell, joined."""
    whole: list[RulingLine] = []
    for line in sorted(lines, key=lambda line: (line.is_horizontal, _rounded_position(line), line.start)):
        if whole and _goes_on(whole[-1], line):
            whole[-1] = replace(whole[-1], end=max(whole[-1].end, line.end))
        else:
            whole.append(line)
    return whole


def _rounded_position(line: RulingLine) -> int:
    return round(line.position / _MAX_DISTANCE)


def _goes_on(line: RulingLine, piece: RulingLine) -> bool:
    """Whether a piece that begins no farther left or below is more of a line."""
    if line.is_horizontal != piece.is_horizontal or _rounded_position(line) != _rounded_position(piece):
        return False
    return abs(line.position - piece.position) <= _MAX_DISTANCE and piece.start <= line.end + _MAX_DISTANCE


def _do_lines_meet(a: RulingLine, b: RulingLine) -> bool:
    """Whether two lines cross or touch or, of the same direction, lie on each other or go on."""
    if a.is_horizontal == b.is_horizontal:
        is_near = abs(a.position - b.position) <= _MAX_DISTANCE
        return is_near and a.start <= b.end + _MAX_DISTANCE and b.start <= a.end + _MAX_DISTANCE
    return (
        a.start - _MAX_DISTANCE <= b.position <= a.end + _MAX_DISTANCE
        and b.start - _MAX_DISTANCE <= a.position <= b.end + _MAX_DISTANCE
    )


def _is_line_at(lines: Sequence[RulingLine], position: float, along: float) -> bool:
    """Whether one of some parallel lines stands at a position and passes a place along it."""
    return any(
        abs(line.position - position) <= _MAX_DISTANCE and line.start - 1 <= along <= line.end + 1 for line in lines
    )


def _build_cell(
    places: Sequence[tuple[int, int]], column_edges: Sequence[float], row_edges: Sequence[float]
) -> RuledCell:
    """The cell that covers some places, each its row and column."""
    rows, columns = [row for row, _ in places], [column for _, column in places]
    top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
    return RuledCell(
        left=column_edges[left],
        right=column_edges[right + 1],
        bottom=row_edges[bottom + 1],
        top=row_edges[top],
        rows=(top, bottom),
        columns=(left, right),
    )
