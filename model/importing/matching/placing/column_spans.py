"""Where the columns of a table stand, merged cells among its headings and its figures, and what stands beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from model.importing.document import DocumentRow
from model.importing.matching.values import is_value

ColumnPlaces = tuple[tuple[int, ...], ...]
"""For each column of a block, in the block's order, its places in a row: several where merged, none where left out."""


def find_span(row: DocumentRow, at: int, others: Collection[int]) -> tuple[int, ...]:
    """The places that a heading in a row covers: its own, and those right of it that no other column's heading has."""
    if row.column_spans and row.column_spans[at]:
        return tuple(range(at, at + row.column_spans[at]))
    end = at + 1
    while end < len(row.cells) and row.cells[end] is None and end not in others:
        end += 1
    return tuple(range(at, end))


def widen_columns(columns: Sequence[tuple[int, ...]], spans: Mapping[int, tuple[int, ...]]) -> ColumnPlaces:
    """The columns, each with all places that its headings cover. spans: by the place of a heading."""
    widened = []
    for places in columns:
        covered = {at for place in places for at in spans.get(place, (place,))}
        widened.append(tuple(sorted(covered)))
    return tuple(widened)


def fits_columns(row: DocumentRow, columns: ColumnPlaces) -> bool:
    """Whether it is sure which cell of a row stands under which heading.

    It is not where the row ends before the last column, where two figures stand under one heading, or where a merged
    cell with a text, or one of the row above, covers a column that has no cell of its own.
    """
    own = row.own_cells
    named = [places for places in columns if places]
    if any(places[0] >= len(own) for places in named):
        return False
    return not any(_holds_several(own, places) or _is_covered(row, places) for places in named)


def _holds_several(cells: Sequence[str | None], places: Sequence[int]) -> bool:
    return len({cells[at] for at in places if at < len(cells) and cells[at]}) > 1


def _is_covered(row: DocumentRow, places: Sequence[int]) -> bool:
    """Whether a column has no cell of its own in a row: one with a text reaches over it, or any from the row above."""
    cells = row.cells
    if any(at < len(cells) and cells[at] is not None for at in places):
        return False
    left = next((at for at in reversed(range(places[0])) if cells[at] is not None), None)
    if row.column_spans and (left is None or left + row.column_spans[left] <= places[0]):
        return True
    return left is not None and bool(cells[left])


def list_strays(row: DocumentRow, label: int, columns: ColumnPlaces) -> list[int]:
    """The places right of a row's label that hold a value and stand under none of the columns."""
    named = {at for places in columns for at in places}
    return [at for at, cell in enumerate(row.cells) if at > label and at not in named and cell and is_value(cell)]


def is_beyond(at: int, columns: ColumnPlaces) -> bool:
    """Whether a place stands right of all columns."""
    return all(at > place for places in columns for place in places)
