"""Labels and headings that a page end or the lack of ruling lines broke over several rows are put together again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.values import is_value

_MAX_LABEL_LINES = 16
"""Rows that the longest label of the form takes where its column is three characters wide."""
_MAX_ROWS_BELOW = 2
"""So many rows lower, at most, stands the second line of a heading that is set in the middle of its cell."""


def rejoin_broken_labels(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[DocumentRow]:
    """The rows of a document, each with the whole of its label or headings; nothing else is changed.

    The figures may stand beside any line of a label: 5.要求行 | 3, then 政机关确认….
    """
    changed = list(rows)
    at = 0
    while at < len(changed):
        _join_headings(changed, at, labels)
        row, count = _rejoin_row(changed[at : at + _MAX_LABEL_LINES], labels.rows)
        yield row
        at += count


def _join_headings(rows: list[DocumentRow], at: int, labels: LabelIndex) -> None:
    """Move what is left of a heading in the rows below into the row at a place: 结果 | 其他 over 维持 | 结果.

    Changes rows where it stands.
    """
    first = rows[at]
    if not first.is_aligned or not first.text or _holds_figures(first):
        return
    for below in range(at + 1, min(at + 1 + _MAX_ROWS_BELOW, len(rows))):
        row = rows[below]
        if not _have_same_columns(first, row) or _holds_figures(row):
            return
        upper, lower = list(rows[at].cells), list(row.cells)
        for column, (begin, end) in enumerate(zip(upper, lower, strict=True)):
            has_words = any(character.isalpha() for character in begin or "")  # (37) is a figure that will be refused
            if begin and end and has_words and labels.is_heading(f"{begin}{end}"):
                upper[column], lower[column] = f"{begin}{end}", None
        rows[at] = replace(first, cells=tuple(upper))
        rows[below] = replace(row, cells=tuple(lower))


def _rejoin_row(rows: Sequence[DocumentRow], labels: Collection[str]) -> tuple[DocumentRow, int]:
    """The first of some rows joined with as many below it as its label goes on in; and how many rows those are."""
    first = rows[0]
    if not first.is_aligned or not first.text or _has_label(first, labels):
        return first, 1
    for column in range(len(first.cells)):
        if not first.cells[column] or is_value(first.cells[column] or ""):
            continue
        label, count = _find_label(rows, column, labels)
        if label:
            return _merge_rows(rows[:count], column, label), count
    return first, 1


def _find_label(rows: Sequence[DocumentRow], column: int, labels: Collection[str]) -> tuple[str, int]:
    """The label of the form that stands in some rows from one column on, and over how many rows; "", 0 for none.

    One of those rows holds figures. Words set in the middle may stand a column farther right than those above.
    """
    label, rows_of_figures = "", 0
    for count, row in enumerate(rows, start=1):
        if not _have_same_columns(rows[0], row):
            break
        cell = _first_text(row.cells[column:])
        if not is_value(cell):
            label += cell
        if _holds_figures(row, column):
            rows_of_figures += 1
        if rows_of_figures > 1:
            break
        if rows_of_figures and normalise_label(label) in labels:
            return label, count
    return "", 0


def _first_text(cells: Sequence[str | None]) -> str:
    return next((cell for cell in cells if cell), "")


def _merge_rows(rows: Sequence[DocumentRow], column: int, label: str) -> DocumentRow:
    """One row out of several: what stands left of the label, the label, and the figures of the row that has any."""
    row_of_figures = next(row for row in rows if _holds_figures(row, column))
    left = []
    for at in range(column):
        joined = "".join(row.cells[at] or "" for row in rows)
        left.append(joined or rows[0].cells[at])
    rest = list(row_of_figures.cells[column:])
    words = _first_text(rest)
    if words and not is_value(words):
        rest[rest.index(words)] = None
    return replace(row_of_figures, cells=(*left, label, *rest[1:]))


def _have_same_columns(row: DocumentRow, other: DocumentRow) -> bool:
    """Whether the cells of two rows stand under each other."""
    return (
        row.is_aligned and other.is_aligned and row.worksheet == other.worksheet and len(row.cells) == len(other.cells)
    )


def _holds_figures(row: DocumentRow, column: int = 0) -> bool:
    return any(is_value(cell) for cell in row.cells[column:] if cell)


def _has_label(row: DocumentRow, labels: Collection[str]) -> bool:
    return any(normalise_label(cell) in labels for cell in row.cells if cell and not is_value(cell))
