"""The grid as a clerk types into it: by keys, with a real window of Qt."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.at_grid import Key, compose, current, editing, page, type_in, value
from tests.reports import balanced


def test_typing_then_enter_stores_the_figure_and_goes_down(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "12")
    assert value(grid, "requests.received.natural") == 12
    assert current(grid) == "requests.carried_in.natural"


def test_the_total_follows_each_entry(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "12")
    assert value(grid, "requests.received.total") == 12


def test_tab_goes_right_and_enter_after_it_returns_to_the_first_column(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1", Key.Key_Tab)
    type_in(qtbot, grid, "2", Key.Key_Tab)
    type_in(qtbot, grid, "3", Key.Key_Return)
    assert [value(grid, f"requests.received.{c}") for c in ("natural", "business", "research")] == [1, 2, 3]
    assert current(grid) == "requests.carried_in.natural"


def test_tab_passes_over_the_locked_total_to_the_next_row(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.received.other")
    qtbot.keyClick(grid.view, Key.Key_Tab)
    assert current(grid) == "requests.carried_in.natural"


def test_arrows_commit_while_typing_and_move_inside_after_f2(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "5", Key.Key_Right)
    assert value(grid, "requests.received.natural") == 5
    assert current(grid) == "requests.received.business"
    qtbot.keyClick(grid.view, Key.Key_Left)
    qtbot.keyClick(grid.view, Key.Key_F2)
    editor = editing(grid)
    qtbot.keyClick(editor, Key.Key_End)
    qtbot.keyClick(editor, Key.Key_Left)
    qtbot.keyClicks(editor, "1")
    qtbot.keyClick(editor, Key.Key_Return)
    assert value(grid, "requests.received.natural") == 15


def test_escape_brings_back_what_stood_there(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    type_in(qtbot, grid, "99", Key.Key_Escape)
    assert value(grid, "requests.received.natural") == 2


def test_arrows_skip_headings_between_blocks(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure")
    grid.go_to("disclosure.normative.issued")
    qtbot.keyClick(grid.view, Key.Key_Down)
    assert current(grid) == "disclosure.licensing.decisions"
    qtbot.keyClick(grid.view, Key.Key_Up)
    assert current(grid) == "disclosure.normative.issued"


def test_arrows_stop_at_the_edge(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    qtbot.keyClick(grid.view, Key.Key_Left)
    qtbot.keyClick(grid.view, Key.Key_Up)
    assert current(grid) == "requests.received.natural"


def test_an_unreadable_entry_keeps_the_editor_open_and_changes_nothing(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1x")
    editor = editing(grid)
    assert editor.text() == "1x"
    assert "数字" in str(editor.property("reason"))
    assert value(grid, "requests.received.natural") is None
    qtbot.keyClick(editor, Key.Key_Backspace)
    qtbot.keyClick(editor, Key.Key_Return)
    assert value(grid, "requests.received.natural") == 1


def test_full_width_and_chinese_digits_are_read(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    for text in ("1，234", "十五"):
        compose(grid, text)
        qtbot.keyClick(editing(grid), Key.Key_Return)
    assert value(grid, "requests.received.natural") == 1234
    assert value(grid, "requests.carried_in.natural") == 15


def test_a_total_cannot_be_typed_over(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    grid.go_to("requests.received.total")
    qtbot.keyClicks(grid.view, "7")
    assert not [e for e in grid.view.findChildren(QLineEdit, "cell") if e.isVisible()]
    assert value(grid, "requests.received.total") == 12


def test_delete_clears_the_selection_to_unfilled_not_to_zero(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    grid.view.select_cells(("requests.received.natural", "requests.received.business", "requests.received.total"))
    qtbot.keyClick(grid.view, Key.Key_Delete)
    assert value(grid, "requests.received.natural") is None
    assert value(grid, "requests.received.business") is None
    assert value(grid, "requests.received.total") == 8


def test_delete_on_a_claimed_total_settles_for_the_computed_one(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced().with_values({"claim.requests.received.total": 13}))
    assert grid.model.data(grid.model.index_of("requests.received.total")) == "13"
    grid.go_to("requests.received.total")
    qtbot.keyClick(grid.view, Key.Key_Delete)
    assert grid.model.data(grid.model.index_of("requests.received.total")) == "12"
    assert not grid.model.open_draft.draft.findings


def test_zooming_enlarges_rows_and_letters(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    before = grid.view.rowHeight(3), grid.view.font().pointSizeF()
    grid.view.set_zoom(150)
    assert grid.view.rowHeight(3) >= before[0] * 1.4
    assert grid.view.font().pointSizeF() > before[1] * 1.4
