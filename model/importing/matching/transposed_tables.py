"""Tables that lie on their side: the headings of the form's columns stand under each other, in the first columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, zip_longest

from model.form.form import TableBlock
from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.values import is_value

_MIN_HEADINGS = 4
"""So many headings of one block under each other say that a table lies on its side; rows share fewer names."""


def untranspose(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[DocumentRow]:
    """The rows, tables that lie on their side turned: what was a column is a row."""
    blocks = [block for table in labels.form.tables.values() for block in table.blocks]
    for some in _group_tables(rows, labels):
        if some[0].is_aligned and any(_is_transposed(some, block) for block in blocks):
            yield from _turn_rows(some)
        else:
            yield from some


def _group_tables(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[list[DocumentRow]]:
    """Rows that are one table: between headings of sections in a worksheet, too."""
    headings = {normalise_label(section.label) for section in labels.form.sections}
    heads = accumulate(normalise_label(row.only_text) in headings for row in rows)
    keys = [
        (head, row.is_aligned, row.worksheet, row.location.rpartition("第")[0], len(row.cells))
        for head, row in zip(heads, rows, strict=True)
    ]
    for _, group in groupby(zip(keys, rows, strict=True), key=lambda pair: pair[0]):
        some = [row for _, row in group]
        headed = normalise_label(some[0].only_text) in headings
        if headed:
            yield some[:1]
        if some[headed:]:
            yield some[headed:]


def _is_transposed(rows: Sequence[DocumentRow], block: TableBlock) -> bool:
    """Whether most headings of a block stand in one column, each with figures behind it, and fewer in any row."""
    official = {normalise_label(column.label) for column in block.columns}
    if len(official) < _MIN_HEADINGS:
        return False
    down = [
        {normalise_label(row.cells[at] or "") for row in rows if _has_figures_behind(row, at)}
        for at in range(len(rows[0].cells))
    ]
    across = [{normalise_label(cell) for cell in row.cells if cell} for row in rows]
    most = max((len(official & names) for names in down), default=0)
    return most >= _MIN_HEADINGS and most > max(len(official & names) for names in across)


def _has_figures_behind(row: DocumentRow, at: int) -> bool:
    return any(is_value(cell) for cell in row.cells[at + 1 :] if cell)


def _turn_rows(rows: Sequence[DocumentRow]) -> Iterator[DocumentRow]:
    for number, cells in enumerate(zip_longest(*(row.cells for row in rows)), start=1):
        yield DocumentRow(
            cells, f"{rows[0].location}起第 {number} 列", is_table=True, is_aligned=True, worksheet=rows[0].worksheet
        )
