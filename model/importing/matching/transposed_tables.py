"""Transposed tables are turned back: those where headings of the form's columns stand in the first columns instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, zip_longest

from model.form.form import TableBlock
from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.values import is_value

_MIN_HEADINGS = 4
"""So many column headings of one block under each other say that a table is transposed; row labels share fewer."""


def untranspose(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[DocumentRow]:
    """The rows of a document; in transposed tables what was a column becomes a row.

    A table in which some row of figures has more or fewer cells than the others stays as it is: a cell that is missing
    moved all others of its row under the headings of their neighbours.
    """
    blocks = [block for table in labels.form.tables.values() for block in table.blocks]
    for table_rows in _group_tables(rows, labels):
        is_transposed = table_rows[0].is_aligned and any(_is_transposed(table_rows, block) for block in blocks)
        if is_transposed and _are_of_one_length(table_rows):
            yield from _turn_rows(table_rows)
        else:
            yield from table_rows


def _group_tables(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[list[DocumentRow]]:
    """Rows that are one table; a worksheet may hold several, each below the heading of a section, which stands alone.

    Rows of one table say the same of their place but for their number: 第 2 张表第 3 行.
    """
    headings = {normalise_label(section.label) for section in labels.form.sections}
    headings_passed = accumulate(normalise_label(row.only_text) in headings for row in rows)
    keys = [
        (passed, row.is_aligned, row.worksheet, row.location.rpartition("第")[0], len(row.cells))
        for passed, row in zip(headings_passed, rows, strict=True)
    ]
    for _, group in groupby(zip(keys, rows, strict=True), key=lambda pair: pair[0]):
        table_rows = [row for _, row in group]
        if normalise_label(table_rows[0].only_text) in headings:
            yield table_rows[:1]
            table_rows = table_rows[1:]
        if table_rows:
            yield table_rows


def _is_transposed(rows: Sequence[DocumentRow], block: TableBlock) -> bool:
    """Whether more column headings of a block stand in one column, each with figures behind it, than in any row."""
    official = {normalise_label(column.label) for column in block.columns}
    if len(official) < _MIN_HEADINGS:
        return False
    # a damaged text may have a thousand columns: no row is gone through again for each of them
    figures_end = [(row, _find_last_figure(row)) for row in rows]
    counts_by_column = [len(official & _labels_in_column(figures_end, at)) for at in range(len(rows[0].cells))]
    counts_by_row = [len(official & {normalise_label(cell) for cell in row.cells if cell}) for row in rows]
    most = max(counts_by_column, default=0)
    return most >= _MIN_HEADINGS and most > max(counts_by_row)


def _are_of_one_length(rows: Sequence[DocumentRow]) -> bool:
    """Whether all rows that hold figures have as many cells of their own."""
    return len({len(row.own_cells) for row in rows if _find_last_figure(row) > 0}) == 1


def _labels_in_column(figures_end: Sequence[tuple[DocumentRow, int]], column: int) -> set[str]:
    """The labels in a column that have figures behind them. figures_end: each row with the place of its last figure."""
    labels = (row.cells[column] for row, last in figures_end if column < last)
    return {normalise_label(label) for label in labels if label}


def _find_last_figure(row: DocumentRow) -> int:
    """The number of the last cell of a row that holds a figure, counted from 0; -1 where none does."""
    for at in range(len(row.cells) - 1, -1, -1):
        cell = row.cells[at]
        if cell and is_value(cell):
            return at
    return -1


def _turn_rows(rows: Sequence[DocumentRow]) -> Iterator[DocumentRow]:
    """The columns of a table as rows."""
    for number, cells in enumerate(zip_longest(*(row.cells for row in rows)), start=1):
        yield DocumentRow(
            cells, f"{rows[0].location}起第 {number} 列", is_table=True, is_aligned=True, worksheet=rows[0].worksheet
        )
