"""Two drafts chosen in the list are compared there: by the button, the menu and the keys.

Covers gui/history/comparison_page.py and gui/history/side_by_side_view.py too.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.history.comparison_page import ComparisonPage
from model.report.report import Report
from tests.gui.at_grid import current
from tests.gui.opened import Control, Key, Shift, begun, editor_of
from tests.reports import balanced

CELL = "requests.received.natural"


def report(year: int, received: int, overview: str, edition: str = "2021") -> Report:
    made = balanced(edition).with_values({"cover.year": str(year), CELL: received})
    return replace(made, prose={"overview": overview})


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """Two drafts in the list, the newer year last changed and on top."""
    program = begun(qtbot, tmp_path)
    program.drafts.add_draft(report(2024, 5, "去年平稳。\n公开及时。"), None)
    program.drafts.add_draft(report(2025, 7, "今年平稳。\n公开及时。"), None)
    program.refresh_list()
    program.start_page.drafts_table.setFocus()
    return program


def button(program: Application) -> QToolButton:
    return next(b for b in program.start_page.findChildren(QToolButton) if b.text() == "比较这两份")


def page(program: Application) -> ComparisonPage:
    found = program.start_page.findChild(ComparisonPage)
    assert found
    return found


def both(program: Application) -> None:
    table = program.start_page.drafts_table
    QTest.keyClick(table, Key.Key_Home)
    QTest.keyClick(table, Key.Key_Down, Shift)
    assert len(table.selected_drafts()) == 2


def test_it_can_be_done_with_two_only(program: Application) -> None:
    table = program.start_page.drafts_table
    QTest.keyClick(table, Key.Key_Home)
    assert not button(program).isEnabled()
    both(program)
    assert button(program).isEnabled()
    program.drafts.add_draft(report(2023, 5, ""), None)
    program.refresh_list()
    QTest.keyClick(table, Key.Key_A, Control)
    assert len(table.selected_drafts()) == 3
    assert not button(program).isEnabled()


def test_two_drafts_stand_side_by_side_the_earlier_year_first(program: Application) -> None:
    both(program)
    QTest.mouseClick(button(program), Qt.MouseButton.LeftButton)
    shown = page(program)
    words, text = shown.summary_label.text(), shown.view.toPlainText()
    assert shown.isVisible()
    assert words.index("2024 年") < words.index("2025 年")
    assert "有 3 处不同" in words
    assert "本年新收·自然人\n5\n7" in text
    assert "一、总体情况 第 1 段\n去年平稳。\n今年平稳。" in text
    assert text.count("公开及时。") == 2
    QTest.keyClick(shown.differing_box, Key.Key_Space)
    assert "公开及时" not in shown.view.toPlainText()
    assert "去年平稳" in shown.view.toPlainText()


def test_f8_walks_from_difference_to_difference_and_enter_follows_it(program: Application) -> None:
    both(program)
    button(program).click()
    shown = page(program)
    QTest.qWaitForWindowActive(program.window)
    reached = []
    for _ in range(len(shown.view.differences) + 1):
        QTest.keyClick(shown.view, Key.Key_F8)
        reached.append(shown.view.textCursor().selectedText())
    assert reached[:-1] == [row.place_name for row in shown.view.differences]
    assert reached[-1] == reached[0]
    assert shown.number_label.text().startswith("第 1 处，共")
    QTest.keyClick(shown.view, Key.Key_F8, Shift)
    assert shown.view.textCursor().selectedText() == reached[-2]
    while "本年新收·自然人" not in shown.view.textCursor().selectedText():
        QTest.keyClick(shown.view, Key.Key_F8)
    QTest.keyClick(shown.view, Key.Key_Return)
    table = editor_of(program).current_table_page
    assert table
    assert current(table) == CELL


def test_keys_alone_compare_follow_a_difference_and_come_back_to_the_comparison(
    qtbot: QtBot, program: Application
) -> None:
    both(program)
    action = next(action for action in program.drafts_controller.menu.actions() if action.text() == "比较这两份")
    program.drafts_controller.menu.popup(program.window.pos())
    program.drafts_controller.menu.setActiveAction(action)
    QTest.keyClick(program.drafts_controller.menu, Key.Key_Return)
    shown = page(program)
    with qtbot.waitActive(program.window):  # which the menu was, as no window manager gives the keyboard back
        program.window.activateWindow()
    assert shown.view.hasFocus()
    while "本年新收" not in shown.view.textCursor().selectedText():
        QTest.keyClick(shown.view, Key.Key_Tab)
        assert shown.view.hasFocus()
    QTest.keyClick(shown.view, Key.Key_Return)
    editor = editor_of(program)
    assert editor.open_draft.draft.report.year == 2025
    assert editor.current_table_page
    assert current(editor.current_table_page) == CELL
    QTest.keyClicks(editor.current_table_page.view, "5\r")
    program.actions["close"].trigger()
    qtbot.waitUntil(shown.isVisible)
    assert CELL not in [row.place for row in shown.view.differences]
    QTest.keyClick(shown.view, Key.Key_Escape)
    assert not shown.isVisible()
    assert program.start_page.drafts_table.hasFocus()


def test_either_of_the_two_can_be_opened(program: Application) -> None:
    for number, year in enumerate((2024, 2025)):
        if program.window.editor:
            program.close_draft()
        else:
            both(program)
            button(program).click()
        QTest.mouseClick(page(program).open_buttons[number], Qt.MouseButton.LeftButton)
        assert editor_of(program).open_draft.draft.report.year == year


def test_a_draft_deleted_meanwhile_ends_the_comparison(program: Application) -> None:
    both(program)
    button(program).click()
    program.store.delete_drafts(1)
    program.refresh_list()
    assert not page(program).isVisible()
    assert program.start_page.drafts_table.isVisible()


def test_equal_drafts_are_said_to_be_equal_and_old_tables_are_read_as_the_new(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    program.drafts.add_draft(report(2020, 5, "", "2019"), None)
    program.drafts.add_draft(report(2021, 5, "").with_values({"cover.unit": "临江县财政局"}), None)
    program.refresh_list()
    both(program)
    button(program).click()
    assert "（2019 格式按 2021 格式对照）" in page(program).summary_label.text()
    QTest.keyClick(page(program).view, Key.Key_Escape)
    program.store.duplicate_draft(2)
    program.store.delete_drafts(1)
    program.refresh_list()
    both(program)
    button(program).click()
    assert "没有不同。" in page(program).summary_label.text()


def test_where_it_is_narrow_the_button_gives_way_and_the_menu_has_it(qtbot: QtBot, program: Application) -> None:
    program.window.setMinimumSize(300, 300)  # the fonts of the tests are smaller than those of the program
    program.window.resize(480, 400)
    qtbot.waitUntil(lambda: not button(program).isVisible())
    both(program)
    assert button(program).defaultAction().isEnabled()
    assert button(program).defaultAction() in program.drafts_controller.menu.actions()
    program.window.resize(1366, 700)
    qtbot.waitUntil(button(program).isVisible)
