"""No key and no entry of a menu does nothing without saying why in the status bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.draft_list.start_page import StartPage
from gui.window.actions import ACTION_SPECS
from gui.window.main_window import MainWindow
from gui.window.refused_keys import find_reason
from model.report.report import Report
from model.storage.store import Store
from tests.gui.dropping import drop_files
from tests.gui.opened import Control, Key, Shift, begun, editor_of, opened
from tests.reports import balanced


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return opened(qtbot, tmp_path, balanced())


def told(program: Application) -> str:
    return program.window.statusBar().currentMessage()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key, modifiers)


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Key.Key_G, Control, "“由表生成语句”现在用不了：请先到第一、六部分的文字里。"),
        (Key.Key_J, Control, "“插入表中的数”现在用不了：请先到封面的说明"),
        (Key.Key_L, Control, "“显示上年数”现在用不了：还没有上年报告；"),
        (Key.Key_Z, Control, "“撤销”现在用不了：没有可以撤销的改动。"),
        (Key.Key_Y, Control, "“重做”现在用不了：没有可以重做的改动。"),
        (Key.Key_F8, Control | Shift, "“怎么会不平？”现在用不了：没有不平的地方。"),
        (Key.Key_O, Control | Shift, "“没有找到位置的内容”现在用不了："),
    ],
)
def test_a_key_of_a_disabled_command_says_why(
    program: Application, key: Qt.Key, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    press(key, modifiers)
    assert told(program).startswith(words)


def test_a_key_for_tables_says_so_in_the_prose(program: Application) -> None:
    editor_of(program).tabs.setCurrentIndex(1)
    editor_of(program).focus_current_page()
    press(Key.Key_0, Control)
    assert told(program) == "“选中的空格填 0”现在用不了：请先到第二、三、四部分的表格里。"


def test_a_key_for_drafts_says_on_the_list_that_none_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    press(Key.Key_P, Control)
    assert told(program) == "“打印”现在用不了：请先在年报列表里打开一份年报。"


def test_an_entry_that_is_disabled_says_why_while_it_is_pointed_at(program: Application) -> None:
    program.actions["redo"].hovered.emit()
    assert told(program) == "“重做”现在用不了：没有可以重做的改动。"
    program.window.show_status("")
    program.actions["print"].hovered.emit()
    assert told(program) == ""


def test_a_digit_typed_into_a_cell_says_nothing(program: Application) -> None:
    editor_of(program).tabs.setCurrentIndex(2)
    press(Key.Key_5)
    assert told(program) == ""


def test_digits_typed_beside_the_cells_are_told_to_go_nowhere(program: Application) -> None:
    editor_of(program).tabs.tabBar().setFocus()
    press(Key.Key_5)
    assert told(program) == "光标不在能填写的地方；请先点一格、一个栏目或者一段文字。"


def test_enter_on_two_drafts_says_that_one_is_opened_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    for unit in ("甲局", "乙局"):
        program.drafts.add_draft(Report("2021", {"unit": unit, "year": "2025"}), None)
    program.refresh_list()
    program.start_page.drafts_table.setFocus()
    press(Key.Key_A, Control)
    press(Key.Key_Return)
    assert told(program) == "“打开”现在用不了：请只选中一份年报。"


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Key.Key_0, Control, "这里没有还空着的格，没有填 0。"),
        (Key.Key_D, Control, "没有要填充的：上边没有格，或者数已经一样。"),
        (Key.Key_R, Control, "没有要填充的：左边没有格，或者数已经一样。"),
    ],
)
def test_a_command_that_finds_nothing_to_change_says_so(
    program: Application, key: Qt.Key, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    press(key, modifiers)
    assert told(program) == words


def test_clearing_what_is_blank_says_so(program: Application) -> None:
    for _ in range(2):
        press(Key.Key_Delete)
    assert told(program) == "选中的格本来就空着。"


@pytest.mark.parametrize("key", [Key.Key_5, Key.Key_F2, Key.Key_Delete, Key.Key_A])
def test_a_total_says_that_it_is_computed(program: Application, key: Qt.Key) -> None:
    page = editor_of(program).current_table_page
    assert page
    page.view.go_to_cell("requests.received.total")
    press(key)
    assert told(program).startswith("合计由各格自动算出")


def test_what_is_dropped_on_drafts_that_can_only_be_looked_at_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    Store(tmp_path / "drafts.db").close()
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    program = Application(window, Store(tmp_path / "drafts.db", read_only=True), tmp_path)
    window.show()
    assert drop_files(program.window, [tmp_path / "甲.xlsx"]) == Qt.DropAction.IgnoreAction
    assert told(program) == f"{READ_ONLY_MESSAGE}文件没有导入。"


def test_every_command_has_a_reason_where_the_draft_decides_on_it(program: Application) -> None:
    assert program.session
    decided = set(program.session.compute_availability())
    assert decided <= {spec.id for spec in ACTION_SPECS}
    assert [id for id in decided if "没有可以做的" in find_reason(id, False, False)] == []
