"""Labels and headings that a page end or the lack of ruling lines broke over several rows are put together again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.values import is_value

_MAX_LABEL_LINES = 16
"""The longest label takes no more, set three characters wide."""
_MAX_ROWS_BELOW = 2
"""So many rows lower, at most, the second line of a heading set in the middle stands."""


def rejoin_broken_labels(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[DocumentRow]:
    """The rows, each with the whole of its label or headings; nothing else is touched.

    The figures may stand beside any line of it: 5.要求行 | 3, 政机关确认….
    """
    left = list(rows)
    at = 0
    while at < len(left):
        _join_headings(left, at, labels)
        whole, count = _rejoin_row(left[at : at + _MAX_LABEL_LINES], labels.rows)
        yield whole
        at += count


def _join_headings(rows: list[DocumentRow], at: int, labels: LabelIndex) -> None:
    """Put what is left of a heading in the rows below into this one: 结果 | 其他, 维持 | 结果."""
    first = rows[at]
    if not first.is_aligned or not first.text or _holds_figures(first):
        return
    for below in range(at + 1, min(at + 1 + _MAX_ROWS_BELOW, len(rows))):
        row = rows[below]
        if not _have_same_columns(first, row) or _holds_figures(row):
            return
        pairs = list(zip(rows[at].cells, row.cells, strict=True))
        joins = [bool(a and b and labels.is_heading(f"{a}{b}")) for a, b in pairs]
        if any(joins):
            rows[at] = replace(
                first, cells=tuple(f"{a}{b}" if j else a for j, (a, b) in zip(joins, pairs, strict=True))
            )
            rows[below] = replace(row, cells=tuple(None if j else b for j, (_, b) in zip(joins, pairs, strict=True)))


def _rejoin_row(rows: Sequence[DocumentRow], labels: Collection[str]) -> tuple[DocumentRow, int]:
    """The first of some rows with as many below it as its label needs, and how many rows that makes."""
    first = rows[0]
    if not first.is_aligned or not first.text or _has_label(first, labels):
        return first, 1
    for column in range(len(first.cells)):
        label, count = _find_label(rows, column, labels) if first.cells[column] else ("", 0)
        if label:
            return _merge_rows(rows[:count], column, label), count
    return first, 1


def _find_label(rows: Sequence[DocumentRow], column: int, labels: Collection[str]) -> tuple[str, int]:
    """The label of the form that words from one column on say beside one row of figures, and over how many rows.

    Words set in the middle may stand a column farther right than those above. "", 0 where they say none.
    """
    said, figures = "", 0
    for count, row in enumerate(rows, start=1):
        if not _have_same_columns(rows[0], row):
            break
        cell = _first_text(row.cells[column:])
        said += "" if is_value(cell) else cell
        figures += _holds_figures(row, column)
        if figures > 1:
            break
        if figures and normalise_label(said) in labels:
            return said, count
    return "", 0


def _first_text(cells: Sequence[str | None]) -> str:
    return next((cell for cell in cells if cell), "")


def _merge_rows(rows: Sequence[DocumentRow], column: int, label: str) -> DocumentRow:
    """One row out of several: what stands left of the label, the label, and the figures of the row that has any."""
    figures = next(row for row in rows if _holds_figures(row, column))
    left = ["".join(row.cells[at] or "" for row in rows) or rows[0].cells[at] for at in range(column)]
    rest = list(figures.cells[column:])
    words = _first_text(rest)
    if words and not is_value(words):
        rest[rest.index(words)] = None
    return replace(figures, cells=(*left, label, *rest[1:]))


def _have_same_columns(row: DocumentRow, other: DocumentRow) -> bool:
    """Whether the cells of two rows stand under each other."""
    return (
        row.is_aligned and other.is_aligned and row.worksheet == other.worksheet and len(row.cells) == len(other.cells)
    )


def _holds_figures(row: DocumentRow, column: int = 0) -> bool:
    return any(is_value(cell) for cell in row.cells[column:] if cell)


def _has_label(row: DocumentRow, labels: Collection[str]) -> bool:
    return any(normalise_label(cell) in labels for cell in row.cells if cell and not is_value(cell))
