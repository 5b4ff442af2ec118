"""Cells that cover others, as web pages, Word files and the clipboard state them, laid out with one entry a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.importing.document import Row

MOST_COLUMNS = 200
MOST_ROWS = 3_000
"""What lies beyond is not laid out: the form's widest table has 21 columns, its longest 30 rows."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell and how many columns and rows it covers; joins: it goes on with the cell above it, as Word says it."""

    text: str
    across: int = 1
    down: int = 1
    joins: bool = False


def laid_out(rows: Sequence[Sequence[Box]]) -> list[list[str | None]]:
    """The texts of a table's rows, each as long as its cells reach; a place that a neighbour covers is None."""
    laid: list[dict[int, str | None]] = [{} for _ in rows[:MOST_ROWS]]
    for number, boxes in enumerate(rows[:MOST_ROWS]):
        at = 0
        for box in boxes:
            while at in laid[number]:
                at += 1
            across = max(1, min(box.across, MOST_COLUMNS - at))
            if at >= MOST_COLUMNS:
                break
            for below in laid[number : number + max(1, box.down)]:
                below.update((place, None) for place in range(at, at + across) if place not in below)
            laid[number][at] = None if box.joins else box.text
            at += across
    return [[row.get(at, "") for at in range(max(row, default=-1) + 1)] for row in laid]


def spread(rows: Sequence[Sequence[Box]], name: str) -> list[Row]:
    """The rows of a table called name, all of one length."""
    laid = laid_out(rows)
    width = max(map(len, laid), default=0)
    return [
        Row((*row, *[""] * (width - len(row))), f"{name}第 {number} 行", table=True, aligned=True)
        for number, row in enumerate(laid, start=1)
    ]
