"""The panel 查找命令, by keys and mouse in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.pages.table_page import TablePage
from gui.window.command_panel import CommandPanel
from gui.window.menu_commands import list_commands
from model.linked_figures.pinyin import list_initials
from tests.gui.at_grid import editing, type_in, value
from tests.gui.opened import Control, Key, Shift, begun, editor_of, opened
from tests.reports import balanced

RECEIVED = "requests.received.natural"


def find_panel(program: Application) -> CommandPanel:
    """The panel, opened by its keys where the focus is."""
    focused = QApplication.focusWidget() or program.window
    QTest.keyClick(focused, Key.Key_P, Control | Shift)
    panel = program.window.findChild(CommandPanel)
    assert panel
    assert panel.isVisible()
    assert panel.search_box.hasFocus()
    return panel


def run(program: Application, typed: str) -> CommandPanel:
    """Open the panel, type and press Enter."""
    panel = find_panel(program)
    QTest.keyClicks(panel.search_box, typed)
    QTest.keyClick(panel.search_box, Key.Key_Return)
    return panel


def table(program: Application) -> TablePage:
    """The table in front."""
    page = editor_of(program).current_table_page
    assert page
    return page


def shown(panel: CommandPanel) -> list[str]:
    """The names in the list."""
    rows = (panel.command_list.topLevelItem(row) for row in range(panel.command_list.topLevelItemCount()))
    return [row.text(0) for row in rows if row]


def test_a_command_typed_by_first_letters_is_carried_out_where_the_focus_was(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = table(program)
    page.view.go_to_cell(RECEIVED)
    panel = run(program, "qk")
    assert value(page, RECEIVED) is None
    assert page.view.hasFocus()
    assert panel.isHidden()
    run(program, "cx")
    assert value(page, RECEIVED) == balanced().figures[RECEIVED]


def test_what_is_being_typed_is_entered_first(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = table(program)
    page.view.go_to_cell(RECEIVED)
    type_in(qtbot, page, "37", key=None)
    panel = find_panel(program)
    assert value(page, RECEIVED) == 37
    QTest.keyClick(panel.search_box, Key.Key_Escape)
    assert page.view.hasFocus()


def test_an_entry_that_is_no_figure_stays_open(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = table(program)
    page.view.go_to_cell(RECEIVED)
    type_in(qtbot, page, "1x", key=None)
    QTest.keyClick(find_panel(program).search_box, Key.Key_Escape)
    editor = editing(page)
    assert editor.hasFocus()
    QTest.keyClick(editor, Key.Key_Backspace)
    QTest.keyClick(editor, Key.Key_Return)
    assert value(page, RECEIVED) == 1


def test_arrows_choose_and_the_last_used_stands_first(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    panel = find_panel(program)
    QTest.keyClicks(panel.search_box, "zzzz")
    assert shown(panel) == []
    assert panel.hint_label.isVisible()
    panel.search_box.clear()
    QTest.keyClicks(panel.search_box, "yy")
    assert shown(panel) == ["回车向右移动", "下一页", "上一页"]
    for _ in range(2):
        QTest.keyClick(panel.search_box, Key.Key_Down)
    QTest.keyClick(panel.search_box, Key.Key_Return)
    assert editor_of(program).tabs.currentIndex() == 2
    assert shown(find_panel(program))[0] == "上一页"


def test_the_mouse_carries_out_too(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    panel = find_panel(program)
    QTest.keyClicks(panel.search_box, "xyy")
    rows = panel.command_list
    first_row = rows.visualRect(rows.model().index(0, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=first_row.center())
    assert editor_of(program).tabs.currentIndex() == 4
    assert panel.isHidden()


def test_what_cannot_be_done_is_grey_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    panel = find_panel(program)
    QTest.keyClicks(panel.search_box, "dcpdf")
    assert shown(panel) == ["导出 PDF…"]
    QTest.keyClick(panel.search_box, Key.Key_Return)
    assert panel.isVisible()
    assert "先打开一份年报" in panel.hint_label.text()


def test_from_the_menu_the_focus_goes_back_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = table(program)
    QTest.keyClick(page.view, Key.Key_H, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(program.actions["find_command"])
    QTest.keyClick(menu, Key.Key_Return)
    panel = program.window.findChild(CommandPanel)
    assert panel
    assert panel.search_box.hasFocus()
    QTest.keyClick(panel.search_box, Key.Key_Escape)
    assert page.view.hasFocus()


def test_a_click_elsewhere_closes_it(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    panel = find_panel(program)
    table(program).view.setFocus()
    assert panel.isHidden()


def test_every_entry_of_the_window_can_be_found_by_letters(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    commands = list_commands(program.window.menuBar())
    assert {"文件", "列表", "编辑", "检查", "查看", "查看 › 外观", "帮助"} <= {command.path for command in commands}
    words = "".join(command.name + command.path for command in commands)
    assert [character for character in words if character.isalnum() and not list_initials(character)] == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 700), (683, 384), (640, 360)])
@pytest.mark.parametrize("typed", ["", "d", "zzzzz"])
def test_it_stays_inside_of_the_window(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, width: int, height: int, typed: str
) -> None:
    program = begun(qtbot, tmp_path)
    program.window.resize(width, height)
    panel = find_panel(program)
    QTest.keyClicks(panel.search_box, typed)
    assert program.window.rect().contains(panel.geometry())
    assert panel.command_list.height() >= 3 * panel.command_list.sizeHintForRow(0) or not shown(panel)[2:]
    program.window.resize(1000, 600)
    assert abs(panel.geometry().center().x() - 500) <= 1
