"""The look before a paste: keys, colours, names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from gui.grid.paste_model import REASON_COLUMN, RESULT_COLUMN
from model.form.figures import format_figure
from tests.gui.grid.pasting import Grid, choose, line, lines, press
from tests.gui.grid.test_clipboard import clip
from tests.reports import balanced

Key = Qt.Key


def test_one_answer_can_be_refused_by_unticking_it(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put("十五\t３\t4\r\n", "requests.received.natural")
    dialog = grid.dialog
    assert [found[REASON_COLUMN] for found in lines(dialog)] == ["中文数字，读作 15", "全角字符，读作 3", ""]
    dialog.view.setFocus()
    press(dialog, Key.Key_Down)
    press(dialog, Key.Key_Space)
    assert line(dialog, "表三 本年新收·商业企业")[RESULT_COLUMN] == "不改"
    assert dialog.paste_button.text() == "粘贴 2 格"
    press(dialog, Key.Key_Return)
    assert grid.row("received")[:3] == [15, None, 4]


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
    grid.put("-\t—\t/\t5\r\n", "requests.granted.natural")
    dialog = grid.dialog
    assert not dialog.paste_button.isEnabled()
    assert "请先选" in dialog.reason_label.text()
    assert [found[RESULT_COLUMN] for found in lines(dialog)] == ["?", "?", "?", "5"]
    press(dialog, Key.Key_Return)
    assert dialog.isVisible()
    choose(qtbot, dialog, key)
    assert [found[RESULT_COLUMN] for found in lines(dialog)][:3] == [format_figure(figure) or "（空）"] * 3
    press(dialog, Key.Key_Return)
    assert grid.row("granted") == [figure, figure, figure, 5, 2, 2]


def test_the_preview_fits_a_small_screen_and_names_its_parts(qtbot: QtBot) -> None:
    grid = Grid(qtbot)
    grid.put(clip("calc_labelled"))
    dialog = grid.dialog
    assert dialog.width() <= 1366
    assert dialog.height() <= 700
    assert dialog.view.accessibleName() == "粘贴预览"
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
