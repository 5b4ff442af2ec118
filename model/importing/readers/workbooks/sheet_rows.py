"""From the cells of a sheet to rows of a Document: merged cells, hidden rows and columns, and the limits of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from model.importing.document import DERIVED_SHEETS, DocumentRow, column_letters
from model.importing.readers.hidden_text import HiddenText

MAX_ROWS = 2_000
MAX_COLUMNS = 60
"""Rows and columns of a sheet that are read; the clerk is told of more. A report needs 40 and 15."""

MAX_CELLS = 20_000
"""Cells with content of a sheet that are read, likewise: one that is filled to its end has millions."""


class CellPlace(NamedTuple):
    """A place in a sheet, counted from 1."""

    row: int
    column: int

    @property
    def is_within_limits(self) -> bool:
        """Whether it is read."""
        return 1 <= self.row <= MAX_ROWS and 1 <= self.column <= MAX_COLUMNS


class MergedRange(NamedTuple):
    """Cells that are shown as one, with the text of the first; rows and columns counted from 1, the last included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def first(self) -> CellPlace:
        """The place that holds the text."""
        return CellPlace(self.top, self.left)


@dataclass
class SheetTexts:
    """What the cells of one sheet show. title: the sheet's name. last: the last row and column that are read.

    cell_count: how many cells with content were read. refused: the cells that hold something that could not be read, of
    which the clerk is told.
    """

    title: str
    texts: dict[CellPlace, str] = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    refused: set[CellPlace] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last: CellPlace = field(default_factory=lambda: CellPlace(0, 0))
    is_cut_off: bool = False
    cell_count: int = 0

    @property
    def name(self) -> str:
        """What the sheet is called in notes."""
        return f"工作表“{self.title}”"

    def locate_row(self, number: int) -> str:
        """Where a row stands, in words for the clerk."""
        return f"{self.name}第 {number} 行"

    def locate_cell(self, place: CellPlace) -> str:
        """Where a cell stands, in words for the clerk."""
        return f"{self.locate_row(place.row)} {column_letters(place.column - 1)} 列"

    def note_place(self, place: CellPlace, has_content: bool) -> bool:
        """Have the sheet reach to a place, or be cut off before it; whether a cell there is read."""
        is_read = place.is_within_limits and self.cell_count < MAX_CELLS
        if is_read:
            self.cell_count += has_content
            self.last = CellPlace(max(self.last.row, place.row), max(self.last.column, place.column))
        elif has_content:
            self.is_cut_off = True
        return is_read

    @property
    def is_full(self) -> bool:
        """Whether so many cells were read that no more are, and there are more."""
        return self.is_cut_off and self.cell_count >= MAX_CELLS

    @property
    def is_derived(self) -> bool:
        """Whether this is a sheet of our own workbooks that is computed from the others."""
        return self.title in DERIVED_SHEETS and self.texts.get(CellPlace(1, 1)) == DERIVED_SHEETS[self.title]

    def read_first_column(self) -> tuple[str, ...]:
        """The texts of column A: the record of our own workbooks is kept so."""
        return tuple(self.texts.get(CellPlace(row, 1), "") for row in range(1, self.last.row + 1))

    def describe_limits(self) -> Iterator[str]:
        """A sentence for the clerk where the sheet reaches further than is read."""
        if self.is_full:
            yield f"{self.name}太大，只读到第 {self.last.row} 行，最多读 {MAX_CELLS} 格。"
        elif self.is_cut_off:
            yield f"{self.name}太大，只读了前 {MAX_ROWS} 行、前 {MAX_COLUMNS} 列。"


def build_rows(sheet: SheetTexts, hidden: HiddenText) -> Iterator[DocumentRow]:
    """The rows that can be seen, of all columns; a column that cannot is None in each. hidden: takes what is left out.

    The text of merged cells stands in the first of them that can be seen; what the others hold nobody sees.
    """
    covered = _find_covered(sheet)
    texts = {place: text for place, text in sheet.texts.items() if place not in covered}
    for place in sorted(sheet.texts.keys() & covered):
        hidden.add("hidden", sheet.texts[place], sheet.locate_cell(place))
    _move_out_of_hidden(sheet, texts)
    for number in range(1, sheet.last.row + 1):
        places = [CellPlace(number, column) for column in range(1, sheet.last.column + 1)]
        if number in sheet.hidden_rows:
            found = " ".join(texts[place] for place in places if texts.get(place))
            hidden.add("hidden", found, sheet.locate_row(number))
            continue
        cells: list[str | None] = []
        for place in places:
            text = texts.get(place, "")
            if place.column in sheet.hidden_columns:
                hidden.add("hidden", text, sheet.locate_cell(place))
                cells.append(None)
            else:
                cells.append(None if not text and place in covered else text)
        location = sheet.locate_row(number)
        refused = frozenset(place.column - 1 for place in places if place in sheet.refused)
        yield DocumentRow(
            tuple(cells), location, is_table=True, is_aligned=True, worksheet=sheet.title, refused_columns=refused
        )


def _find_covered(sheet: SheetTexts) -> set[CellPlace]:
    """The places that merged cells cover, but for the first of each."""
    places: set[CellPlace] = set()
    for span in sheet.merged:
        rows = range(span.top, min(span.bottom, sheet.last.row) + 1)
        columns = range(span.left, min(span.right, sheet.last.column) + 1)
        places.update(CellPlace(*place) for place in product(rows, columns))
        places.discard(span.first)
    return places


def _move_out_of_hidden(sheet: SheetTexts, texts: dict[CellPlace, str]) -> None:
    """Put the text of merged cells whose first row or column is hidden into the first of them that can be seen."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return
    for span in sheet.merged:
        if span.first not in texts:
            continue
        rows = range(span.top, min(span.bottom, MAX_ROWS) + 1)
        columns = range(span.left, min(span.right, MAX_COLUMNS) + 1)
        row = next((row for row in rows if row not in sheet.hidden_rows), None)
        column = next((column for column in columns if column not in sheet.hidden_columns), None)
        if row is not None and column is not None:
            texts[CellPlace(row, column)] = texts.pop(span.first)
