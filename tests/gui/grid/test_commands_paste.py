"""The paste contract, clause by clause, with a real clipboard and Ctrl+V."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.grid.commands import COMPUTED_NOTICE
from gui.grid.pasting.exception_list import PLACE_COLUMN, REASON_COLUMN, TEXT_COLUMN
from model.form.figures import Money
from tests.gui.grid.pasted_grid import SIX, Grid, choose, line, lines, press, shown
from tests.gui.grid.test_clipboard import clip
from tests.reports import balanced

Key = Qt.Key


def test_thousands_separators_of_either_width_never_split_a_number(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1,234\t1,234,567\r\n", "requests.granted.natural")
    assert not grid.dialogs
    assert grid.row("granted")[:3] == [1234, 1234567, None]
    grid.put("1，234\t１，２３４\r\n", "requests.partial.natural")
    assert line(grid.dialog, "表三 部分公开·自然人")[TEXT_COLUMN:] == ["1，234", "全角字符，读作 1234"]
    press(grid.dialog, Key.Key_Return)
    assert grid.row("partial")[:3] == [1234, 1234, None]


def test_a_blank_in_the_middle_stays_a_blank_in_place(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("1\t\t3\r\n", "requests.granted.natural")
    assert lines(grid.dialog)[1] == ["表三 予以公开·商业企业", "（空）", "原来是 2，会清空"]
    press(grid.dialog, Key.Key_Return)
    assert grid.row("granted") == [1, None, 3, 2, 2, 2]


@pytest.mark.parametrize("name", ["excel", "calc_figures"])
def test_a_whole_block_lands_at_the_cursor_and_two_rows_stay_two_rows(qtbot: QtBot, name: str) -> None:
    grid = Grid(qtbot)
    grid.put(clip(name), "requests.granted.business")
    assert not grid.dialogs
    block = [grid.row("granted")[1:3], grid.row("partial")[1:3]]
    assert block == ([[1234, 2], [4, None]] if name == "excel" else [[1234, 2], [None, 3456789]])
    assert grid.desk.undo_stack.count() == 1


def test_excels_text_alone_lands_the_same(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1,234\t2\t3\r\n4\t\t1,000,006\r\n", "requests.granted.business")
    assert [grid.row("granted")[1:4], grid.row("partial")[1:4]] == [[1234, 2, 3], [4, None, 1000006]]


def test_a_single_figure_goes_where_the_cursor_is(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("12\r\n", "requests.unable.unclear.charity")
    assert grid.value("requests.unable.unclear.charity") == 12
    assert not grid.dialogs


def test_units_are_asked_about_and_never_dropped(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1.2万\t12件\t3元\r\n", "requests.received.natural")
    dialog = grid.dialog
    assert line(dialog, "表三 本年新收·自然人")[TEXT_COLUMN:] == ["1.2万", "带单位“万”，读作 12000，请核对"]
    assert line(dialog, "表三 本年新收·商业企业")[TEXT_COLUMN:] == ["12件", "带单位“件”，读作 12"]
    assert line(dialog, "表三 本年新收·科研机构")[TEXT_COLUMN] == "3元"
    cells = [shown(dialog, f"requests.received.{column}") for column in SIX[:3]]
    assert cells == [("12000", "checked", ""), ("12", "new", ""), ("3元", "refused", "")]
    assert grid.row("received") == [None] * 6
    dialog.paste_button.setFocus()
    press(dialog, Key.Key_Space)
    assert grid.row("received") == [12000, 12, None, None, None, None]


def test_yuan_in_a_column_of_ten_thousands_are_converted_when_the_clerk_agrees(qtbot: QtBot) -> None:
    grid = Grid(qtbot, "disclosure")
    grid.put("52,000元", "disclosure.fees.amount")
    found = line(grid.dialog, "表二 行政事业性收费·本年收费金额")
    assert shown(grid.dialog, "disclosure.fees.amount")[0] == "5.2"
    assert "元换算成万元" in found[REASON_COLUMN]
    press(grid.dialog, Key.Key_Return)
    assert grid.value("disclosure.fees.amount") == Decimal("5.2")


def test_where_the_form_leaves_the_unit_open_it_is_kept(qtbot: QtBot) -> None:
    grid = Grid(qtbot, "disclosure", edition="2019")
    grid.put("3\t52.15万元\r\n", "disclosure.procurement.projects")
    assert not grid.dialogs
    assert grid.value("disclosure.procurement.amount") == Money(Decimal("52.15"), "万元")
    grid.put("减4\r\n", "disclosure.fees.change")
    assert grid.value("disclosure.fees.change") == -4


def test_words_and_error_values_are_refused_with_a_list_and_the_rest_may_be_taken(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1\t#REF!\t####\t张三\t5\r\n", "requests.granted.natural")
    dialog = grid.dialog
    assert [(found[PLACE_COLUMN], found[TEXT_COLUMN]) for found in lines(dialog)] == [
        ("表三 予以公开·商业企业", "#REF!"),
        ("表三 予以公开·科研机构", "####"),
        ("表三 予以公开·社会公益组织", "张三"),
    ]
    assert dialog.paste_button.text() == "粘贴其余 2 格"
    assert dialog.cancel_button.isDefault()
    dialog.paste_button.setFocus()
    press(dialog, Key.Key_Space)
    assert grid.row("granted") == [1, None, None, None, 5, None]
    assert grid.told[-1] == "已粘贴 2 格；3 格没有粘贴。"


def test_a_single_word_is_refused_in_a_line_without_a_dialog(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("张三", "requests.granted.natural")
    assert not grid.dialogs
    assert grid.told[-1] == "没有粘贴：表三 予以公开·自然人：“张三”这一格要填数字，例如 12。"


@pytest.mark.parametrize("html", [True, False])
def test_rows_with_labels_go_to_the_rows_so_named_wherever_the_cursor_is(qtbot: QtBot, html: bool) -> None:
    grid = Grid(qtbot)
    grid.put(clip("calc_labelled", html), "requests.unable.unclear.charity")
    choose(qtbot, grid.dialog, Key.Key_L)
    grid.dialog.paste_button.click()
    assert grid.row("received") == [1234, 2, None, 0, 1, 3]
    assert grid.row("carried_in") == [0, 0, 0, 0, 0, 0]
    assert grid.row("partial") == [15, 12000, 12, 3, None, 1]
    assert grid.row("refused.law") == [2, 0, 0, 0, 0, 0]
    assert grid.row("unable.unclear") == [None] * 6
    grid.desk.undo_stack.undo()
    assert not grid.desk.draft.report.figures


def test_rows_from_word_land_right_though_spans_repeat_or_vanish(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put(clip("word"), "requests.carried_out.other")
    press(grid.dialog, Key.Key_Return)
    assert grid.row("refused.safety") == [12, 1, None, 0, 0, 0]
    assert grid.row("refused.internal") == [2, 0, 0, 0, 0, 1]
    assert grid.row("refused.process") == [4, 0, 0, 0, 0, 0]


def test_writers_table_lands_by_its_labels(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put(clip("writer"), "requests.carried_out.other")
    press(grid.dialog, Key.Key_Return)
    assert grid.row("granted") == [10, 1, 0, 0, 0, 0]
    assert grid.row("refused.secret") == [1, 0, 0, 0, 0, 0]


def test_a_table_of_another_tab_copied_in_a_browser_lands_there(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put(clip("chromium"), "requests.received.natural")
    assert "按行标题" in grid.dialog.accessibleDescription()
    choose(qtbot, grid.dialog, Key.Key_K)
    press(grid.dialog, Key.Key_Return)
    assert grid.value("disclosure.normative.issued") == 12
    assert grid.value("disclosure.normative.in_force") == 1234
    assert grid.value("disclosure.fees.amount") == Decimal("5.2")
    assert grid.value("disclosure.penalties.decisions") is None
    assert grid.row("received") == [None] * 6


def test_labels_of_wps_in_traditional_characters_and_with_blanks_are_known(qtbot: QtBot) -> None:
    grid = Grid(qtbot, "disclosure")
    grid.put(clip("wps"), "disclosure.coercion.decisions")
    press(grid.dialog, Key.Key_Return)
    assert [grid.value(f"disclosure.normative.{c}") for c in ("issued", "repealed", "in_force")] == [12000, 3, 4]
    assert [grid.value(f"disclosure.regulations.{c}") for c in ("issued", "repealed", "in_force")] == [0, None, 1]


def test_seven_figures_of_a_row_paste_at_once_where_their_total_is_right(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1\t2\t3\t4\t5\t6\t21\r\n", "requests.received.natural")
    assert not grid.dialogs
    assert grid.row("received") == [1, 2, 3, 4, 5, 6]
    assert grid.told[-1] == "已粘贴 6 格；1 格合计没有改，由各格自动算出。"


def test_a_total_is_compared_and_never_overwritten(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1\t2\t3\t4\t5\t6\t22\r\n", "requests.received.natural")
    found = line(grid.dialog, "表三 本年新收·总计")
    assert found[TEXT_COLUMN] == "22"
    assert shown(grid.dialog, "requests.received.total")[0] == "21"
    assert "相差 1" in found[REASON_COLUMN]
    press(grid.dialog, Key.Key_Return)
    assert grid.value("requests.received.total") == 21
    assert grid.value("claim.requests.received.total") is None


def test_a_total_alone_is_compared_in_a_line(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("13", "requests.received.total")
    assert not grid.dialogs
    assert "各格相加是 12，带来的是 13，相差 1" in grid.told[-1]
    grid.put("12", "requests.received.total")
    assert grid.told[-1] == COMPUTED_NOTICE


def test_a_block_too_wide_or_too_high_is_reported_and_never_wrapped(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1\t2\t3\t4\r\n5\t6\t\t\r\n", "requests.carried_out.legal")
    dialog = grid.dialog
    refused = [(found[TEXT_COLUMN], found[REASON_COLUMN]) for found in lines(dialog)[:2]]
    assert refused == [("4", "超出表格右边，没有放处"), ("5 6", "超出表格下边，没有放处")]
    dialog.paste_button.click()
    assert grid.row("carried_out") == [None, None, None, None, 1, 2]
    assert grid.desk.undo_stack.count() == 1


def test_a_single_figure_fills_all_selected_cells(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    cells = [f"requests.granted.{column}" for column in (*SIX, "total")]
    grid.page.view.select_cells(cells)
    grid.put("7\r\n")
    assert grid.row("granted") == [7] * 6
    assert grid.desk.undo_stack.count() == 1


def test_a_row_is_repeated_in_all_selected_rows(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    rows = ("granted", "partial", "carried_out")
    grid.page.view.select_cells([f"requests.{row}.natural" for row in rows])
    grid.put("1\t2\t3\t4\t5\t6\r\n")
    assert not grid.dialogs
    assert [grid.row(row) for row in rows] == [[1, 2, 3, 4, 5, 6]] * 3
    assert grid.told[-1] == "已粘贴 18 格。"
    assert grid.desk.undo_stack.count() == 1


def test_quarters_over_a_row_are_asked_about(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("\t一季度\t二季度\t三季度\t四季度\t合计\r\n予以公开\t1\t2\t3\t4\t10\r\n", "requests.granted.natural")
    assert not grid.dialog.paste_button.isEnabled()
    assert "“一季度”" in lines(grid.dialog)[0][REASON_COLUMN]
    press(grid.dialog, Key.Key_Escape)
    assert grid.row("granted") == [None] * 6


def test_a_plain_block_of_labels_and_figures_already_there_asks_nothing(qtbot: QtBot) -> None:
    grid = Grid(qtbot, "disclosure", balanced())
    grid.put("规章\t0\t0\t0\r\n", "disclosure.licensing.decisions")
    assert not grid.dialogs
    assert grid.told[-1] == "粘贴的和表里的一样，没有改动。"


def test_all_that_was_pasted_is_one_undo(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    before = grid.desk.draft.report
    grid.put("十五\t16\r\n17\t18\r\n", "requests.granted.natural")
    press(grid.dialog, Key.Key_Return)
    assert grid.desk.undo_stack.undoText() == "粘贴 4 格"
    grid.desk.undo_stack.undo()
    assert grid.desk.draft.report == before


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("１２", 12, "已粘贴 1 格：“１２”（全角字符，读作 12）。"),
        ("一百二十", 120, "已粘贴 1 格：“一百二十”（中文数字，读作 120）。"),
        ("1,234", 1234, "已粘贴 1 格。"),
    ],
)
def test_one_figure_that_is_understood_is_a_line_and_no_dialog(qtbot: QtBot, text: str, figure: int, told: str) -> None:
    grid = Grid(qtbot)
    grid.put(text, "requests.granted.natural")
    assert not grid.dialogs
    assert grid.value("requests.granted.natural") == figure
    assert grid.told[-1] == told


def test_one_figure_over_another_says_what_stood_there(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("７", "requests.granted.natural")
    assert grid.value("requests.granted.natural") == 7
    assert grid.told[-1] == "已粘贴 1 格：“７”（全角字符，读作 7），原来是 2。"


def test_one_understood_figure_in_all_selected_cells_is_a_line(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.page.view.select_cells([f"requests.granted.{column}" for column in SIX])
    grid.put("十二")
    assert grid.row("granted") == [12] * 6
    assert grid.told[-1] == "已粘贴 6 格：“十二”（中文数字，读作 12）。"


def test_a_clipboard_without_figures_says_so(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put(" \r\n")
    assert grid.told[-1] == "剪贴板里没有可以粘贴的数字。"
    grid.put("规章\r\n行政规范性文件\r\n")
    assert grid.told[-1] == "剪贴板里只有标题和合计，没有可以粘贴的数字。"


def test_a_whole_workbook_is_not_even_tried(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("1\t2\t3\t4\r\n" * 1000)
    assert grid.told[-1] == "剪贴板里有 1000 行，比表格大得多，没有粘贴。请只复制要填的部分。"
    assert grid.row("received") == [None] * 6


def test_figures_that_a_blank_takes_away_are_counted(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("1\t\t3\r\n", "requests.granted.natural")
    press(grid.dialog, Key.Key_Return)
    assert grid.told[-1] == "已粘贴 3 格，其中 1 格清空。"
