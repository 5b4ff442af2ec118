"""Where each figure stands in the workbook: the one place that tells formulas and charts their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter, quote_sheetname

from model.form.form import Form, Section
from model.form.sheet import make_sheet

FIRST_TABLE_ROW = 3
"""The row in which a table begins: a heading and a gap stand above it."""

_FORBIDDEN_IN_TAB = re.compile(r"[\[\]:*?/\\]")
_MAX_TAB_LENGTH = 31


@dataclass(frozen=True, slots=True)
class CellArea:
    """A rectangle of cells of one sheet, rows and columns counted from 1; most are one cell."""

    tab: str
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def address(self) -> str:
        """As a formula on any sheet writes it: '三、申请办理'!D6:I6."""
        first = f"{get_column_letter(self.column)}{self.row}"
        last = f"{get_column_letter(self.last_column)}{self.last_row}"
        return f"{quote_sheetname(self.tab)}!{first if first == last else f'{first}:{last}'}"


FigureAreas = Mapping[tuple[str, str], CellArea]
"""(scope, cell id) → where that figure stands; scope "" is this report, "last" last year's (model/expressions.py)."""


def make_tab_name(section: Section) -> str:
    """The name of a section's sheet, without what Excel forbids there."""
    return _FORBIDDEN_IN_TAB.sub("", section.tab)[:_MAX_TAB_LENGTH]


def make_cell_area(name: str, row: int, column: int) -> CellArea:
    """One cell."""
    return CellArea(name, row, column, row, column)


def locate_figures(form: Form) -> dict[tuple[str, str], CellArea]:
    """Where the figures of this report stand."""
    return {
        ("", id): make_cell_area(
            make_tab_name(form.section_by_id(table.id)), FIRST_TABLE_ROW + tile.row, 1 + tile.column
        )
        for table in form.tables.values()
        for id, tile in make_sheet(table).tiles_by_cell.items()
    }


def join_addresses(some: Iterable[CellArea]) -> str:
    """The arguments of SUM or COUNT over these cells."""
    return ",".join(place.address for place in _merge_adjacent(some))


def _merge_adjacent(some: Iterable[CellArea]) -> Iterator[CellArea]:
    """Cells one below or beside the other as one rectangle: a row that a person inserts between them then counts."""
    run: CellArea | None = None
    for place in some:
        longer = run and _extend_area(run, place)
        if run and not longer:
            yield run
        run = longer or place
    if run:
        yield run


def _extend_area(run: CellArea, place: CellArea) -> CellArea | None:
    if run.tab != place.tab:
        return None
    if run.column == run.last_column == place.column and place.row == run.last_row + 1:
        return replace(run, last_row=place.row)
    if run.row == run.last_row == place.row and place.column == run.last_column + 1:
        return replace(run, last_column=place.column)
    return None
