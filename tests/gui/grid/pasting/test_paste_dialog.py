"""The look before a paste: keys, colours, names.

Covers gui/grid/pasting/paste_decisions.py and gui/grid/pasting/incoming_grid.py too.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from gui.grid.pasting.exception_list import REASON_COLUMN
from gui.grid.pasting.paste_dialog import PasteDialog
from model.form.figures import format_figure
from tests.gui.grid.pasted_grid import SIX, Grid, choose, line, lines, press, shown
from tests.gui.grid.test_clipboard import clip
from tests.reports import balanced

Key = Qt.Key


def test_one_answer_can_be_refused_by_unticking_it(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("十五\t３\t4\r\n", "requests.received.natural")
    dialog = grid.dialog
    assert [found[REASON_COLUMN] for found in lines(dialog)] == ["中文数字，读作 15", "全角字符，读作 3"]
    dialog.view.setFocus()
    press(dialog, Key.Key_Down)
    press(dialog, Key.Key_Space)
    assert line(dialog, "表三 本年新收·商业企业")[REASON_COLUMN] == "不改；全角字符，读作 3"
    assert shown(dialog, "requests.received.business") == ("", "left out", "３")
    assert dialog.paste_button.text() == "粘贴 2 格"
    press(dialog, Key.Key_Return)
    assert grid.row("received")[:3] == [15, None, 4]


def test_the_form_shows_the_new_figure_large_beside_the_former_one(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("5\t\t2\t张三\r\n", "requests.granted.natural")
    cells = [shown(grid.dialog, f"requests.granted.{column}") for column in SIX[:5]]
    assert cells == [
        ("5", "checked", "2"),
        ("空", "checked", "2"),
        ("2", "same", ""),
        ("张三", "refused", "2"),
        ("", "", ""),
    ]
    assert shown(grid.dialog, "requests.granted.total") == ("13", "total", "12")
    (view,) = grid.dialog.grids
    assert view.currentIndex().isValid()
    assert not view.edit(view.currentIndex(), view.EditTrigger.DoubleClicked, None)


def test_by_keys_a_cell_of_the_form_is_left_alone_and_taken_again(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("5\t6\r\n", "requests.granted.natural")
    dialog = grid.dialog
    (view,) = dialog.grids
    for _ in range(6):
        if dialog.focusWidget() is view:
            break
        press(dialog, Key.Key_Tab)
    assert dialog.focusWidget() is view
    press(dialog, Key.Key_Right)
    assert dialog.cell_label.text() == "表三 予以公开·商业企业：现在2，带来的“6”，粘贴后6。"
    press(dialog, Key.Key_Space)
    assert dialog.paste_button.text() == "粘贴 1 格"
    assert dialog.cell_label.text() == "表三 予以公开·商业企业：带来的“6”不粘贴，这一格不改。"
    press(dialog, Key.Key_Space)
    press(dialog, Key.Key_Space)
    press(dialog, Key.Key_Return)
    assert grid.row("granted")[:2] == [5, 2]


def test_an_exception_of_the_list_is_shown_in_its_table(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("规章\t1\t２\t3\r\n予以公开\t1\t2\t3\t4\t5\t６\r\n", "requests.received.natural")
    dialog = grid.dialog
    assert [dialog.tables.tabText(number) for number in range(2)] == ["表二（3 格）", "表三（6 格）"]
    for row, (number, cell) in enumerate([(0, "disclosure.regulations.repealed"), (1, "requests.granted.other")]):
        dialog.view.selectRow(row)
        assert dialog.tables.currentIndex() == number
        assert [found.id for found in dialog.grids[number].selected_cells()] == [cell]


def test_enter_takes_nothing_by_mistake_where_something_is_refused(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("1\t#REF!\r\n", "requests.granted.natural")
    press(grid.dialog, Key.Key_Return)
    assert not grid.dialogs
    assert grid.row("granted") == [2] * 6


def test_escape_pastes_nothing(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("十五\t16\r\n", "requests.granted.natural")
    press(grid.dialog, Key.Key_Escape)
    assert grid.row("granted") == [2] * 6
    assert grid.desk.undo_stack.count() == 0
    assert grid.told[-1] == "没有粘贴，表格没有改动。"


@pytest.mark.parametrize(("key", "figure"), [(Key.Key_K, None), (Key.Key_L, 0)])
def test_dashes_wait_for_an_explicit_choice(qtbot: QtBot, key: Key, figure: int | None) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("-\t无\t/\t5\r\n", "requests.granted.natural")
    dialog = grid.dialog
    assert not dialog.paste_button.isEnabled()
    assert "请先选" in dialog.reason_label.text()
    assert dashes_shown(dialog) == ["？", "？", "？"]
    press(dialog, Key.Key_Return)
    assert dialog.isVisible()
    choose(qtbot, dialog, key)
    assert dashes_shown(dialog) == [format_figure(figure) or "空"] * 3
    press(dialog, Key.Key_Return)
    assert grid.row("granted") == [figure, figure, figure, 5, 2, 2]


def dashes_shown(dialog: PasteDialog) -> list[str]:
    """What the form shows in the first three cells of the row 予以公开."""
    return [shown(dialog, f"requests.granted.{column}")[0] for column in SIX[:3]]


def test_the_preview_fits_a_small_screen_and_names_its_parts(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put(clip("calc_labelled"))
    dialog = grid.dialog
    assert dialog.width() <= 1366
    assert dialog.height() <= 700
    assert dialog.view.accessibleName() == "请看一眼的地方"
    assert dialog.grids[0].accessibleName() == "粘贴以后的表三"
    assert dialog.blank_choice.accessibleName() == "写着“-”“—”“/”的格空着"
    assert dialog.zero_choice.accessibleName() == "写着“-”“—”“/”的格填 0"
    assert dialog.minimumSizeHint().width() <= 1024


def test_what_the_clipboard_hides_is_told_before_anything_is_pasted(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    mime = QMimeData()
    mime.setText("53\n9\n4\n")
    mime.setHtml("<table><tr><td><s>5</s>3<tr style='display:none'><td>9<tr><td>4</table>")
    grid.put(mime, "requests.received.natural")
    told = grid.dialog.accessibleDescription()
    assert "剪贴板第 1 行第 1 格：划去的“5”没有读。" in told
    assert "剪贴板第 1 行之后：隐藏的“9”没有读。" in told
    press(grid.dialog, Key.Key_Return)
    assert (grid.row("received")[0], grid.row("carried_in")[0]) == (3, 4)


def test_of_many_hidden_texts_the_first_are_told(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    mime = QMimeData()
    mime.setHtml("<table>" + "<tr><td><s>5</s>3" * 9 + "</table>")
    grid.put(mime, "requests.received.natural")
    assert "另有 5 处" in grid.dialog.accessibleDescription()


def test_a_number_that_was_rounded_is_told_even_where_it_is_pasted_alone(qtbot: QtBot) -> None:
    grid = Grid(qtbot, "disclosure")
    mime = QMimeData()
    mime.setHtml('<table><tr><td sdval="5.1532">5.15</td></table>')
    grid.put(mime, "disclosure.fees.amount")
    assert "显示的是 5.15，表格里存的是 5.1532" in grid.dialog.accessibleDescription()
    press(grid.dialog, Key.Key_Return)
    assert str(grid.value("disclosure.fees.amount")) == "5.15"
