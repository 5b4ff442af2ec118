"""Places a pasted block without row labels: cell beside cell and row below row, from the cursor's cell on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.form.form import Cell, TableBlock
from model.form.sheet import Sheet, Tile
from model.importing.matching.labels import LabelIndex
from model.pasting.column_headings import HeadingCollector, find_unknown_headings

PastedRows = Sequence[Sequence[str | None]]
"""A block as the clipboard has it: "" is a blank cell, None a position that a neighbour's span covers."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A pasted text and its cell. reason: why it has none, or what the clerk should know of the cell.

    position: row and column in the pasted block, from 0; is_idle: words that are no figure, such as a remark below.
    """

    text: str
    position: tuple[int, int]
    cell: Cell | None = None
    reason: str = ""
    is_idle: bool = False


def unplaced_row(row: Sequence[str | None], number: int, reason: str, idle: bool = False) -> PlacedText:
    """A whole row without a cell, its texts joined. number: of the row in the block, from 0."""
    joined = " ".join(" ".join(text.split()) for text in row if text)
    return PlacedText(joined, (number, 0), None, reason, idle)


def fill_selection(cells: Sequence[Cell], text: str) -> list[PlacedText]:
    """The text in each of the cells that can be filled in."""
    return [PlacedText(text, (0, 0), cell) for cell in cells if not cell.is_computed]


def place_at_anchor(sheet: Sheet, anchor: Cell, rows: PastedRows, index: LabelIndex) -> list[PlacedText]:
    """The texts of a block whose upper left is at a cell. Rows of headings are left out; the rest is cut at the edges.

    What does not fit into the table has no cell.
    """
    tile = sheet.tiles_by_cell[anchor.id]
    headings = HeadingCollector(index, find_unknown_headings(rows, index))
    placed: list[PlacedText] = []
    for number, (row, line) in enumerate(zip(rows, _match_sheet_rows(sheet, tile.row, rows, index), strict=True)):
        if headings.take_row(row, number):
            continue
        if line is not None:
            placed += _place_row(sheet, line, tile.column, row, number, headings)
        elif any(row):
            placed.append(unplaced_row(row, number, "超出表格下边，没有放处"))
    return placed


def _match_sheet_rows(sheet: Sheet, top: int, rows: PastedRows, index: LabelIndex) -> Iterator[int | None]:
    """For each pasted row, the row of the sheet it goes to; None for headings and for rows beyond the table.

    Where headings of the block fall just on headings of the sheet, each row goes to the one beside it; else the rows go
    to the next rows that have cells, past headings in between.
    """
    rows_with_cells = sorted({tile.row for tile in sheet.tiles_by_cell.values() if tile.row >= top})
    unknown = find_unknown_headings(rows, index)
    headings = {at for at, row in enumerate(rows) if HeadingCollector(index, unknown).take_row(row, at)}
    blanks = {at for at, row in enumerate(rows) if not any(row)}
    beside_headings = {at for at in range(min(len(rows), sheet.row_count - top)) if top + at not in rows_with_cells}
    if headings and headings <= beside_headings <= headings | blanks:
        for at in range(len(rows)):
            yield top + at if top + at in rows_with_cells else None
        return
    next_rows = iter(rows_with_cells)
    for at in range(len(rows)):
        yield None if at in headings else next(next_rows, None)


def _place_row(
    sheet: Sheet, line: int, left: int, row: Sequence[str | None], number: int, headings: HeadingCollector
) -> Iterator[PlacedText]:
    """One row of the block in one row of the sheet: under its headings, else from the cursor's column on."""
    cells = [tile.cell for tile in sheet.tiles_by_cell.values() if tile.row == line]
    block = block_of_row(sheet, line)
    has_headings = bool(headings.find_named_columns(block)) or headings.has_foreign_headings(block, row)
    columns = headings.map_columns(block, row)
    tile_before: Tile | None = None
    for at, text in enumerate(row):
        tile = sheet.tile_at(line, left + at) if left + at < sheet.column_count else None
        cell: Cell | None = None
        if has_headings:
            cell = cells[columns[at]] if at in columns else None
        elif tile and tile is not tile_before:
            cell = tile.cell
        if cell and text is not None:
            yield PlacedText(text, (number, at), cell)
        elif text:
            reason = headings.explain_unplaced(block, at) if has_headings else "超出表格右边，没有放处"
            yield PlacedText(text, (number, at), None, reason)
        tile_before = tile


def block_of_row(sheet: Sheet, line: int) -> TableBlock:
    """The block a row of the sheet belongs to."""
    ids = {id for id, tile in sheet.tiles_by_cell.items() if tile.row == line}
    return next(block for block in sheet.table.blocks if any(cell.id in ids for cell in block.cells.values()))
