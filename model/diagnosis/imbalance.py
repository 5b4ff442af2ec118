"""What the search for slips begins with: the figures as they stand, and by how much each equation fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from model.diagnosis.cell_layout import CellLayout
from model.diagnosis.equation_system import EquationSystem, Vector
from model.form.figures import Number
from model.form.form import Form

Differences = Mapping[int, Number]
"""By the number of an equation: its left side less its right side; never 0."""

Changes = Mapping[str, Number | None]
"""By cell id: the number that should stand there; None for a cell that should be blank."""


class Slip(Enum):
    """What a person may have done wrong."""

    BLANK = auto()
    """A cell was left blank."""
    FIGURE = auto()
    """One figure was mistyped or miscounted, left out, or entered although it belongs nowhere."""
    TOTAL = auto()
    """A total that a file states is not the sum of its parts."""
    MOVED = auto()
    """A figure stands in another cell than its own."""
    EXCHANGED = auto()
    """Two figures stand in each other's cells."""
    MERGED = auto()
    """A figure was added to another cell's."""
    SHIFTED = auto()
    """A part of a row or column was pasted one cell further."""
    LINE_MOVED = auto()
    """A whole row or column was pasted one line further."""
    LINES_EXCHANGED = auto()
    """Two neighbouring rows or columns stand in each other's places."""
    TOTALS_COPIED = auto()
    """Other figures were pasted over the totals of a row or column."""
    TWO_SLIPS = auto()
    """Two figures were mistyped, each for itself."""


@dataclass(frozen=True)
class Candidate:
    """One slip that would explain all that is broken. cost: the likelier the slip the smaller, a logarithm.

    cells: those the sentence to the clerk is about, the one that should have had the figure first.
    """

    slip: Slip
    cost: float
    changes: Changes
    cells: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True)
class Imbalance:
    """A group of equations that hang together, some of which are broken. values: of all cells, None for a blank.

    differences: of the broken equations that are to be mended; empty: what stands in cells of this report for which
    there was nothing to count, 0 or None.
    """

    form: Form
    layout: CellLayout
    system: EquationSystem
    values: Mapping[str, Number | None]
    differences: Differences
    empty: Number | None = field(default=0)

    def number_at(self, cell: str) -> Number:
        """The number of a cell; a blank counts 0."""
        return self.values[cell] or 0

    def can_hold(self, cell: str, number: Number) -> bool:
        """Whether a number may stand in a cell: only a change against last year is ever below 0, a count is whole."""
        kind = self.form.cells[cell].kind
        if number < 0 and kind != "signed":
            return False
        return kind not in ("count", "signed") or number == int(number)

    def find_single_change(self, differences: Differences) -> list[tuple[str, Number]]:
        """The cells of which a change of one alone takes away these differences, each with that change."""
        if not differences:
            return []
        found = []
        for cell in self.system.by_support.get(frozenset(differences), ()):
            by = compute_change(self.system.vectors[cell], differences)
            if by is not None:
                found.append((cell, by))
        return found

    def subtract_change(self, differences: Differences, cell: str, by: Number) -> dict[int, Number]:
        """The differences that are left once the number of a cell is changed by so much."""
        left = dict(differences)
        for number, coefficient in self.system.vectors.get(cell, {}).items():
            difference = left.get(number, 0) + coefficient * by
            if difference:
                left[number] = difference
            else:
                left.pop(number, None)
        return left


def find_size(number: Number) -> Number:
    """How far a number is from 0."""
    return number if number >= 0 else -number


def compute_change(vector: Vector, differences: Differences) -> Number | None:
    """The change of a cell that takes away these differences, which are of the equations it moves; None for none."""
    change: Number | None = None
    for number, coefficient in vector.items():
        difference = differences[number]
        by = -difference if coefficient == 1 else difference if coefficient == -1 else _divide(-difference, coefficient)
        if by is None or (change is not None and by != change):
            return None
        change = by
    return change


def _divide(number: Number, divisor: int) -> Number | None:
    """The quotient where it is whole, else None."""
    quotient, rest = divmod(number, divisor)
    return None if rest else quotient
