"""Where each figure stands in the workbook; formulas and charts get their addresses from here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter, quote_sheetname

from model.form.form import Form, Section
from model.form.sheet import make_sheet

FIRST_TABLE_ROW = 3
"""The row in which a table begins, below the heading and an empty row."""

_FORBIDDEN_IN_TAB = re.compile(r"[\[\]:*?/\\]")
_MAX_TAB_LENGTH = 31
"""What Excel allows in the name of a sheet."""


@dataclass(frozen=True, slots=True)
class CellArea:
    """A rectangle of cells on the sheet named tab, rows and columns counted from 1; mostly a single cell.

    tab: "" for the sheet of the formula itself.
    """

    tab: str
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def address(self) -> str:
        """The area as formulas on any sheet write it: '三、申请办理'!D6:I6."""
        first = f"{get_column_letter(self.column)}{self.row}"
        last = f"{get_column_letter(self.last_column)}{self.last_row}"
        cells = first if first == last else f"{first}:{last}"
        return f"{quote_sheetname(self.tab)}!{cells}" if self.tab else cells


FigureAreas = Mapping[tuple[str, str], CellArea]
"""(scope, cell id) → where that figure stands; scope "" is this report, "last" last year's, as in rule_language.py."""


def make_tab_name(section: Section) -> str:
    """The name of a section's sheet, without the characters Excel forbids there."""
    return _FORBIDDEN_IN_TAB.sub("", section.tab)[:_MAX_TAB_LENGTH]


def make_cell_area(name: str, row: int, column: int) -> CellArea:
    """The area of a single cell on the sheet of this name."""
    return CellArea(name, row, column, row, column)


def locate_figures(form: Form) -> dict[tuple[str, str], CellArea]:
    """Where the figures of this report stand."""
    areas: dict[tuple[str, str], CellArea] = {}
    for table in form.tables.values():
        tab = make_tab_name(form.section_by_id(table.id))
        for id, tile in make_sheet(table).tiles_by_cell.items():
            areas["", id] = make_cell_area(tab, FIRST_TABLE_ROW + tile.row, 1 + tile.column)
    return areas


def join_addresses(areas: Iterable[CellArea]) -> str:
    """The arguments of SUM or COUNT over these areas."""
    return ",".join(area.address for area in _merge_adjacent(areas))


def _merge_adjacent(areas: Iterable[CellArea]) -> Iterator[CellArea]:
    """Cells one below or beside the other as one area, so that a row a person inserts between them counts as well."""
    merged: CellArea | None = None
    for area in areas:
        longer = merged and _extend_area(merged, area)
        if merged and not longer:
            yield merged
        merged = longer or area
    if merged:
        yield merged


def _extend_area(merged: CellArea, area: CellArea) -> CellArea | None:
    """Both areas as one where the second is the next cell below or to the right of the first; else None."""
    if merged.tab != area.tab:
        return None
    if merged.column == merged.last_column == area.column and area.row == merged.last_row + 1:
        return replace(merged, last_row=area.row)
    if merged.row == merged.last_row == area.row and area.column == merged.last_column + 1:
        return replace(merged, last_column=area.column)
    return None
