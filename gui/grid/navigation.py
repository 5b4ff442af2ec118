"""Finds the cell of a sheet that comes next: by cursor keys, and by Enter or Tab after an entry, as in Excel.

Headings are passed over; Enter and Tab also pass over totals, which cannot be typed in; from a total Enter goes to the
next cell, whatever it is. Places are given as row and
column of the sheet. A direction is given as down and right, each -1, 0 or 1.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from model.form.form import Cell
from model.form.sheet import Sheet, Tile

ARROW_STEPS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
"""The arrow keys → (down, right)."""
CursorAction = QAbstractItemView.CursorAction
ACTION_STEPS = {
    CursorAction.MoveUp: (-1, 0),
    CursorAction.MoveDown: (1, 0),
    CursorAction.MoveLeft: (0, -1),
    CursorAction.MoveRight: (0, 1),
    CursorAction.MoveHome: (0, -1),
    CursorAction.MoveEnd: (0, 1),
    CursorAction.MovePageUp: (-1, 0),
    CursorAction.MovePageDown: (1, 0),
}
"""Qt's cursor actions → (down, right)."""
LAST_CELL_NOTICE = "这里是本表的最后一格；按 Ctrl+PgDown 到下一页。"
FIRST_CELL_NOTICE = "前面没有要填的格了。"
KEY_ACTIONS = {
    Qt.Key.Key_Up: CursorAction.MoveUp,
    Qt.Key.Key_Down: CursorAction.MoveDown,
    Qt.Key.Key_Left: CursorAction.MoveLeft,
    Qt.Key.Key_Right: CursorAction.MoveRight,
    Qt.Key.Key_Home: CursorAction.MoveHome,
    Qt.Key.Key_End: CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: CursorAction.MovePageDown,
}
"""Keys → Qt's cursor actions."""


def walk_tiles(sheet: Sheet, row: int, column: int, down: int, right: int) -> Iterator[Tile]:
    """The tiles of cells in one direction from a place, nearest first; that of the place itself is left out."""
    seen = sheet.tile_at(row, column)
    while 0 <= row < sheet.row_count and 0 <= column < sheet.column_count:
        tile = sheet.tile_at(row, column)
        if tile is not seen and tile.cell:
            seen = tile
            yield tile
        row, column = row + down, column + right


def find_neighbour(sheet: Sheet, row: int, column: int, down: int, right: int, locked: bool) -> Tile | None:
    """The next cell in a direction, totals too if locked is set; None at the edge."""
    for tile in walk_tiles(sheet, row, column, down, right):
        if locked or not _is_locked(tile):
            return tile
    return None


def find_farthest(sheet: Sheet, row: int, column: int, down: int, right: int) -> Tile | None:
    """The last cell in a direction; None at the edge."""
    last = deque(walk_tiles(sheet, row, column, down, right), maxlen=1)
    return last[0] if last else None


def find_next_entry(sheet: Sheet, row: int, column: int, forward: bool) -> Tile | None:
    """The next or previous cell to type in, in reading order; None at either end."""
    open_tiles = [tile for tile in sheet.tiles_by_cell.values() if not _is_locked(tile)]
    if forward:
        return next((tile for tile in open_tiles if (tile.row, tile.column) > (row, column)), None)
    before = list(takewhile(lambda tile: (tile.row, tile.column) < (row, column), open_tiles))
    return before[-1] if before else None


def count_page_rows(table: QTableView, row: int, step: int) -> int:
    """By how many rows Page Down (step 1) or Page Up (-1) moves from a row: so that both rows are in sight together."""
    room = table.viewport().height() - table.rowHeight(row)
    count = 0
    while 0 <= row + (count + 1) * step < table.model().rowCount():
        room -= table.rowHeight(row + (count + 1) * step)
        if room < 0:
            break
        count += 1
    return max(count, 1)


def explain_end(key: str) -> str:
    """What to say where no cell comes next after a key; "" for arrow keys, which are seen to have reached the edge."""
    if key in ARROW_STEPS:
        return ""
    return LAST_CELL_NOTICE if key in ("enter", "tab") else FIRST_CELL_NOTICE


def find_next_line(sheet: Sheet, row: int, column: int, down: bool) -> Tile | None:
    """The first cell to type in of the next column (down) or the next row; None after the last one."""
    open_tiles = [tile for tile in sheet.tiles_by_cell.values() if not _is_locked(tile)]
    if down:
        later = [tile for tile in open_tiles if tile.column > column]
        return min(later, key=lambda tile: (tile.column, tile.row), default=None)
    return next((tile for tile in open_tiles if tile.row > row), None)


def list_line_cells(sheet: Sheet, at: Tile, which: str) -> list[Cell]:
    """The cells of the "row" or the "column" a tile stands in, or of the whole "table"."""
    tiles = list(sheet.tiles_by_cell.values())
    if which == "row":
        tiles = [tile for tile in tiles if tile.row == at.row]
    elif which == "column":
        tiles = [tile for tile in tiles if _share_column(tile, at)]
    return [tile.cell for tile in tiles if tile.cell]


def _is_locked(tile: Tile) -> bool:
    return tile.cell is not None and tile.cell.is_computed


def _share_column(one: Tile, other: Tile) -> bool:
    """Whether two tiles share a column of the sheet."""
    return one.column < other.column + other.width and other.column < one.column + one.width


class CursorMoves:
    """The moves after an entry. Remembers where a run of Tabs began: Enter returns to that column, one row below.

    Keys are named "enter", "shift enter", "tab", "backtab" and as in ARROW_STEPS.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._tab_start_column: int | None = None

    def forget_tab_start(self) -> None:
        """End a run of Tabs: the clerk went elsewhere, and Enter goes down from there."""
        self._tab_start_column = None

    def next_after_key(self, key: str, row: int, column: int, enter_goes_right: bool) -> Tile | None:
        """The tile to go to after a key ended an entry at a place; None at the edge."""
        if key in ("tab", "backtab"):
            if self._tab_start_column is None:
                self._tab_start_column = column
            return find_next_entry(self._sheet, row, column, forward=key == "tab")
        is_returning = False
        if key == "enter" and self._tab_start_column is not None:
            is_returning = True
            column = self._tab_start_column
        self._tab_start_column = None
        enter_step = (0, 1) if enter_goes_right and not is_returning else (1, 0)
        down, right = ARROW_STEPS.get(key, enter_step)
        if key == "shift enter":
            down, right = -down, -right
        takes_totals = key in ARROW_STEPS or _is_locked(self._sheet.tile_at(row, column))
        target = find_neighbour(self._sheet, row, column, down, right, locked=takes_totals)
        if key == "enter" and (target is None or (down and target.column != column)):
            return find_next_line(self._sheet, row, column, down=down == 1)
        return target


def target_of_key(
    sheet: Sheet, action: CursorAction, row: int, column: int, far: bool, page: int
) -> tuple[int, int] | None:
    """The place (row, column) a cursor action leads to from a place, in the same row or column; None at the edge.

    far: Ctrl is held, which leads to the last cell in the direction, with Home and End to the first and last of all.
    page: how many rows Page Up and Page Down move by.
    """
    down, right = ACTION_STEPS[action]
    if far and action in (CursorAction.MoveHome, CursorAction.MoveEnd):
        tiles = list(sheet.tiles_by_cell.values())
        corner = tiles[0] if action == CursorAction.MoveHome else tiles[-1]
        return corner.row, corner.column
    target: Tile | None
    if action in (CursorAction.MovePageUp, CursorAction.MovePageDown):
        one_page = list(islice(walk_tiles(sheet, row, column, down, right), page))
        target = one_page[-1] if one_page else None
    elif far or action in (CursorAction.MoveHome, CursorAction.MoveEnd):
        target = find_farthest(sheet, row, column, down, right)
    else:
        target = find_neighbour(sheet, row, column, down, right, locked=True)
    if target is None:
        return None
    return (target.row, column) if down else (row, target.column)


def next_in_selection(tiles: Sequence[Tile], here: Tile, key: str, enter_goes_right: bool) -> Tile | None:
    """The next of several selected tiles, from the last on to the first; None where that does not apply.

    Tab goes along their rows, Enter down their columns, unless it goes right. It does not apply to arrow keys, to
    fewer than two cells that can be typed in, and where the current tile is not one of them.
    """
    chosen = [tile for tile in tiles if tile.cell and not tile.cell.is_computed]
    if key in ARROW_STEPS or here not in tiles or len(chosen) < 2:
        return None
    if here not in chosen:  # a total: its place says which cell comes next
        chosen = sorted([*chosen, here], key=lambda tile: (tile.row, tile.column))
    if "enter" in key and not enter_goes_right:
        chosen.sort(key=lambda tile: (tile.column, tile.row))
    direction = -1 if key in ("shift enter", "backtab") else 1
    return chosen[(chosen.index(here) + direction) % len(chosen)]
