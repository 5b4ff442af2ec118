"""Blocks of cells: pasted, copied, filled, zoomed, jumped over, read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from gui.grid.grid_model import WEIGHT_ROLE
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
    assert value(grid, "requests.partial.charity") == 2
    assert value(grid, "requests.refused.secret.legal") == 0


def test_errors_redden_every_cell_of_the_equation_and_explain_themselves(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    type_in(qtbot, grid, "3")
    index = grid.model.index_of("requests.carried_out.natural")
    assert grid.model.data(index, WEIGHT_ROLE) == "error"
    tip = str(grid.model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert "新收加上年结转是 3 件，办结加结转下年是 2 件，相差 1 件" in tip


def test_a_screen_reader_hears_row_column_value_and_state(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    index = grid.model.index_of("requests.partial.business")
    assert grid.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "第4行 部分公开，商业企业，空"


def test_the_accessibility_tree_names_headings_and_cells(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    grid = page(qtbot, "remedies", balanced())
    tree = QAccessible.queryAccessibleInterface(grid.view)
    names = [tree.child(i).text(QAccessible.Text.Name) for i in range(tree.childCount())]
    assert tree.text(QAccessible.Text.Name) == "四、政府信息公开行政复议、行政诉讼情况"
    assert "复议后起诉" in names
    assert "第1行 本年，行政复议，结果维持，0" in names
    assert "第1行 本年，复议后起诉，总计，0，自动合计" in names


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


def test_zooming_enlarges_rows_and_letters(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    before = grid.view.rowHeight(3), grid.view.font().pointSizeF()
    grid.view.set_zoom(150)
    assert grid.view.rowHeight(3) >= before[0] * 1.4
    assert grid.view.font().pointSizeF() > before[1] * 1.4


def test_a_selection_is_counted_and_summed(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    grid.view.selectionModel().select(
        grid.model.index_of("requests.received.business"), QItemSelectionModel.SelectionFlag.Select
    )
    assert grid.view.describe_selection() == "选中 2 格 · 合计 4 · 平均 2"
