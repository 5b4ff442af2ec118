"""The headings of a table of the form on the screen: where they are, clicks on them, and what they head."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.editor.pages.table_page import TablePage
from gui.grid.heading_view import HeadingCorner, HeadingView
from model.form.sheet import Tile
from tests.gui.at_grid import Plain

Left = Qt.MouseButton.LeftButton


def heading(grid: TablePage, text: str, nth: int = 0) -> Tile:
    """The nth heading that begins with these words."""
    return [tile for tile in grid.model.sheet.tiles if tile.cell is None and tile.text.startswith(text)][nth]


def place(grid: TablePage, tile: Tile) -> tuple[QWidget, QPoint]:
    """The widget a heading is painted in, and its middle there."""
    sheet, view = grid.model.sheet, grid.view
    above, beside = tile.row < sheet.header_rows, sheet.header_rows > 0 and tile.column < sheet.stub_columns
    if above and beside:
        corner = view.findChild(HeadingCorner)
        assert corner
        return corner, corner.rect().center()
    if above or beside:
        header = view.horizontalHeader() if above else view.verticalHeader()
        assert isinstance(header, HeadingView)
        if beside:
            view.scrollTo(view.model().index(tile.row, sheet.stub_columns))
        return header.viewport(), header.compute_rect(tile).intersected(header.viewport().rect()).center()
    index = view.model().index(tile.row, tile.column)
    view.scrollTo(index)
    return view.viewport(), view.visualRect(index).center()


def click_on(
    grid: TablePage, text: str, with_: Qt.KeyboardModifier = Plain, nth: int = 0, button: Qt.MouseButton = Left
) -> None:
    widget, middle = place(grid, heading(grid, text, nth))
    QTest.mouseClick(widget, button, with_, middle)


def columns(grid: TablePage, *names: str) -> list[str]:
    """The ids of 表三's cells in these columns."""
    return [cell.id for cell in grid.model.sheet.table.cells if cell.column.id in names]


def under(grid: TablePage, label: str) -> list[str]:
    """The ids of 表三's cells in the rows under a label."""
    return [cell.id for cell in grid.model.sheet.table.cells if label in (*cell.row.under, cell.row.label)]
