"""Ways through the grid by keys and mouse, and what they select."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.grid.navigation import FIRST_CELL_NOTICE, LAST_CELL_NOTICE
from tests.gui.at_grid import Control, Key, Plain, Shift, at, chosen, click, current, page, press, type_in, value
from tests.reports import balanced


def block(*rows: str, columns: tuple[str, ...] = ("natural", "business", "research")) -> list[str]:
    """Cells of 表三 by row and column."""
    return [f"requests.{row}.{column}" for row in rows for column in columns]


def test_home_and_end_stay_in_the_row_and_with_ctrl_go_to_the_first_and_last_cell(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    for key, modifiers, target in (
        (Key.Key_Home, Plain, "requests.granted.natural"),
        (Key.Key_End, Plain, "requests.granted.total"),
        (Key.Key_Home, Control, "requests.received.natural"),
        (Key.Key_End, Control, "requests.carried_out.total"),
    ):
        grid.go_to("requests.granted.legal")
        press(grid, key, with_=modifiers)
        assert current(grid) == target
        assert chosen(grid) == [target]


@pytest.mark.parametrize("zoom", [50, 100, 200])
def test_page_down_goes_as_far_as_is_in_sight_and_page_up_comes_back(qtbot: QtBot, zoom: int) -> None:
    grid = page(qtbot, "requests")
    grid.view.set_zoom(zoom)
    grid.go_to("requests.received.legal")
    press(grid, Key.Key_PageDown)
    there = grid.view.currentIndex()
    seen = grid.view.viewport().height() // grid.view.rowHeight(there.row())
    assert 1 <= there.row() - grid.model.index_of("requests.received.legal").row() <= max(seen, 1)
    press(grid, Key.Key_PageUp)
    assert current(grid) == "requests.received.legal"


def test_ctrl_arrows_take_the_selection_along(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    press(grid, Key.Key_Down, with_=Control)
    assert chosen(grid) == ["requests.carried_out.natural"]
    press(grid, Key.Key_Delete)
    assert value(grid, "requests.received.natural") == 2
    assert value(grid, "requests.carried_out.natural") is None


def test_shift_and_arrows_select_a_block_and_with_ctrl_up_to_the_edge(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    press(grid, Key.Key_Right, Key.Key_Right, Key.Key_Down, with_=Shift)
    assert chosen(grid) == block("received", "carried_in")
    press(grid, Key.Key_End, with_=Shift | Control)
    assert len(chosen(grid)) == 175


def test_shift_and_arrows_select_over_the_headings_between_blocks(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure")
    grid.go_to("disclosure.normative.in_force")
    press(grid, Key.Key_Down, with_=Shift)
    assert set(chosen(grid)) >= {"disclosure.normative.in_force", "disclosure.licensing.decisions"}
    assert all("regulations" not in cell for cell in chosen(grid))


def test_ctrl_a_selects_every_cell_and_no_heading(qtbot: QtBot) -> None:
    for table, count in (("disclosure", 10), ("requests", 175), ("remedies", 15)):
        grid = page(qtbot, table)
        press(grid, Key.Key_A, with_=Control)
        assert len(chosen(grid)) == count


def test_the_mouse_selects_a_block_and_ctrl_and_shift_clicks_add_to_it(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    qtbot.mousePress(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=at(grid, "requests.received.natural"))
    qtbot.mouseMove(grid.view.viewport(), at(grid, "requests.carried_in.research"))
    release = at(grid, "requests.carried_in.research")
    qtbot.mouseRelease(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=release)
    assert chosen(grid) == block("received", "carried_in")
    click(grid, "requests.partial.legal", Control)
    assert chosen(grid) == [*block("received", "carried_in"), "requests.partial.legal"]
    click(grid, "requests.granted.natural")
    click(grid, "requests.partial.research", Shift)
    assert chosen(grid) == block("granted", "partial")


def test_a_click_on_a_heading_does_not_strand_the_cursor_on_it(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure")
    heading = grid.view.visualRect(grid.model.index(0, 0)).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert current(grid) == "disclosure.regulations.issued"
    press(grid, Key.Key_Down)
    assert current(grid) == "disclosure.normative.issued"


def test_arrows_land_where_a_span_begins_and_come_back_to_their_row(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure")
    grid.go_to("disclosure.normative.in_force")
    press(grid, Key.Key_Down)
    assert current(grid) == "disclosure.licensing.decisions"
    tile = grid.model.sheet.tiles_by_cell["disclosure.licensing.decisions"]
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (tile.row, tile.column)
    press(grid, Key.Key_Right)
    assert current(grid) == "disclosure.licensing.decisions"


def test_shift_enter_goes_up_and_shift_tab_back(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.granted.business")
    press(grid, Key.Key_Return, with_=Shift)
    assert current(grid) == "requests.carried_in.business"
    press(grid, Key.Key_Backtab)
    assert current(grid) == "requests.carried_in.natural"
    press(grid, Key.Key_Backtab)
    assert current(grid) == "requests.received.other"


def test_a_click_ends_a_run_of_tabs(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1", Key.Key_Tab)
    click(grid, "requests.granted.legal")
    type_in(qtbot, grid, "1", Key.Key_Return)
    assert current(grid) == "requests.partial.legal"


def test_enter_and_tab_go_round_inside_of_what_is_selected(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    press(grid, Key.Key_Right, Key.Key_Down, with_=Shift)
    for number in "1234":
        type_in(qtbot, grid, number, Key.Key_Return)
    assert [value(grid, cell) for cell in block("received", "carried_in", columns=("natural", "business"))] == [
        1,
        3,
        2,
        4,
    ]
    assert current(grid) == "requests.received.natural"
    press(grid, Key.Key_Tab, Key.Key_Tab)
    assert current(grid) == "requests.carried_in.natural"
    press(grid, Key.Key_Backtab)
    assert current(grid) == "requests.received.business"
    assert len(chosen(grid)) == 4


def test_ctrl_arrows_and_home_and_end_go_to_the_edges(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    qtbot.keyClick(grid.view, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert current(grid) == "requests.carried_out.natural"
    qtbot.keyClick(grid.view, Key.Key_End)
    assert current(grid) == "requests.carried_out.total"
    qtbot.keyClick(grid.view, Key.Key_Home)
    assert current(grid) == "requests.carried_out.natural"


def test_enter_goes_right_where_the_clerk_set_it_so(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.view.enter_goes_right = True
    type_in(qtbot, grid, "1")
    assert current(grid) == "requests.received.business"
    qtbot.keyClick(grid.view, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert current(grid) == "requests.received.natural"


def test_enter_past_the_end_of_a_column_goes_to_the_top_of_the_next(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.carried_out.natural")
    type_in(qtbot, grid, "1")
    assert current(grid) == "requests.received.business"
    grid.go_to("requests.carried_out.other")
    type_in(qtbot, grid, "1")
    assert current(grid) == "requests.carried_out.other"


def test_enter_on_a_total_goes_on_to_the_next_cell(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.received.total")
    press(grid, Key.Key_Return)
    assert current(grid) == "requests.carried_in.total"
    press(grid, Key.Key_Return, with_=Shift)
    assert current(grid) == "requests.received.total"
    grid.go_to("requests.handled.natural")
    press(grid, Key.Key_Return)
    assert current(grid) == "requests.carried_out.natural"
    grid.view.enter_goes_right = True
    grid.go_to("requests.received.total")
    press(grid, Key.Key_Return)
    assert current(grid) == "requests.carried_in.natural"


def test_enter_from_a_cell_still_passes_over_totals(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    sheet = grid.model.sheet
    above = sheet.tile_at(
        sheet.tiles_by_cell["requests.handled.legal"].row - 1, sheet.tiles_by_cell["requests.handled.legal"].column
    )
    assert above.cell
    grid.go_to(above.cell.id)
    type_in(qtbot, grid, "1")
    assert current(grid) == "requests.carried_out.legal"


def test_enter_on_a_total_goes_round_inside_of_what_is_selected(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.view.select_cells(["requests.received.total", "requests.received.other", "requests.carried_in.other"])
    press(grid, Key.Key_Return)
    assert current(grid) == "requests.received.other"
    press(grid, Key.Key_Return)
    assert current(grid) == "requests.carried_in.other"
    assert len(chosen(grid)) == 3


@pytest.mark.parametrize(
    ("cell", "key", "words"),
    [
        ("requests.carried_out.other", Key.Key_Return, LAST_CELL_NOTICE),
        ("requests.carried_out.total", Key.Key_Return, LAST_CELL_NOTICE),
        ("requests.carried_out.other", Key.Key_Tab, LAST_CELL_NOTICE),
        ("requests.received.natural", Key.Key_Backtab, FIRST_CELL_NOTICE),
    ],
)
def test_where_no_cell_comes_next_the_cursor_stays_and_that_is_said(
    qtbot: QtBot, cell: str, key: Key, words: str
) -> None:
    grid = page(qtbot, "requests")
    grid.go_to(cell)
    with qtbot.waitSignal(grid.view.commands.status_message) as told:
        press(grid, key)
    assert told.args == [words]
    assert current(grid) == cell


def test_an_arrow_at_the_edge_says_nothing(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.carried_out.other")
    with qtbot.assertNotEmitted(grid.view.commands.status_message):
        press(grid, Key.Key_Down)


def test_how_the_last_entry_was_read_is_not_hidden_by_the_notice(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.carried_out.other")
    told: list[str] = []
    grid.view.commands.status_message.connect(told.append)
    type_in(qtbot, grid, "3+4")
    qtbot.waitUntil(lambda: told[-1] == "“3+4”读作 7，按算式算出。")
    assert LAST_CELL_NOTICE in told
