"""Two drafts chosen in the list are compared there: by the button, the menu and the keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.application.application import Program
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
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    """Two drafts in the list, the newer year last changed and on top."""
    program = begun(qtbot, tmp_path)
    program.add(report(2024, 5, "去年平稳。\n公开及时。"), None)
    program.add(report(2025, 7, "今年平稳。\n公开及时。"), None)
    program.refresh()
    program.start.table.setFocus()
    return program


def button(program: Program) -> QToolButton:
    return next(b for b in program.start.findChildren(QToolButton) if b.text() == "比较这两份")


def page(program: Program) -> ComparisonPage:
    found = program.start.findChild(ComparisonPage)
    assert found
    return found


def both(program: Program) -> None:
    table = program.start.table
    QTest.keyClick(table, Key.Key_Home)
    QTest.keyClick(table, Key.Key_Down, Shift)
    assert len(table.selected()) == 2


def test_it_can_be_done_with_two_only(program: Program) -> None:
    table = program.start.table
    QTest.keyClick(table, Key.Key_Home)
    assert not button(program).isEnabled()
    both(program)
    assert button(program).isEnabled()
    program.add(report(2023, 5, ""), None)
    program.refresh()
    QTest.keyClick(table, Key.Key_A, Control)
    assert len(table.selected()) == 3
    assert not button(program).isEnabled()


def test_cells_and_paragraphs_that_differ_are_listed_the_earlier_year_first(program: Program) -> None:
    both(program)
    QTest.mouseClick(button(program), Qt.MouseButton.LeftButton)
    shown = page(program)
    words, text = shown.words.text(), shown.view.toPlainText()
    assert shown.isVisible()
    assert words.index("2024 年") < words.index("2025 年")
    assert "有 3 处不同" in words
    assert "本年新收·自然人\n5 → 7" in text
    assert "一、总体情况 第 1 段\n去今年平稳。" in text
    assert "公开及时" not in text


def test_keys_alone_compare_follow_a_difference_and_come_back_to_the_comparison(qtbot: QtBot, program: Program) -> None:
    both(program)
    action = next(action for action in program.shelf.menu.actions() if action.text() == "比较这两份")
    program.shelf.menu.popup(program.window.pos())
    program.shelf.menu.setActiveAction(action)
    QTest.keyClick(program.shelf.menu, Key.Key_Return)
    shown = page(program)
    assert shown.view.hasFocus()
    while "本年新收" not in shown.view.textCursor().selectedText():
        QTest.keyClick(shown.view, Key.Key_Tab)
        assert shown.view.hasFocus()
    QTest.keyClick(shown.view, Key.Key_Return)
    editor = editor_of(program)
    assert editor.desk.draft.report.year == 2025
    assert editor.grid_page
    assert current(editor.grid_page) == CELL
    QTest.keyClicks(editor.grid_page.view, "5\r")
    program.actions["close"].trigger()
    qtbot.waitUntil(shown.isVisible)
    assert "本年新收" not in shown.view.toPlainText()
    QTest.keyClick(shown.view, Key.Key_Escape)
    assert not shown.isVisible()
    assert program.start.table.hasFocus()


def test_either_of_the_two_can_be_opened(program: Program) -> None:
    for number, year in enumerate((2024, 2025)):
        if program.window.editor:
            program.close_draft()
        else:
            both(program)
            button(program).click()
        QTest.mouseClick(page(program).open_buttons[number], Qt.MouseButton.LeftButton)
        assert editor_of(program).desk.draft.report.year == year


def test_a_draft_deleted_meanwhile_ends_the_comparison(program: Program) -> None:
    both(program)
    button(program).click()
    program.store.delete(1)
    program.refresh()
    assert not page(program).isVisible()
    assert program.start.table.isVisible()


def test_equal_drafts_are_said_to_be_equal_and_old_tables_are_read_as_the_new(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    program.add(report(2020, 5, "", "2019"), None)
    program.add(report(2021, 5, "").with_values({"cover.unit": "临江县财政局"}), None)
    program.refresh()
    both(program)
    button(program).click()
    assert "（2019 格式按 2021 格式对照）" in page(program).words.text()
    QTest.keyClick(page(program).view, Key.Key_Escape)
    program.store.duplicate(2)
    program.store.delete(1)
    program.refresh()
    both(program)
    button(program).click()
    assert "没有不同。" in page(program).words.text()


def test_where_it_is_narrow_the_button_gives_way_and_the_menu_has_it(qtbot: QtBot, program: Program) -> None:
    program.window.setMinimumSize(300, 300)  # the fonts of the tests are smaller than those of the program
    program.window.resize(480, 400)
    qtbot.waitUntil(lambda: not button(program).isVisible())
    both(program)
    assert button(program).defaultAction().isEnabled()
    assert button(program).defaultAction() in program.shelf.menu.actions()
    program.window.resize(1366, 700)
    qtbot.waitUntil(button(program).isVisible)
