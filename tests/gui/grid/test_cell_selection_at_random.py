"""Any hands on any table: whatever is clicked, dragged and pressed, out of the window too, one area is selected."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.editor.pages.table_page import TablePage
from gui.grid import cell_selection
from model.form import editions
from tests.examples import examples
from tests.gui.at_grid import Key, Plain, Shift, at, chosen, click, current, page, press
from tests.gui.grid.at_headings import heading, place
from tests.gui.grid.test_cell_selection import KEYS, block, drag

Left = Qt.MouseButton.LeftButton
TABLES = ["disclosure", "requests", "remedies"]


def area(grid: TablePage, cells: list[str]) -> list[str]:
    """All cells of the area, cutting none in two, that these cells lie in."""
    sheet = grid.model.sheet
    places = [cell_selection.tile_area(sheet.tiles_by_cell[cell]) for cell in cells]
    around = cell_selection.grow_to_whole_cells(sheet, reduce(QRect.united, places))
    return [cell for cell, tile in sheet.tiles_by_cell.items() if cell_selection.tile_area(tile).intersects(around)]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("edition", editions.list_editions())
def test_shift_and_a_click_on_any_heading_take_all_it_heads_on_both_sides_of_the_cell(
    qtbot: QtBot, edition: str, table: str
) -> None:
    grid = page(qtbot, table, edition=edition)
    cells = list(grid.model.sheet.tiles_by_cell)
    for number, tile in enumerate(tile for tile in grid.model.sheet.tiles if tile.cell is None and tile.text):
        began = cells[number * 7 % len(cells)]
        click(grid, began)
        widget, middle = place(grid, tile)
        QTest.mouseClick(widget, Left, Shift, middle)
        headed = cell_selection.find_headed_area(grid.model.sheet, tile)
        under = [
            cell for cell in cells if cell_selection.tile_area(grid.model.sheet.tiles_by_cell[cell]).intersects(headed)
        ]
        assert chosen(grid) == area(grid, [began, *under])
        assert current(grid) == began


@pytest.mark.parametrize("beyond", [QPoint(-500, 60), QPoint(3000, 60), QPoint(300, -200), QPoint(300, 3000)])
@pytest.mark.parametrize("moved", [True, False])
def test_a_drag_from_a_selected_cell_may_end_outside_of_the_window(qtbot: QtBot, beyond: QPoint, moved: bool) -> None:
    grid = page(qtbot, "requests")
    drag(grid, "requests.granted.natural", "requests.granted.legal")
    viewport = grid.view.viewport()
    QTest.mousePress(viewport, Left, Plain, at(grid, "requests.granted.business"))
    assert chosen(grid) == ["requests.granted.business"]
    if moved:
        QTest.mouseMove(viewport, at(grid, "requests.partial.business"))
        assert chosen(grid) == block(grid, "granted.business", "partial.business")
    before = chosen(grid)
    QTest.mouseRelease(viewport, Left, Plain, beyond)
    assert chosen(grid) == before


def test_a_key_amidst_a_drag_along_headings_ends_it(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    widget, middle = place(grid, heading(grid, "商业企业"))
    QTest.mousePress(widget, Left, Plain, middle)
    press(grid, Key.Key_Down)
    QTest.mouseMove(widget, place(grid, heading(grid, "法律服务机构"))[1])
    assert chosen(grid) == [current(grid)] == ["requests.carried_in.business"]


GESTURES = ["click", "Shift click", "drag", "key", "Shift key", "key amidst a drag", "Return"]


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(editions.list_editions()), st.sampled_from(TABLES), st.data())
def test_whatever_the_hands_do_the_current_cell_is_selected_and_the_selection_one_whole_area(
    qtbot: QtBot, edition: str, table: str, data: st.DataObject
) -> None:
    grid = page(qtbot, table, edition=edition)
    viewport = grid.view.viewport()
    for gesture in data.draw(st.lists(st.sampled_from(GESTURES), max_size=8)):
        cell = data.draw(st.sampled_from(list(grid.model.sheet.tiles_by_cell)))
        key, far = data.draw(st.sampled_from(KEYS)), QPoint(*data.draw(st.tuples(*[st.integers(-900, 2000)] * 2)))
        if "click" in gesture:
            click(grid, cell, Shift if "Shift" in gesture else Plain)
        elif "drag" in gesture:
            QTest.mousePress(viewport, Left, Plain, at(grid, cell))
            QTest.mouseMove(viewport, far)
            press(grid, *[key] * ("key" in gesture))
            QTest.mouseMove(viewport, QPoint(far.y(), far.x()))
            QTest.mouseRelease(viewport, Left, Plain, far)
        else:
            press(grid, Key.Key_Return if gesture == "Return" else key, with_=Shift if "Shift" in gesture else Plain)
        assert current(grid) in chosen(grid)
        assert chosen(grid) == area(grid, chosen(grid))
