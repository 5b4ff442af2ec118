"""Repeats a pasted block in a selection that is larger, as spreadsheets do: one row in several selected rows."""

from __future__ import annotations

from collections.abc import Sequence

from model.form.form import Cell
from model.form.sheet import Sheet, Tile
from model.importing.matching.labels import LabelIndex
from model.pasting.column_headings import HeadingCollector, find_unknown_headings
from model.pasting.target_cells import PastedRows, PlacedText


def repeat_in_selection(
    sheet: Sheet, selection: Sequence[Cell], rows: PastedRows, index: LabelIndex
) -> list[PlacedText] | None:
    """Every text of the block with each of its cells; None where the block does not fit the selection several times.

    The selected rows, or the selected columns, must be a multiple of the block's; the other way the block may be larger
    than the selection, and then goes on from its first cell. Rows and columns of totals need not be counted. A block
    with headings is not repeated.
    """
    width = max(len(row) for row in rows)
    unknown = find_unknown_headings(rows, index)
    has_headings = any(HeadingCollector(index, unknown).take_row(row, number) for number, row in enumerate(rows))
    if has_headings or not is_rectangle(sheet, selection):
        return None
    lines = _choose_lines(sheet, selection, "row", len(rows))
    columns = _choose_lines(sheet, selection, "column", width)
    if not lines or not columns or (len(lines) == len(rows) and len(columns) == width):
        return None
    placed = []
    for line_number, line in enumerate(lines):
        number = line_number % len(rows)
        for column_number, column in enumerate(columns):
            at = column_number % width
            text = rows[number][at] if at < len(rows[number]) else ""
            tile = sheet.tile_at(line, column)
            if text is not None and tile.cell and (tile.row, tile.column) == (line, column):
                placed.append(PlacedText(text, (number, at), tile.cell))
    is_repeated = len(placed) > sum(text is not None for row in rows for text in row)
    return placed if is_repeated else None


def is_rectangle(sheet: Sheet, selection: Sequence[Cell]) -> bool:
    """Whether the selected cells are all those where their rows and columns cross."""
    tiles = [sheet.tiles_by_cell[cell.id] for cell in selection]
    selected = {cell.id for cell in selection}
    crossing = (sheet.tile_at(row, column) for row in {t.row for t in tiles} for column in choose_columns(tiles))
    return all(tile.cell.id in selected for tile in crossing if tile.cell)


def choose_columns(tiles: Sequence[Tile]) -> list[int]:
    """The fewest columns of the sheet that meet every tile."""
    columns: set[int] = set()
    for tile in sorted(tiles, key=lambda tile: tile.width):
        if columns.isdisjoint(range(tile.column, tile.column + tile.width)):
            columns.add(tile.column)
    return sorted(columns)


def _choose_lines(sheet: Sheet, selection: Sequence[Cell], way: str, size: int) -> list[int]:
    """The rows or columns of the sheet that a block so many rows or columns large fills; [] where it does not fit.

    way: "row" or "column".
    """
    tiles = [sheet.tiles_by_cell[cell.id] for cell in selection]
    entries = [tile for tile in tiles if tile.cell and not tile.cell.is_computed]
    for chosen in (tiles, entries):
        lines = sorted({tile.row for tile in chosen}) if way == "row" else choose_columns(chosen)
        if lines and len(lines) % size == 0:
            return lines
    first = min(tile.row if way == "row" else tile.column for tile in tiles)
    every = sheet.tiles_by_cell.values()
    onwards = sorted({number for tile in every if (number := tile.row if way == "row" else tile.column) >= first})
    selected_size = len({tile.row if way == "row" else tile.column for tile in tiles})
    return onwards[:size] if selected_size < size <= len(onwards) else []
