"""What Shift and dragging select: from the cell or heading where it began, beyond the edge of what is in sight."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.editor.pages.table_page import TablePage
from model.form import editions
from tests.examples import examples
from tests.gui.at_grid import Control, Key, Plain, Shift, at, chosen, click, current, page, press, type_in, value
from tests.gui.grid.at_headings import click_on, columns

Left = Qt.MouseButton.LeftButton


def block(grid: TablePage, first: str, last: str) -> list[str]:
    """The ids of 表三's cells from one to another, row.column each."""
    places = grid.model.sheet.tiles_by_cell
    one, other = places[f"requests.{first}"], places[f"requests.{last}"]
    return [
        cell
        for cell, tile in places.items()
        if one.row <= tile.row <= other.row and one.column <= tile.column <= other.column
    ]


def drag(grid: TablePage, start: str, *over: str, with_: Qt.KeyboardModifier = Plain) -> None:
    viewport = grid.view.viewport()
    QTest.mousePress(viewport, Left, with_, at(grid, start))
    for cell in over:
        QTest.mouseMove(viewport, at(grid, cell))
    QTest.mouseRelease(viewport, Left, with_, at(grid, over[-1]))


def test_what_is_typed_goes_into_the_cell_where_the_selection_began(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.granted.business")
    press(grid, Key.Key_Right, Key.Key_Down, with_=Shift)
    assert chosen(grid) == block(grid, "granted.business", "partial.research")
    assert current(grid) == "requests.granted.business"
    type_in(qtbot, grid, "7")
    assert value(grid, "requests.granted.business") == 7
    drag(grid, "requests.partial.research", "requests.carried_in.natural")
    assert chosen(grid) == block(grid, "carried_in.natural", "partial.research")
    assert current(grid) == "requests.partial.research"


def test_shift_and_the_arrow_back_gives_up_again_and_crosses_to_the_other_side(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.granted.business")
    press(grid, Key.Key_Right, Key.Key_Left, with_=Shift)
    assert chosen(grid) == ["requests.granted.business"]
    press(grid, Key.Key_Left, Key.Key_Up, with_=Shift)
    assert chosen(grid) == block(grid, "carried_in.natural", "granted.business")
    press(grid, Key.Key_Right)
    assert chosen(grid) == ["requests.granted.research"]


def test_after_a_column_heading_shift_and_arrows_take_whole_columns(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click_on(grid, "商业企业")
    press(grid, Key.Key_Right, with_=Shift)
    assert chosen(grid) == columns(grid, "business", "research")
    press(grid, Key.Key_Left, Key.Key_Left, with_=Shift)
    assert chosen(grid) == columns(grid, "natural", "business")
    press(grid, Key.Key_Up, Key.Key_Down, with_=Shift)
    assert chosen(grid) == columns(grid, "natural", "business")
    press(grid, Key.Key_End, with_=Shift)
    assert chosen(grid) == columns(grid, "business", "research", "charity", "legal", "other", "total")
    assert current(grid) == "requests.received.business"


def test_after_a_nested_heading_the_far_column_comes_and_goes(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click_on(grid, "法人或其他组织")
    press(grid, Key.Key_Left, with_=Shift)
    assert chosen(grid) == columns(grid, "business", "research", "charity", "legal")
    press(grid, Key.Key_Right, Key.Key_Right, with_=Shift)
    assert chosen(grid) == columns(grid, "business", "research", "charity", "legal", "other", "total")
    click_on(grid, "法人或其他组织")
    click_on(grid, "自然人", Shift)
    press(grid, Key.Key_Right, with_=Shift)
    assert chosen(grid) == columns(grid, "business", "research", "charity", "legal", "other")


def test_after_a_row_label_shift_and_arrows_take_whole_rows(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click_on(grid, "（一）予以公开")
    press(grid, Key.Key_Down, with_=Shift)
    assert chosen(grid) == block(grid, "granted.natural", "partial.total")
    press(grid, Key.Key_Up, Key.Key_Up, with_=Shift)
    assert chosen(grid) == block(grid, "carried_in.natural", "granted.total")
    press(grid, Key.Key_Up, with_=Shift | Control)
    assert chosen(grid) == block(grid, "received.natural", "granted.total")


def test_a_heading_clicked_with_shift_from_a_cell_is_gone_on_from(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click(grid, "requests.granted.business")
    click_on(grid, "科研机构", Shift)
    press(grid, Key.Key_Right, with_=Shift)
    assert chosen(grid) == columns(grid, "business", "research", "charity")
    assert current(grid) == "requests.granted.business"


def test_shift_and_a_click_on_a_cell_reach_from_the_heading_clicked_before(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click(grid, "requests.partial.other")
    click_on(grid, "商业企业")
    click(grid, "requests.granted.research", Shift)
    assert chosen(grid) == columns(grid, "business", "research")


def test_shift_goes_on_from_the_last_of_several_areas_and_keeps_the_others(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click(grid, "requests.received.natural")
    click(grid, "requests.granted.legal", Control)
    press(grid, Key.Key_Down, with_=Shift)
    assert chosen(grid) == ["requests.received.natural", "requests.granted.legal", "requests.partial.legal"]
    drag(grid, "requests.granted.natural", "requests.granted.research", with_=Control)
    assert len(chosen(grid)) == 6
    drag(grid, "requests.granted.natural", "requests.granted.business", with_=Control)
    assert len(chosen(grid)) == 4


@pytest.mark.parametrize("anew", ["click", "select all", "find"])
def test_what_was_selected_by_other_means_is_not_gone_on_from(qtbot: QtBot, anew: str) -> None:
    grid = page(qtbot, "requests")
    click_on(grid, "商业企业")
    press(grid, Key.Key_Right, with_=Shift)
    if anew == "click":
        click(grid, "requests.received.business")
    elif anew == "select all":
        press(grid, Key.Key_A, with_=Control)
    else:
        grid.view.select_cells(("requests.received.business",))
    press(grid, Key.Key_Right, with_=Shift)
    assert chosen(grid) == ["requests.received.business", "requests.received.research"]


def test_the_selection_comes_back_to_its_column_past_a_wide_cell(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure")
    grid.go_to("disclosure.normative.in_force")
    press(grid, Key.Key_Down, with_=Shift)
    assert "disclosure.licensing.decisions" in chosen(grid)
    press(grid, Key.Key_Up, with_=Shift)
    assert chosen(grid) == ["disclosure.normative.in_force"]


def test_a_row_selected_by_its_label_does_not_carry_the_view_away(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.resize(1040, 360)
    grid.go_to("requests.granted.natural")
    seen = grid.view.verticalScrollBar().value()
    click_on(grid, "商业企业")
    press(grid, Key.Key_Right, with_=Shift)
    assert grid.view.verticalScrollBar().value() == seen


def test_shift_and_page_down_bring_the_far_end_into_sight(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.resize(1040, 360)
    for _ in range(12):
        press(grid, Key.Key_PageDown, with_=Shift)
    assert chosen(grid) == columns(grid, "natural")
    assert (
        grid.view.viewport().rect().contains(grid.view.visualRect(grid.model.index_of("requests.carried_out.natural")))
    )
    assert current(grid) == "requests.received.natural"


KEYS = [Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp]


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(editions.list_editions()), st.sampled_from(["disclosure", "requests", "remedies"]), st.data())
def test_whatever_keys_are_pressed_the_selection_holds_the_cell_it_began_at(
    qtbot: QtBot, edition: str, table: str, data: st.DataObject
) -> None:
    grid = page(qtbot, table, edition=edition)
    grid.go_to(data.draw(st.sampled_from(list(grid.model.sheet.tiles_by_cell))))
    began = current(grid)
    for key in data.draw(st.lists(st.sampled_from(KEYS), max_size=8)):
        press(grid, key, with_=Shift | data.draw(st.sampled_from([Plain, Control])))
        assert current(grid) == began
        assert began in chosen(grid)
