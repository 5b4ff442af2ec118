"""Blocks of cells: pasted, copied, filled, zoomed, jumped over, read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.grid.pasting.paste_dialog import PasteDialog
from model.form import editions
from model.form.figures import Money, format_figure
from tests.gui.at_grid import Key, current, editing, page, type_in, value
from tests.reports import balanced


def test_a_block_from_a_spreadsheet_pastes_at_the_cursor_as_one_edit(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    QGuiApplication.clipboard().setText("1\t2\t\n4\t0\t6\n")
    qtbot.keyClick(grid.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rows = [
        [value(grid, f"requests.{r}.{c}") for c in ("natural", "business", "research")]
        for r in ("received", "carried_in")
    ]
    assert rows == [[1, 2, None], [4, 0, 6]]
    grid.model.open_draft.undo_stack.undo()
    assert value(grid, "requests.received.natural") is None


def test_what_was_pasted_stays_selected_and_is_summed_up(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    QGuiApplication.clipboard().setText("1\t2\t\n4\t0\t6\n")
    for _ in range(2):  # a second time nothing changes, and yet it shows where the block stands
        grid.go_to("requests.received.natural")
        qtbot.keyClick(grid.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert [cell.id for cell in grid.view.selected_cells()] == [
            f"requests.{r}.{c}" for r in ("received", "carried_in") for c in ("natural", "business", "research")
        ]
        assert current(grid) == "requests.received.natural"
        assert grid.view.describe_selection() == "选中 6 格 · 合计 13 · 平均 2.6"


def test_pasted_totals_are_left_to_the_equations(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    QGuiApplication.clipboard().setText("1\t0\t0\t0\t0\t0\t1")
    qtbot.keyClick(grid.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert value(grid, "requests.received.total") == 1


def test_a_block_with_words_in_it_is_refused_whole_and_the_cell_named(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    QGuiApplication.clipboard().setText("1\t#REF!")
    with qtbot.waitSignal(grid.status_message) as told:
        qtbot.keyClick(grid.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "本年新收·商业企业" in told.args[0]
    assert value(grid, "requests.received.natural") is None


def test_what_is_copied_pastes_back_the_same(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    grid.view.select_cells(
        tuple(f"requests.{r}.{c}" for r in ("received", "carried_in") for c in ("natural", "business"))
    )
    qtbot.keyClick(grid.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2\t2\n0\t0\n"
    assert "<td" in QGuiApplication.clipboard().mimeData().html()
    grid.go_to("requests.partial.charity")
    qtbot.keyClick(grid.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = grid.findChildren(PasteDialog)  # figures that stand there would be changed
    qtbot.keyClick(dialog.paste_button, Key.Key_Return)
    assert value(grid, "requests.partial.charity") == 2
    assert value(grid, "requests.refused.secret.legal") == 0


def test_fill_zero_touches_only_what_is_unfilled(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure", edition="2019")
    type_in(qtbot, grid, "4")
    grid.view.commands.fill_zeros(grid.view.cells_in_line("table"))
    assert value(grid, "disclosure.regulations.made") == 4
    assert value(grid, "disclosure.normative.made") == 0
    assert value(grid, "disclosure.procurement.amount") == Money(0)
    grid.model.open_draft.undo_stack.undo()
    assert value(grid, "disclosure.normative.made") is None


def test_ctrl_enter_puts_what_is_typed_into_every_selected_cell(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    cells = tuple(f"requests.partial.{c}" for c in ("natural", "business", "research", "total"))
    grid.view.select_cells(cells)
    qtbot.keyClicks(grid.view, "7")
    qtbot.keyClick(editing(grid), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [value(grid, cell) for cell in cells] == [7, 7, 7, 21]
    assert grid.model.open_draft.undo_stack.count() == 1


def test_ctrl_d_fills_down_and_ctrl_r_fills_right(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    control = Qt.KeyboardModifier.ControlModifier
    grid.go_to("requests.partial.natural")
    qtbot.keyClick(grid.view, Key.Key_D, control)
    assert value(grid, "requests.partial.natural") == 2
    grid.view.select_cells(tuple(f"requests.granted.{c}" for c in ("natural", "business", "research")))
    type_in(qtbot, grid, "9")
    grid.view.select_cells(tuple(f"requests.granted.{c}" for c in ("natural", "business", "research")))
    qtbot.keyClick(grid.view, Key.Key_R, control)
    assert [value(grid, f"requests.granted.{c}") for c in ("natural", "business", "research", "charity")] == [
        9,
        9,
        9,
        2,
    ]


@pytest.mark.parametrize("edition", editions.list_editions())
@pytest.mark.parametrize("table", ["disclosure", "requests", "remedies"])
def test_the_number_pad_alone_fills_a_whole_table(qtbot: QtBot, table: str, edition: str) -> None:
    grid = page(qtbot, table, edition=edition)
    entries = [cell for cell in grid.model.sheet.table.cells if not cell.is_computed]
    for number in range(len(entries)):
        type_in(qtbot, grid, str(number + 1), Key.Key_Enter)
    assert sorted(int(format_figure(grid.model.figure_of(cell))) for cell in entries) == list(
        range(1, len(entries) + 1)
    )
