"""Where each figure stands in the workbook: the one place that tells formulas and charts their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter, quote_sheetname

from model.form.form import Form, Section
from model.form.sheet import sheet

FIRST = 3
"""The row in which a table begins: a heading and a gap stand above it."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TAB = 31


@dataclass(frozen=True, slots=True)
class Place:
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


Places = Mapping[tuple[str, str], Place]
"""(scope, cell id) → where that figure stands; scope "" is this report, "last" last year's (model/expressions.py)."""


def tab(section: Section) -> str:
    """The name of a section's sheet, without what Excel forbids there."""
    return _FORBIDDEN.sub("", section.tab)[:_LONGEST_TAB]


def single(name: str, row: int, column: int) -> Place:
    """One cell."""
    return Place(name, row, column, row, column)


def places(form: Form) -> dict[tuple[str, str], Place]:
    """Where the figures of this report stand."""
    return {
        ("", id): single(tab(form.section(table.id)), FIRST + tile.row, 1 + tile.column)
        for table in form.tables.values()
        for id, tile in sheet(table).places.items()
    }


def listed(some: Iterable[Place]) -> str:
    """The arguments of SUM or COUNT over these cells."""
    return ",".join(place.address for place in _runs(some))


def _runs(some: Iterable[Place]) -> Iterator[Place]:
    """Cells one below or beside the other as one rectangle: a row that a person inserts between them then counts."""
    run: Place | None = None
    for place in some:
        longer = run and _joined(run, place)
        if run and not longer:
            yield run
        run = longer or place
    if run:
        yield run


def _joined(run: Place, place: Place) -> Place | None:
    if run.tab != place.tab:
        return None
    if run.column == run.last_column == place.column and place.row == run.last_row + 1:
        return replace(run, last_row=place.row)
    if run.row == run.last_row == place.row and place.column == run.last_column + 1:
        return replace(run, last_column=place.column)
    return None
