"""Where the cursor of a grid goes when an entry ends: Excel's Enter and Tab, and the return after a run of Tabs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from gui.grid import navigation as grid_walk
from model.form.sheet import Sheet, Tile

ARROWS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
"""Rows down and columns right."""
Action = QAbstractItemView.CursorAction
WAYS = {
    Action.MoveUp: (-1, 0),
    Action.MoveDown: (1, 0),
    Action.MoveLeft: (0, -1),
    Action.MoveRight: (0, 1),
    Action.MoveHome: (0, -1),
    Action.MoveEnd: (0, 1),
    Action.MovePageUp: (-1, 0),
    Action.MovePageDown: (1, 0),
}
"""The same for Qt's moves of the cursor."""
MOVES = {
    Qt.Key.Key_Up: Action.MoveUp,
    Qt.Key.Key_Down: Action.MoveDown,
    Qt.Key.Key_Left: Action.MoveLeft,
    Qt.Key.Key_Right: Action.MoveRight,
    Qt.Key.Key_Home: Action.MoveHome,
    Qt.Key.Key_End: Action.MoveEnd,
    Qt.Key.Key_PageUp: Action.MovePageUp,
    Qt.Key.Key_PageDown: Action.MovePageDown,
}
"""The keys of these moves."""


class GridRun:
    """Remembers where a run of Tabs began. Keys: enter, shift enter, tab, backtab and the ARROWS."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._start: int | None = None

    def forget(self) -> None:
        """The clerk went elsewhere: Enter goes down from there."""
        self._start = None

    def after(self, key: str, row: int, column: int, enter_goes_right: bool) -> Tile | None:
        """The next tile after a key that ended an entry at a place; None at the edge."""
        if key in ("tab", "backtab"):
            self._start = column if self._start is None else self._start
            return grid_walk.along(self._sheet, row, column, forward=key == "tab")
        returning = key == "enter" and self._start is not None
        if returning:
            column = self._start or 0
        self._start = None
        down, right = ARROWS.get(key, (0, 1) if enter_goes_right and not returning else (1, 0))
        if key == "shift enter":
            down, right = -down, -right
        target = grid_walk.step(self._sheet, row, column, down, right, locked=key in ARROWS)
        if key == "enter" and (target is None or (down and target.column != column)):
            return grid_walk.next_line(self._sheet, row, column, down=down == 1)
        return target


def led(sheet: Sheet, action: Action, row: int, column: int, far: bool, page: int) -> tuple[int, int] | None:
    """The place one of WAYS leads to from a place, which keeps its row or its column; None at the edge.

    far: with Ctrl, to the last cell that way, and with Home and End to the first and last of all; page: rows in sight.
    """
    down, right = WAYS[action]
    if far and action in (Action.MoveHome, Action.MoveEnd):
        corner = list(sheet.places.values())[0 if action == Action.MoveHome else -1]
        return corner.row, corner.column
    if action in (Action.MovePageUp, Action.MovePageDown):
        target = next(iter(list(islice(grid_walk.steps(sheet, row, column, down, right), page))[-1:]), None)
    elif far or action in (Action.MoveHome, Action.MoveEnd):
        target = grid_walk.farthest(sheet, row, column, down, right)
    else:
        target = grid_walk.step(sheet, row, column, down, right, locked=True)
    if target is None:
        return None
    return (target.row, column) if down else (row, target.column)


def among(tiles: Sequence[Tile], here: Tile, key: str, enter_goes_right: bool) -> Tile | None:
    """The next of several chosen tiles, round and round; None where the key or the choice is not for that.

    Tab goes along their rows, Enter down their columns, unless it goes right.
    """
    chosen = [tile for tile in tiles if tile.cell and not tile.cell.computed]
    if key in ARROWS or here not in chosen or len(chosen) < 2:
        return None
    if "enter" in key and not enter_goes_right:
        chosen.sort(key=lambda tile: (tile.column, tile.row))
    step = -1 if key in ("shift enter", "backtab") else 1
    return chosen[(chosen.index(here) + step) % len(chosen)]
