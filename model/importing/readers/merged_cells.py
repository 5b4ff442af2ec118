"""Lays out tables with merged cells, as web pages, Word files and the clipboard state them: an entry for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.importing.document import DocumentRow

MAX_COLUMNS = 200
MAX_ROWS = 3_000
"""What lies beyond is not laid out: the form's widest table has 21 columns, its longest 30 rows."""


@dataclass(frozen=True, slots=True)
class SpanningCell:
    """A cell and how many columns and rows it covers; joins_above: Word says that it is part of the cell above."""

    text: str
    columns_spanned: int = 1
    rows_spanned: int = 1
    joins_above: bool = False


def lay_out_cells(rows: Sequence[Sequence[SpanningCell]]) -> list[list[str | None]]:
    """The texts of a table's rows, each as long as its cells reach; a place that a neighbour covers is None."""
    laid: list[dict[int, str | None]] = [{} for _ in rows[:MAX_ROWS]]
    for number, boxes in enumerate(rows[:MAX_ROWS]):
        at = 0
        for box in boxes:
            while at in laid[number]:
                at += 1
            across = max(1, min(box.columns_spanned, MAX_COLUMNS - at))
            if at >= MAX_COLUMNS:
                break
            for below in laid[number : number + max(1, box.rows_spanned)]:
                below.update((place, None) for place in range(at, at + across) if place not in below)
            laid[number][at] = None if box.joins_above else box.text
            at += across
    return [[row.get(at, "") for at in range(max(row, default=-1) + 1)] for row in laid]


def build_rows(rows: Sequence[Sequence[SpanningCell]], name: str) -> list[DocumentRow]:
    """The rows of a table, all of one length. name: how their location begins: 第 2 张表."""
    laid = lay_out_cells(rows)
    width = max(map(len, laid), default=0)
    return [
        DocumentRow((*row, *[""] * (width - len(row))), f"{name}第 {number} 行", is_table=True, is_aligned=True)
        for number, row in enumerate(laid, start=1)
    ]
