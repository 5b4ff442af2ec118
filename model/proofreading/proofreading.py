"""What was read back of a draft so far, as a frozen value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from model.form.figures import Figure, Money, number_of
from model.form.form import Cell, Form
from model.report.report import Report

ReadState = Literal["unread", "right", "differs"]
"""A cell was not read, or has another figure since; it agrees with the paper; the paper says something else."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What stood in a cell when it was read, and what was typed from the paper; None for a blank."""

    standing: Figure | None
    typed: Figure | None


@dataclass(frozen=True)
class Proofreading:
    """confirmed: by cell id, the figure that agreed with the paper; differing: what did not agree.

    position: the id of the cell at which one stopped, "" before the first. reads_totals: computed totals are read too.
    is_blind: figures are hidden until they were typed a second time.
    """

    confirmed: Mapping[str, Figure | None] = field(default_factory=dict)
    differing: Mapping[str, Difference] = field(default_factory=dict)
    position: str = ""
    reads_totals: bool = False
    is_blind: bool = False

    def state_of(self, cell: str, report: Report) -> ReadState:
        """Whether a cell was read with the figure that stands in it now, and agreed."""
        figure = report.stated_or_computed(cell)
        if cell in self.confirmed and _is_same(self.confirmed[cell], figure):
            return "right"
        if cell in self.differing and _is_same(self.differing[cell].standing, figure):
            return "differs"
        return "unread"

    def confirm(self, cell: str, report: Report) -> Proofreading:
        """The cell agrees with the paper."""
        differing = {id: difference for id, difference in self.differing.items() if id != cell}
        confirmed = {**self.confirmed, cell: report.stated_or_computed(cell)}
        return replace(self, confirmed=confirmed, differing=differing)

    def compare(self, cell: str, typed: Figure | None, report: Report) -> Proofreading:
        """The cell was typed a second time: it agrees with what stands in it, or differs from now on."""
        standing = report.stated_or_computed(cell)
        if cell not in report.unread and agrees(standing, typed):
            return self.confirm(cell, report)
        confirmed = {id: figure for id, figure in self.confirmed.items() if id != cell}
        return replace(self, confirmed=confirmed, differing={**self.differing, cell: Difference(standing, typed)})

    def restart(self) -> Proofreading:
        """Nothing is read; the choices stay."""
        return Proofreading(reads_totals=self.reads_totals, is_blind=self.is_blind)


def agrees(standing: Figure | None, typed: Figure | None) -> bool:
    """Whether what was typed says what stands in a cell: 52.1 and 52.10 agree, 0 and a blank do not.

    A unit of money may be left out in typing; another unit than the one that stands there differs.
    """
    if standing is None or typed is None:
        return standing is typed
    unit = typed.unit if isinstance(typed, Money) else ""
    standing_unit = standing.unit if isinstance(standing, Money) else ""
    return number_of(standing) == number_of(typed) and unit in ("", standing_unit)


def list_cells_to_read(form: Form, reads_totals: bool) -> tuple[Cell, ...]:
    """The cells of all tables in reading order: those that are filled in, and the computed totals where asked for."""
    return tuple(form.cells.values()) if reads_totals else form.entry_cells


def find_next_unread(proofreading: Proofreading, cells: Iterable[Cell], report: Report, after: str) -> Cell | None:
    """The next cell that was not read behind the one with the id `after`, from the end on from the beginning.

    None where all were read. Where there is no cell `after`, the search begins with the first.
    """
    cells = tuple(cells)
    start = next((number for number, cell in enumerate(cells, 1) if cell.id == after), 0)
    in_turn = (*cells[start:], *cells[:start])
    return next((cell for cell in in_turn if proofreading.state_of(cell.id, report) == "unread"), None)


def list_differences(proofreading: Proofreading, form: Form, report: Report) -> tuple[tuple[Cell, Difference], ...]:
    """The cells that differ from the paper, in reading order; not those whose figure was changed since."""
    return tuple(
        (cell, proofreading.differing[cell.id])
        for cell in form.cells.values()
        if proofreading.state_of(cell.id, report) == "differs"
    )


def _is_same(one: Figure | None, other: Figure | None) -> bool:
    """Whether two figures are the same, with their units."""
    return type(one) is type(other) and one == other if isinstance(one, Money) else one == other
