"""Lays out tables with merged cells, as web pages, Word files and the clipboard state them: an entry for each place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def lay_out_cells(rows: Sequence[Sequence[SpanningCell]]) -> list[list[str | None]]:
    """The texts of a table's rows, each as long as its cells reach; a place that a neighbour covers is None."""
    texts_by_row: list[dict[int, str | None]] = [{} for _ in rows[:MAX_ROWS]]
    for number, cells in enumerate(rows[:MAX_ROWS]):
        column = 0
        for cell in cells:
            while column in texts_by_row[number]:
                column += 1
            if column >= MAX_COLUMNS:
                break
            end = column + max(1, min(cell.columns_spanned, MAX_COLUMNS - column))
            for texts in texts_by_row[number : number + max(1, cell.rows_spanned)]:
                for covered in range(column, end):
                    texts.setdefault(covered, None)
            texts_by_row[number][column] = None if cell.joins_above else cell.text
            column = end
    return [_fill_row(texts) for texts in texts_by_row]


def _fill_row(texts: Mapping[int, str | None]) -> list[str | None]:
    """The texts of a row given by column, with "" where there is no cell."""
    length = max(texts, default=-1) + 1
    return [texts.get(column, "") for column in range(length)]


def build_rows(rows: Sequence[Sequence[SpanningCell]], name: str) -> list[DocumentRow]:
    """The rows of a table, all of one length; each knows its padding. name: how their location begins: 第 2 张表."""
    rows_of_texts = lay_out_cells(rows)
    length = max(map(len, rows_of_texts), default=0)
    built = []
    for number, texts in enumerate(rows_of_texts, start=1):
        padding = length - len(texts)
        cells = (*texts, *[""] * padding)
        built.append(DocumentRow(cells, f"{name}第 {number} 行", is_table=True, is_aligned=True, padding=padding))
    return built
