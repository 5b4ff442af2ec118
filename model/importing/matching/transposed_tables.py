"""Tables that lie on their side: the headings of the form's columns stand under each other, in the first columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, zip_longest

from model.form.form import Block
from model.importing.document import Row
from model.importing.matching.labels import Index, bare, index
from model.importing.matching.values import is_value

_LEAST = 4
"""So many headings of one block under each other say that a table lies on its side; rows share fewer names."""


def upright(rows: Sequence[Row], edition: str) -> Iterator[Row]:
    """The rows, tables that lie on their side turned: what was a column is a row."""
    labels = index(edition)
    blocks = [block for table in labels.form.tables.values() for block in table.blocks]
    for some in _tables(rows, labels):
        if some[0].aligned and any(_lies(some, block) for block in blocks):
            yield from _turned(some)
        else:
            yield from some


def _tables(rows: Sequence[Row], labels: Index) -> Iterator[list[Row]]:
    """Rows that are one table: between headings of sections in a worksheet, too."""
    headings = {bare(section.label) for section in labels.form.sections}
    heads = accumulate(bare(row.alone) in headings for row in rows)
    keys = [
        (head, row.aligned, row.part, row.where.rpartition("第")[0], len(row.cells))
        for head, row in zip(heads, rows, strict=True)
    ]
    for _, group in groupby(zip(keys, rows, strict=True), key=lambda pair: pair[0]):
        some = [row for _, row in group]
        headed = bare(some[0].alone) in headings
        if headed:
            yield some[:1]
        if some[headed:]:
            yield some[headed:]


def _lies(rows: Sequence[Row], block: Block) -> bool:
    """Whether most headings of a block stand in one column, each with figures behind it, and fewer in any row."""
    official = {bare(column.label) for column in block.columns}
    if len(official) < _LEAST:
        return False
    down = [{bare(row.cells[at] or "") for row in rows if _figures_behind(row, at)} for at in range(len(rows[0].cells))]
    across = [{bare(cell) for cell in row.cells if cell} for row in rows]
    most = max((len(official & names) for names in down), default=0)
    return most >= _LEAST and most > max(len(official & names) for names in across)


def _figures_behind(row: Row, at: int) -> bool:
    return any(is_value(cell) for cell in row.cells[at + 1 :] if cell)


def _turned(rows: Sequence[Row]) -> Iterator[Row]:
    for number, cells in enumerate(zip_longest(*(row.cells for row in rows)), start=1):
        yield Row(cells, f"{rows[0].where}起第 {number} 列", table=True, aligned=True, part=rows[0].part)
