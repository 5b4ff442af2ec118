"""Where a pasted block goes that names no rows: cell beside cell and row below row, from the cursor on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.form.form import Cell, TableBlock
from model.form.sheet import Sheet, Tile
from model.importing.matching.labels import LabelIndex
from model.pasting.column_headings import HeadingCollector

PastedRows = Sequence[Sequence[str | None]]
"""A block as the clipboard has it: "" is a blank cell, None a place that a neighbour's span covers."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A pasted text and its cell; without one, why says why it has no place. at: row and column in the block, from 0.

    idle: words that are no figure and were none, a remark under the table.
    """

    text: str
    position: tuple[int, int]
    cell: Cell | None = None
    reason: str = ""
    is_idle: bool = False


def unplaced_row(row: Sequence[str | None], number: int, why: str, idle: bool = False) -> PlacedText:
    """A whole row that has no place."""
    return PlacedText(" ".join(" ".join(text.split()) for text in row if text), (number, 0), None, why, idle)


def fill_selection(cells: Sequence[Cell], text: str) -> list[PlacedText]:
    """One text into every cell that can be filled in."""
    return [PlacedText(text, (0, 0), cell) for cell in cells if not cell.is_computed]


def place_at_anchor(sheet: Sheet, anchor: Cell, rows: PastedRows, index: LabelIndex) -> list[PlacedText]:
    """The block at a cell. Rows of headings in it are known as such; what juts out of the table has no place."""
    tile = sheet.tiles_by_cell[anchor.id]
    headings = HeadingCollector(index)
    spots: list[PlacedText] = []
    for number, (row, line) in enumerate(zip(rows, _match_sheet_rows(sheet, tile.row, rows, index), strict=True)):
        if headings.take_row(row):
            continue
        if line is not None:
            spots += _place_row(sheet, line, tile.column, row, number, headings)
        elif any(row):
            spots.append(unplaced_row(row, number, "超出表格下边，没有放处"))
    return spots


def _match_sheet_rows(sheet: Sheet, top: int, rows: PastedRows, index: LabelIndex) -> Iterator[int | None]:
    """The row of the sheet each pasted row goes to.

    Where the block's own headings and blanks fall just on headings of the sheet, row stands beside row; else its rows
    fill the next rows that have cells, over headings in between.
    """
    open_rows = sorted({tile.row for tile in sheet.tiles_by_cell.values() if tile.row >= top})
    heads = {at for at, row in enumerate(rows) if HeadingCollector(index).take_row(row)}
    closed = {at for at in range(min(len(rows), sheet.row_count - top)) if top + at not in open_rows}
    silent = heads | {at for at, row in enumerate(rows) if not any(row)}
    if heads and heads <= closed <= silent:
        yield from (top + at if top + at in open_rows else None for at in range(len(rows)))
        return
    following = iter(open_rows)
    for at in range(len(rows)):
        yield None if at in heads else next(following, None)


def _place_row(
    sheet: Sheet, line: int, left: int, row: Sequence[str | None], number: int, headings: HeadingCollector
) -> Iterator[PlacedText]:
    """One row of the block in one row of the sheet: under its headings, else from the cursor's column on."""
    cells = [tile.cell for tile in sheet.tiles_by_cell.values() if tile.row == line]
    headed = headings.find_named_columns(block_of_row(sheet, line))
    columns = headings.map_columns(block_of_row(sheet, line), row)
    before: Tile | None = None
    for at, text in enumerate(row):
        tile = sheet.tile_at(line, left + at) if left + at < sheet.column_count else None
        if headed:
            cell = cells[columns[at]] if at in columns else None
        else:
            cell = tile.cell if tile and tile is not before else None
        if cell and text is not None:
            yield PlacedText(text, (number, at), cell)
        elif text:
            why = "上面没有认得的列标题" if headed else "超出表格右边，没有放处"
            yield PlacedText(text, (number, at), None, why)
        before = tile


def block_of_row(sheet: Sheet, line: int) -> TableBlock:
    """The block a row of the sheet belongs to."""
    ids = {id for id, tile in sheet.tiles_by_cell.items() if tile.row == line}
    return next(block for block in sheet.table.blocks if any(cell.id in ids for cell in block.cells.values()))
