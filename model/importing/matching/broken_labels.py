"""Labels and headings that a page end or the lack of ruling lines broke over several rows are put together again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from model.importing.document import Row
from model.importing.matching.labels import Index, bare, index
from model.importing.matching.values import is_value

_MOST_LINES = 16
"""The longest label takes no more, set three characters wide."""
_MOST_HEADS = 2
"""So many rows lower, at most, the second line of a heading set in the middle stands."""


def mended(rows: Sequence[Row], edition: str) -> Iterator[Row]:
    """The rows, each with the whole of its label or headings; nothing else is touched.

    The figures may stand beside any line of it: 5.要求行 | 3, 政机关确认….
    """
    labels = index(edition)
    left = list(rows)
    at = 0
    while at < len(left):
        _join_headings(left, at, labels)
        whole, count = _whole(left[at : at + _MOST_LINES], labels.rows)
        yield whole
        at += count


def _join_headings(rows: list[Row], at: int, labels: Index) -> None:
    """Put what is left of a heading in the rows below into this one: 结果 | 其他, 维持 | 结果."""
    first = rows[at]
    if not first.aligned or not first.text or _holds_figures(first):
        return
    for below in range(at + 1, min(at + 1 + _MOST_HEADS, len(rows))):
        row = rows[below]
        if not _alike(first, row) or _holds_figures(row):
            return
        pairs = list(zip(rows[at].cells, row.cells, strict=True))
        joins = [bool(a and b and labels.known(f"{a}{b}")) for a, b in pairs]
        if any(joins):
            rows[at] = replace(
                first, cells=tuple(f"{a}{b}" if j else a for j, (a, b) in zip(joins, pairs, strict=True))
            )
            rows[below] = replace(row, cells=tuple(None if j else b for j, (_, b) in zip(joins, pairs, strict=True)))


def _whole(rows: Sequence[Row], labels: Collection[str]) -> tuple[Row, int]:
    """The first of some rows with as many below it as its label needs, and how many rows that makes."""
    first = rows[0]
    if not first.aligned or not first.text or _labelled(first, labels):
        return first, 1
    for column in range(len(first.cells)):
        label, count = _label(rows, column, labels) if first.cells[column] else ("", 0)
        if label:
            return _joined(rows[:count], column, label), count
    return first, 1


def _label(rows: Sequence[Row], column: int, labels: Collection[str]) -> tuple[str, int]:
    """The label of the form that words from one column on say beside one row of figures, and over how many rows.

    Words set in the middle may stand a column farther right than those above. "", 0 where they say none.
    """
    said, figures = "", 0
    for count, row in enumerate(rows, start=1):
        if not _alike(rows[0], row):
            break
        cell = _first(row.cells[column:])
        said += "" if is_value(cell) else cell
        figures += _holds_figures(row, column)
        if figures > 1:
            break
        if figures and bare(said) in labels:
            return said, count
    return "", 0


def _first(cells: Sequence[str | None]) -> str:
    return next((cell for cell in cells if cell), "")


def _joined(rows: Sequence[Row], column: int, label: str) -> Row:
    """One row out of several: what stands left of the label, the label, and the figures of the row that has any."""
    figures = next(row for row in rows if _holds_figures(row, column))
    left = ["".join(row.cells[at] or "" for row in rows) or rows[0].cells[at] for at in range(column)]
    rest = list(figures.cells[column:])
    words = _first(rest)
    if words and not is_value(words):
        rest[rest.index(words)] = None
    return replace(figures, cells=(*left, label, *rest[1:]))


def _alike(row: Row, other: Row) -> bool:
    """Whether the cells of two rows stand under each other."""
    return row.aligned and other.aligned and row.part == other.part and len(row.cells) == len(other.cells)


def _holds_figures(row: Row, column: int = 0) -> bool:
    return any(is_value(cell) for cell in row.cells[column:] if cell)


def _labelled(row: Row, labels: Collection[str]) -> bool:
    return any(bare(cell) in labels for cell in row.cells if cell and not is_value(cell))
