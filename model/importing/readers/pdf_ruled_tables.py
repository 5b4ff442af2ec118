"""Ruling lines that cross make tables: which cells they enclose, and what those cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.importing.readers.pdf_objects import Rule

_NEAR = 2.5
"""Points: lines no farther apart are one, and lines that miss each other by no more meet."""


_MOST_LINES = 1_000
"""A page with more is a drawing; the widest table of the form has seventy."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell: its edges in points, and its first and last row and column."""

    left: float
    right: float
    bottom: float
    top: float
    rows: tuple[int, int]
    columns: tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """The lines of one table on one page."""

    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, right, bottom, top."""
        xs, ys = [rule.at for rule in self.upright], [rule.at for rule in self.across]
        return min(xs), max(xs), min(ys), max(ys)

    def beside(self, other: Grid) -> bool:
        """Whether both stand between the same margins, as the parts of a table over two pages do."""
        return all(abs(a - b) < 2 * _NEAR for a, b in zip(self.edges[:2], other.edges[:2], strict=True))

    def regions(self, xs: Sequence[float]) -> list[Region]:
        """The cells, from the top left. xs: where its columns end, and those of the tables it belongs with."""
        ys = places(rule.at for rule in self.across)[::-1]
        rows, columns = len(ys) - 1, len(xs) - 1
        home = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

        def root(place: tuple[int, int]) -> tuple[int, int]:
            while home[place] != place:
                place = home[place]
            return place

        for row, column in list(home):
            middle = (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _drawn(self.upright, xs[column + 1], middle):
                home[root((row, column + 1))] = root((row, column))
            centre = (xs[column] + xs[column + 1]) / 2
            if row + 1 < rows and not _drawn(self.across, ys[row + 1], centre):
                home[root((row + 1, column))] = root((row, column))
        members: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place in home:
            members.setdefault(root(place), []).append(place)
        return sorted((_region(some, xs, ys) for some in members.values()), key=lambda r: (r.rows[0], r.columns[0]))


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables on a page, from above: lines that meet, two each way at least."""
    lines = _joined(rules)
    if len(lines) > _MOST_LINES:
        return []
    groups: list[list[Rule]] = []
    for line in lines:
        met = [group for group in groups if any(_meet(line, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([line, *(other for group in met for other in group)])
    found = []
    for group in groups:
        across, upright = tuple(r for r in group if r.across), tuple(r for r in group if not r.across)
        if len(places(r.at for r in across)) > 1 and len(places(r.at for r in upright)) > 1:
            found.append(Grid(across, upright))
    return sorted(found, key=lambda grid: -grid.edges[3])


def places(values: Iterable[float]) -> list[float]:
    """The values in order, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines drawn piece by piece, cell after cell, as whole ones."""
    whole: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.across, round(r.at / _NEAR), r.start)):
        last = whole[-1] if whole else None
        if (
            last
            and last.across == rule.across
            and abs(last.at - rule.at) <= _NEAR
            and rule.start <= last.end + _NEAR
            and round(last.at / _NEAR) == round(rule.at / _NEAR)
        ):
            whole[-1] = Rule(last.across, last.at, last.start, max(last.end, rule.end))
        else:
            whole.append(rule)
    return whole


def _meet(a: Rule, b: Rule) -> bool:
    if a.across == b.across:
        near = abs(a.at - b.at) <= _NEAR
        return near and a.start <= b.end + _NEAR and b.start <= a.end + _NEAR
    return a.start - _NEAR <= b.at <= a.end + _NEAR and b.start - _NEAR <= a.at <= b.end + _NEAR


def _drawn(rules: Sequence[Rule], at: float, along: float) -> bool:
    """Whether a line stands at a place where it passes a point."""
    return any(abs(rule.at - at) <= _NEAR and rule.start - 1 <= along <= rule.end + 1 for rule in rules)


def _region(places: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Region:
    rows, columns = [row for row, _ in places], [column for _, column in places]
    top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
    return Region(xs[left], xs[right + 1], ys[bottom + 1], ys[top], (top, bottom), (left, right))
