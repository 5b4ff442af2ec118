"""Rows and columns with the equations that cross them: what tells where in a line figures stand wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.diagnosis.cell_layout import ROW, Line, lay_out_cells
from model.diagnosis.equation_system import EquationSystem
from model.form import editions


@dataclass(frozen=True)
class CrossedLine:
    """Cells of a line in their order. crossing: for each the equations that no other of them moves; crossed: all."""

    is_row: bool
    cells: tuple[str, ...]
    crossing: tuple[frozenset[int], ...]
    crossed: frozenset[int]


@dataclass(frozen=True)
class ParallelLines:
    """Two lines beside each other, cell by cell, or the entries of both alone. moved: the equations that they move.

    exchanged: those that an exchange moves, by how much for 1 more in each first cell and 1 less in each second one:
    most do not move, as both rows of a group are added up by the same equation.
    """

    are_rows: bool
    pairs: tuple[tuple[str, str], ...]
    moved: frozenset[int]
    exchanged: Mapping[int, tuple[int, ...]]


@lru_cache(maxsize=128)
def list_crossed_lines(system: EquationSystem, edition: str, table: str) -> tuple[CrossedLine, ...]:
    """The lines of a table; one that has a total between its entries also without its totals."""
    found = []
    for line in lay_out_cells(edition).lines[table]:
        cells = [cell for cell in line.cells if cell in system.vectors]
        entries = _drop_totals(edition, cells)
        has_total_between = entries != cells[: len(entries)]
        found += [_cross(system, line, part) for part in ((cells, entries) if has_total_between else (cells,)) if part]
    return tuple(found)


@lru_cache(maxsize=128)
def list_parallel_lines(system: EquationSystem, edition: str, table: str) -> tuple[ParallelLines, ...]:
    """The pairs of neighbouring lines of a table, first their entries alone, then with the totals in them."""
    found = []
    for one, other in lay_out_cells(edition).neighbours[table]:
        pairs = [pair for pair in zip(one.cells, other.cells, strict=True) if set(pair) <= system.vectors.keys()]
        entries = [pair for pair in pairs if len(_drop_totals(edition, pair)) == len(pair)]
        for part in (entries, pairs) if len(entries) < len(pairs) else (entries,):
            moved = frozenset(number for pair in part for cell in pair for number in system.vectors[cell])
            found.append(ParallelLines(one.kind == ROW, tuple(part), moved, _find_exchanged(system, part, moved)))
    return tuple(found)


def find_crossing_equations(system: EquationSystem, cells: Sequence[str]) -> tuple[frozenset[int], ...]:
    """For each of these cells the equations that none of the others moves."""
    counts: dict[int, int] = {}
    for cell in cells:
        for number in system.vectors[cell]:
            counts[number] = counts.get(number, 0) + 1
    return tuple(frozenset(number for number in system.vectors[cell] if counts[number] == 1) for cell in cells)


def _find_exchanged(
    system: EquationSystem, pairs: Sequence[tuple[str, str]], moved: Iterable[int]
) -> dict[int, tuple[int, ...]]:
    """By equation, how far it moves for 1 more in the first and 1 less in the second cell of each pair."""
    vectors = system.vectors
    by_equation = {
        number: tuple(vectors[here].get(number, 0) - vectors[there].get(number, 0) for here, there in pairs)
        for number in moved
    }
    return {number: moves for number, moves in by_equation.items() if any(moves)}


def _cross(system: EquationSystem, line: Line, cells: Sequence[str]) -> CrossedLine:
    crossing = find_crossing_equations(system, cells)
    return CrossedLine(line.kind == ROW, tuple(cells), crossing, frozenset().union(*crossing))


def _drop_totals(edition: str, cells: Sequence[str]) -> list[str]:
    form = editions.load_form(edition)
    return [cell for cell in cells if not form.cells[cell].is_computed]
