"""Entries as they are typed: how figures are read, and what happens to one that is not finished."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.grid.commands import COMPUTED_NOTICE
from model.form import entries
from model.form.entries import Entry
from model.form.figures import Figure, Kind, Money
from tests.gui.at_grid import (
    Control,
    Key,
    Keypad,
    click,
    compose,
    current,
    editing,
    open_texts,
    page,
    press,
    type_in,
    value,
)


def test_a_typed_figure_is_parsed_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text that stood in the editor is parsed when it is typed, and what was parsed last is entered."""
    parsed: list[str] = []

    def read(text: str, kind: Kind, unit: str, takes_sums: bool) -> Entry:
        parsed.append(text)
        return entries.read_typed(text, kind, unit, takes_sums)

    monkeypatch.setattr("gui.grid.grid_delegate.read_typed", read)
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1,205")
    assert value(grid, "requests.received.natural") == 1205
    assert parsed == ["1", "1,", "1,2", "1,20", "1,205"]


def test_a_text_for_many_cells_is_parsed_once_more_for_their_kind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = page(qtbot, "requests")
    cells = ["requests.received.natural", "requests.received.legal", "requests.carried_in.natural"]
    grid.view.select_cells(cells)
    type_in(qtbot, grid, "7", key=None)
    parsed: list[str] = []

    def parse(text: str, kind: Kind, unit: str, takes_sums: bool) -> Figure | None:
        parsed.append(text)
        return entries.parse_figure(text, kind, unit, takes_sums)

    monkeypatch.setattr("gui.grid.commands.parse_figure", parse)
    qtbot.keyClick(editing(grid), Key.Key_Return, Control)
    assert [value(grid, cell) for cell in cells] == [7, 7, 7]
    assert parsed == ["7"]


def test_f2_while_typing_lets_the_arrows_move_inside(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "35", key=None)
    editor = editing(grid)
    for key in (Key.Key_F2, Key.Key_Left, Key.Key_4):
        qtbot.keyClick(editor, key)
    assert editor.text() == "345"
    qtbot.keyClick(editor, Key.Key_F2)
    qtbot.keyClick(editor, Key.Key_Down)
    assert value(grid, "requests.received.natural") == 345
    assert current(grid) == "requests.carried_in.natural"


@pytest.mark.parametrize("row", ["received", "granted"])
def test_a_click_elsewhere_keeps_what_cannot_be_read_open_and_says_why(qtbot: QtBot, row: str) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1x", key=None)
    with qtbot.waitSignal(grid.status_message) as told:
        click(grid, f"requests.{row}.legal")
    assert told.args
    assert "这一格要填数字" in told.args[0]
    assert open_texts(grid) == ["1x"]
    assert grid.focusWidget() is editing(grid)
    assert "这一格要填数字" in editing(grid).toolTip()
    qtbot.keyClick(editing(grid), Key.Key_Backspace)
    click(grid, f"requests.{row}.legal")
    assert value(grid, "requests.received.natural") == 1
    assert current(grid) == f"requests.{row}.legal"


def test_what_cannot_be_read_and_is_left_behind_is_told(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1x", key=None)
    with qtbot.waitSignal(grid.status_message) as told:
        grid.go_to("requests.granted.legal")
    assert told.args
    assert told.args[0].startswith("“1x”没有填入：")


@pytest.mark.parametrize(
    ("typed", "figure", "said"),
    [
        ("1.2万件", 12000, "“1.2万件”读作 12000，请核对。"),
        ("22（其中转办3件）", 22, "“22（其中转办3件）”读作 22，括号里的话没有放处。"),
    ],
)
def test_an_entry_that_is_more_than_a_number_is_read_and_it_is_said_how(
    qtbot: QtBot, typed: str, figure: int, said: str
) -> None:
    grid = page(qtbot, "requests")
    compose(grid, typed)
    with qtbot.waitSignal(grid.status_message) as told:
        qtbot.keyClick(editing(grid), Key.Key_Return)
    assert told.args == [said]
    assert value(grid, "requests.received.natural") == figure


def test_typing_on_a_total_says_why_nothing_happens(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.received.total")
    with qtbot.waitSignal(grid.status_message) as told:
        press(grid, Key.Key_7)
    assert told.args == [COMPUTED_NOTICE]
    assert current(grid) == "requests.received.total"


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Delete])
def test_f2_and_delete_on_a_total_say_it_too(qtbot: QtBot, key: Qt.Key) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.received.total")
    with qtbot.waitSignal(grid.status_message) as told:
        press(grid, key)
    assert told.args == [COMPUTED_NOTICE]


def test_a_double_click_on_a_total_says_it_too(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.go_to("requests.received.total")
    where = grid.view.visualRect(grid.view.currentIndex()).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(grid.status_message) as told:
        qtbot.mouseDClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [COMPUTED_NOTICE]


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("一百二十三", 123),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234", 1234),
        ("减4", -4),
        ("-18", -18),
        ("１，２３４", 1234),
    ],
)
def test_figures_are_read_as_clerks_write_them(qtbot: QtBot, typed: str, figure: int) -> None:
    grid = page(qtbot, "disclosure", edition="2019")
    grid.go_to("disclosure.licensing.change")
    compose(grid, typed)
    qtbot.keyClick(editing(grid), Key.Key_Return)
    assert value(grid, "disclosure.licensing.change") == figure


@pytest.mark.parametrize("typed", ["（4）", "1.2.3", "3人", "十几", "1,23"])
def test_what_would_have_to_be_guessed_stays_open(qtbot: QtBot, typed: str) -> None:
    grid = page(qtbot, "requests")
    compose(grid, typed)
    qtbot.keyClick(editing(grid), Key.Key_Return)
    assert open_texts(grid) == [typed]
    assert editing(grid).property("reason")
    qtbot.keyClick(editing(grid), Key.Key_Escape)
    assert open_texts(grid) == []
    assert value(grid, "requests.received.natural") is None


def test_ctrl_enter_and_fills_give_each_cell_a_figure_of_its_kind(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure", edition="2019")
    places = ("disclosure.procurement.projects", "disclosure.procurement.amount")
    grid.view.select_cells(places)
    qtbot.keyClicks(grid.view, "7")
    qtbot.keyClick(editing(grid), Key.Key_Return, Control)
    assert [value(grid, place) for place in places] == [7, Money(7)]
    grid.go_to(places[0])
    type_in(qtbot, grid, "9")
    grid.view.select_cells(places)
    press(grid, Key.Key_R, with_=Control)
    assert value(grid, places[1]) == Money(9)
    grid.go_to(places[1])
    compose(grid, "52.15万元")
    qtbot.keyClick(editing(grid), Key.Key_Return)
    assert value(grid, places[1]) == Money(Decimal("52.15"), "万元")


def test_the_number_pad_has_all_that_is_needed(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    press(grid, Key.Key_1, with_=Keypad)
    editor = editing(grid)
    qtbot.keyClick(editor, Key.Key_2, Keypad)
    qtbot.keyClick(editor, Key.Key_Enter, Keypad)
    press(grid, Key.Key_Enter, with_=Keypad)
    assert value(grid, "requests.received.natural") == 12
    assert current(grid) == "requests.granted.natural"


def test_figures_pasted_into_an_open_cell_lose_their_line_end(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    QGuiApplication.clipboard().setText("1,234\r\n")
    press(grid, Key.Key_F2)
    qtbot.keyClick(editing(grid), Key.Key_V, Control)
    qtbot.keyClick(editing(grid), Key.Key_Return)
    assert value(grid, "requests.received.natural") == 1234


def test_a_typed_sum_is_added_up_and_told(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    told: list[str] = []
    grid.view.commands.status_message.connect(told.append)
    type_in(qtbot, grid, "3+4")
    assert value(grid, "requests.received.natural") == 7
    qtbot.waitUntil(lambda: told[-1] == "“3+4”读作 7，按算式算出。")


def test_a_sum_goes_into_all_selected_cells(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    cells = ["requests.received.natural", "requests.received.legal"]
    grid.view.select_cells(cells)
    type_in(qtbot, grid, "12-5", key=None)
    qtbot.keyClick(editing(grid), Key.Key_Return, Control)
    assert [value(grid, cell) for cell in cells] == [7, 7]


def test_something_is_added_to_a_figure_with_f2(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "30")
    grid.view.go_to_cell("requests.received.natural")
    qtbot.keyClick(grid.view, Key.Key_F2)
    qtbot.keyClick(editing(grid), Key.Key_End)
    qtbot.keyClicks(editing(grid), "+5")
    qtbot.keyClick(editing(grid), Key.Key_Return)
    assert value(grid, "requests.received.natural") == 35


@pytest.mark.parametrize("typed", ["-5-", "5-12", "3+", "2025-5"])
def test_an_unclear_sum_keeps_the_editor_open(qtbot: QtBot, typed: str) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, typed)
    assert editing(grid).text() == typed
    assert value(grid, "requests.received.natural") is None


def test_a_pasted_sum_is_not_added_up(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("12-5")
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "1", key=None)
    editor = editing(grid)
    qtbot.keyClick(editor, Key.Key_A, Control)
    qtbot.keyClick(editor, Key.Key_V, Control)
    assert editor.text() == "12-5"
    qtbot.keyClick(editor, Key.Key_Return)
    assert open_texts(grid) == ["12-5"]
    assert value(grid, "requests.received.natural") is None
    qtbot.keyClick(editor, Key.Key_A, Control)
    qtbot.keyClick(editor, Key.Key_Delete)
    qtbot.keyClicks(editor, "12-5")
    qtbot.keyClick(editor, Key.Key_Return)
    assert value(grid, "requests.received.natural") == 7
