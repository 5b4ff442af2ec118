"""Lays out tables with merged cells, as web pages, Word files and the clipboard state them: an entry for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.importing.document import DocumentRow

MAX_COLUMNS = 200
MAX_ROWS = 3_000
"""What lies beyond is left out: the form's widest table has 21 columns, its longest 30 rows."""


@dataclass(frozen=True, slots=True)
class SpanningCell:
    """A cell and how many columns and rows it covers; joins_above: Word says that it is part of the cell above."""

    text: str
    columns_spanned: int = 1
    rows_spanned: int = 1
    joins_above: bool = False


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A place of a table. text: None where a neighbour covers it. columns_spanned: 0 where no cell begins."""

    text: str | None
    columns_spanned: int


NO_CELL = CellPlace("", 0)
"""A place that no cell of its row reaches, though cells of other rows stand there."""

_COVERED = CellPlace(None, 0)


def lay_out_places(rows: Sequence[Sequence[SpanningCell]]) -> list[list[CellPlace]]:
    """The places of a table's rows, each row as long as its cells reach."""
    found: list[dict[int, CellPlace]] = [{} for _ in rows[:MAX_ROWS]]
    for number, cells in enumerate(rows[:MAX_ROWS]):
        column = 0
        for cell in cells:
            while column in found[number]:
                column += 1
            if column >= MAX_COLUMNS:
                break
            end = column + max(1, min(cell.columns_spanned, MAX_COLUMNS - column))
            for places in found[number : number + max(1, cell.rows_spanned)]:
                for covered in range(column, end):
                    places.setdefault(covered, _COVERED)
            found[number][column] = _COVERED if cell.joins_above else CellPlace(cell.text, end - column)
            column = end
    return [[places.get(column, NO_CELL) for column in range(max(places, default=-1) + 1)] for places in found]


def build_rows(rows: Sequence[Sequence[SpanningCell]], name: str) -> list[DocumentRow]:
    """The rows of a table, all of one length. name: how their location begins: 第 2 张表."""
    return build_numbered_rows(list(enumerate(lay_out_places(rows), start=1)), name)


def build_numbered_rows(rows: Sequence[tuple[int, list[CellPlace]]], name: str) -> list[DocumentRow]:
    """The rows of a table, all of one length, from their numbers and places. name: how their location begins."""
    length = max((len(places) for _, places in rows), default=0)
    built = []
    for number, places in rows:
        padded = [*places, *[NO_CELL] * (length - len(places))]
        built.append(
            DocumentRow(
                tuple(place.text for place in padded),
                f"{name}第 {number} 行",
                is_table=True,
                is_aligned=True,
                column_spans=tuple(place.columns_spanned for place in padded),
            )
        )
    return built
