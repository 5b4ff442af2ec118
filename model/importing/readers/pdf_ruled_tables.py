"""Ruling lines that cross make tables: which cells they enclose, and what those cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.importing.readers.pdf_objects import RulingLine

_MAX_DISTANCE = 2.5
"""Points: lines no farther apart are one, and lines that miss each other by no more meet."""


_MAX_LINES = 1_000
"""A page with more is a drawing; the widest table of the form has seventy."""


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: its edges in points, and its first and last row and column."""

    left: float
    right: float
    bottom: float
    top: float
    rows: tuple[int, int]
    columns: tuple[int, int]


@dataclass(frozen=True)
class RuledTable:
    """The lines of one table on one page."""

    horizontal_lines: tuple[RulingLine, ...]
    vertical_lines: tuple[RulingLine, ...]

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, right, bottom, top."""
        xs, ys = [rule.position for rule in self.vertical_lines], [rule.position for rule in self.horizontal_lines]
        return min(xs), max(xs), min(ys), max(ys)

    def has_same_margins(self, other: RuledTable) -> bool:
        """Whether both stand between the same margins, as the parts of a table over two pages do."""
        return all(abs(a - b) < 2 * _MAX_DISTANCE for a, b in zip(self.edges[:2], other.edges[:2], strict=True))

    def find_cells(self, xs: Sequence[float]) -> list[RuledCell]:
        """The cells, from the top left. xs: where its columns end, and those of the tables it belongs with."""
        ys = merge_near(rule.position for rule in self.horizontal_lines)[::-1]
        rows, columns = len(ys) - 1, len(xs) - 1
        home = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

        def root(place: tuple[int, int]) -> tuple[int, int]:
            while home[place] != place:
                place = home[place]
            return place

        for row, column in list(home):
            middle = (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _is_line_at(self.vertical_lines, xs[column + 1], middle):
                home[root((row, column + 1))] = root((row, column))
            centre = (xs[column] + xs[column + 1]) / 2
            if row + 1 < rows and not _is_line_at(self.horizontal_lines, ys[row + 1], centre):
                home[root((row + 1, column))] = root((row, column))
        members: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place in home:
            members.setdefault(root(place), []).append(place)
        return sorted((_build_cell(some, xs, ys) for some in members.values()), key=lambda r: (r.rows[0], r.columns[0]))


def find_ruled_tables(rules: Iterable[RulingLine]) -> list[RuledTable]:
    """The tables on a page, from above: lines that meet, two each way at least."""
    lines = _join_lines(rules)
    if len(lines) > _MAX_LINES:
        return []
    groups: list[list[RulingLine]] = []
    for line in lines:
        met = [group for group in groups if any(_do_lines_meet(line, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([line, *(other for group in met for other in group)])
    found = []
    for group in groups:
        across, upright = tuple(r for r in group if r.is_horizontal), tuple(r for r in group if not r.is_horizontal)
        if len(merge_near(r.position for r in across)) > 1 and len(merge_near(r.position for r in upright)) > 1:
            found.append(RuledTable(across, upright))
    return sorted(found, key=lambda grid: -grid.edges[3])


def merge_near(values: Iterable[float]) -> list[float]:
    """The values in order, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _MAX_DISTANCE:
            found.append(value)
    return found


def _join_lines(rules: Iterable[RulingLine]) -> list[RulingLine]:
    """Lines drawn piece by piece, cell after cell, as whole ones."""
    whole: list[RulingLine] = []
    for rule in sorted(rules, key=lambda r: (r.is_horizontal, round(r.position / _MAX_DISTANCE), r.start)):
        last = whole[-1] if whole else None
        if (
            last
            and last.is_horizontal == rule.is_horizontal
            and abs(last.position - rule.position) <= _MAX_DISTANCE
            and rule.start <= last.end + _MAX_DISTANCE
            and round(last.position / _MAX_DISTANCE) == round(rule.position / _MAX_DISTANCE)
        ):
            whole[-1] = RulingLine(last.is_horizontal, last.position, last.start, max(last.end, rule.end))
        else:
            whole.append(rule)
    return whole


def _do_lines_meet(a: RulingLine, b: RulingLine) -> bool:
    if a.is_horizontal == b.is_horizontal:
        near = abs(a.position - b.position) <= _MAX_DISTANCE
        return near and a.start <= b.end + _MAX_DISTANCE and b.start <= a.end + _MAX_DISTANCE
    return (
        a.start - _MAX_DISTANCE <= b.position <= a.end + _MAX_DISTANCE
        and b.start - _MAX_DISTANCE <= a.position <= b.end + _MAX_DISTANCE
    )


def _is_line_at(rules: Sequence[RulingLine], at: float, along: float) -> bool:
    """Whether a line stands at a place where it passes a point."""
    return any(abs(rule.position - at) <= _MAX_DISTANCE and rule.start - 1 <= along <= rule.end + 1 for rule in rules)


def _build_cell(places: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> RuledCell:
    rows, columns = [row for row, _ in places], [column for _, column in places]
    top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
    return RuledCell(xs[left], xs[right + 1], ys[bottom + 1], ys[top], (top, bottom), (left, right))
