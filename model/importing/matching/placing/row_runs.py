"""The values of one row out of a run of tokens: which of them are the row's cells, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from model.importing.matching.tokens import RUNNING_TEXT, Token


@dataclass(frozen=True, slots=True)
class RowCells:
    """The tokens that are the cells of a row.

    is_sure: their number and place leave no doubt; else the sums of the row have to hold. needs_sums: a row without
    sums is not taken either.
    """

    tokens: list[Token]
    is_sure: bool = True
    needs_sums: bool = False


def find_row_cells(run: Sequence[Token], count: int, is_short: bool = False) -> RowCells | None:
    """The cells of a row of count columns; None where some are missing, or too many, and nothing says which.

    run: what stands behind its label. is_short: the row has fewer cells than its table, so that a blank one may stand
    in the place of a label.
    """
    first_row = list(takewhile(lambda token: token.kind != "end", run))
    if len(first_row) == count and not (is_short and not first_row[0].text):
        return RowCells(first_row)
    written = [token for token in run if token.text]
    if all(token.row_number == RUNNING_TEXT for token in written):
        return _find_in_text(run, written, count)
    if len({token.row_number for token in written}) == 1:
        return _find_in_table_row(list_own_cells(run, written[0].row_number), count)
    found = _find_in_text(run, written, count)
    return RowCells(found.tokens, is_sure=False, needs_sums=True) if found else None


def list_own_cells(run: Sequence[Token], row_number: int) -> list[Token]:
    """The cells of one row of a table, without the blank ones before the first and behind the last that is written."""
    cells = [token for token in run if token.row_number == row_number and token.kind == "value"]
    written = [at for at, cell in enumerate(cells) if cell.text]
    return cells[written[0] : written[-1] + 1] if written else []


def _find_in_table_row(cells: list[Token], count: int) -> RowCells | None:
    """The cells of a row among those of a table's row, between which blank ones may have slipped.

    As many as the row has columns, then a gap: what stands behind the gap is beside the table.
    """
    block = list(takewhile(lambda cell: cell.text, cells))
    if len(block) == count:
        is_whole = len(block) == len(cells)
        return RowCells(block, is_sure=is_whole, needs_sums=not is_whole)
    written = [cell for cell in cells if cell.text]
    return RowCells(written, is_sure=False) if len(written) == count else None


def _find_in_text(run: Sequence[Token], written: list[Token], count: int) -> RowCells | None:
    """The cells of a row in running text, where a blank cell may have become an empty line or nothing at all.

    Empty lines are taken for blank cells only where they make the count exactly right and the last cell is written.
    """
    last = max(at for at, token in enumerate(run) if token.text)
    if len(written) == count:
        begin = next(at for at, token in enumerate(run) if token.text)
        has_gaps = last - begin + 1 > count
        return RowCells(written, is_sure=not has_gaps)
    if last == count - 1:
        cells = [token if token.text else Token("value", "", token.location) for token in run[:count]]
        return RowCells(cells, is_sure=False)
    return None


def unmerge_cells(run: Sequence[Token], widths: Sequence[int]) -> list[Token] | None:
    """The values of a row in which each merged cell was written once for every column it covers; None for others."""
    first_row = list(takewhile(lambda token: token.kind != "end", run))
    if len(first_row) != sum(widths) or len(widths) == sum(widths):
        return None
    values = []
    start = 0
    for width in widths:
        repeated = first_row[start : start + width]
        if any(token.text != repeated[0].text for token in repeated):
            return None
        values.append(repeated[0])
        start += width
    return values
