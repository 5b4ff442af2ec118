"""The drafts as a whole, from the list's keys to the store and back.

Covers gui/widgets/notice_bar.py too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.system.settings import Settings
from gui.window.main_window import MainWindow
from model.checks.findings import Tally
from model.report.deadline import year_due
from model.storage.store import Store
from tests.gui.draft_list.five_drafts import choose_more
from tests.gui.opened import editor_of
from tests.reports import balanced

LEFT, CONTROL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1024, 640)
    with qtbot.waitActive(window):
        window.show()
    store = Store(tmp_path / "drafts.db")
    for unit in ("丙局", "乙局", "甲局"):
        store.create_draft(
            balanced().with_values({"cover.unit": unit, "note.requests.granted.natural": "台账"}), Tally()
        )
    yield Application(window, store, tmp_path)
    window.close()


def units(program: Application) -> list[str]:
    drafts = program.start_page.drafts_table.drafts_model
    return [drafts.draft_at(row).unit for row in range(drafts.rowCount())]


def press(program: Application, words: str) -> None:
    start = program.start_page
    buttons = [*start.findChildren(QToolButton), *start.findChildren(QPushButton)]
    [button] = [button for button in buttons if button.text() == words and button.isVisible()]
    QTest.mouseClick(button, LEFT)


def test_the_keyboard_begins_in_the_list(program: Application) -> None:
    assert program.start_page.drafts_table.hasFocus()
    QTest.keyClick(program.start_page.drafts_table, Qt.Key.Key_Return)
    assert editor_of(program).open_draft.draft.report.unit == "甲局"


def test_a_copy_stands_on_top_and_holds_the_same(program: Application) -> None:
    start = program.start_page
    start.drafts_table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    QTest.keyClick(start.drafts_table, Qt.Key.Key_End)
    unit = start.drafts_table.selected_drafts()[0].unit
    choose_more(start, "复制一份")
    assert len(units(program)) == 4
    assert units(program)[0] == unit
    assert start.notice_bar.message_label.text().startswith(f"已复制“{unit} 2025 年”，副本在列表最上面")
    [copy] = start.drafts_table.selected_drafts()
    press(program, "打开副本")
    assert editor_of(program).open_draft.draft.report.notes == {"requests.granted.natural": "台账"}
    assert program.session
    assert program.session.draft_id == copy.id
    assert program.store.load_history(copy.id) == []


def test_several_deleted_come_back_with_one_click(program: Application) -> None:
    start = program.start_page
    QTest.keyClick(start.drafts_table, Qt.Key.Key_Down, SHIFT)
    choose_more(start, "删除")
    QTest.mouseClick(start.notice_bar.buttons["删除"], LEFT)
    assert units(program) == ["丙局"]
    assert start.notice_bar.message_label.text() == "已删除选中的 2 份年报。"
    QTest.mouseClick(start.notice_bar.buttons["撤销"], LEFT)
    assert units(program) == ["甲局", "乙局", "丙局"]
    assert [card.unit for card in start.drafts_table.selected_drafts()] == ["甲局", "乙局"]


def test_the_recently_deleted_come_back_whatever_the_list_shows(program: Application) -> None:
    start = program.start_page
    program.store.delete_drafts(*(card.id for card in program.store.list_summaries()))
    program.drafts_controller.show_drafts()
    assert start.empty_list_guide.isVisible()
    press(program, "最近删除…")
    assert start.deleted_page.isVisible()
    QTest.keyClick(start.deleted_page.draft_list, Qt.Key.Key_A, CONTROL)
    press(program, "恢复")
    assert sorted(units(program)) == sorted(["甲局", "乙局", "丙局"])
    assert start.notice_bar.message_label.text() == "已恢复 3 份年报，都在列表里选中了。"


@pytest.mark.parametrize("deleted", [False, True])
def test_an_empty_list_offers_the_recently_deleted_only_where_there_are_some(
    qtbot: QtBot, tmp_path: Path, deleted: bool
) -> None:
    store = Store(tmp_path / "drafts.db")
    if deleted:
        store.delete_drafts(store.create_draft(balanced(), Tally()))
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    program = Application(window, store, tmp_path)
    offered = [
        button.text() for button in program.start_page.empty_list_guide.findChildren(QPushButton) if button.isVisible()
    ]
    assert ("最近删除…" in offered) == deleted
    assert "打开示例" in offered
    window.close()


def test_a_narrowed_list_is_widened_for_what_comes_back(program: Application) -> None:
    start = program.start_page
    [wanted] = [card.id for card in program.store.list_summaries() if card.unit == "乙局"]
    program.store.delete_drafts(wanted)
    program.drafts_controller.show_drafts()
    start.drafts_pane.search_box.setText("甲")
    program.drafts_controller.undelete_drafts([wanted])
    assert start.drafts_pane.search_box.text() == ""
    assert [card.unit for card in start.drafts_table.selected_drafts()] == ["乙局"]


def test_the_deadline_is_remembered(program: Application, tmp_path: Path) -> None:
    start, day = program.start_page, date(year_due(date.today()) + 1, 1, 26)
    QTest.mouseClick(start.deadline_button, LEFT)
    start.deadline_bar.day_edit.setDate(QDate(day.year, 1, 26))
    QTest.keyClick(start.deadline_bar.day_edit, Qt.Key.Key_Return)
    assert Settings(tmp_path).deadline == day
    QTest.mouseClick(start.deadline_button, LEFT)
    QTest.mouseClick(start.deadline_bar.law_button, LEFT)
    assert Settings(tmp_path).deadline is None


@pytest.mark.parametrize("kept", ["", "soon", "2026-02-30"])
def test_a_deadline_that_cannot_be_read_counts_as_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\ndeadline={kept}\n")
    assert Settings(tmp_path).deadline is None


def test_the_menu_of_the_list_rests_while_a_draft_is_open(program: Application) -> None:
    assert [action.text() for action in program.drafts_controller.menu.actions() if action.text()] == [
        "打开",
        "复制一份",
        "从上年生成",
        "比较这两份",
        "导出选中…",
        "删除",
        "最近删除…",
    ]
    assert program.drafts_controller.menu.menuAction().isEnabled()
    program.open_draft(1)
    assert not program.drafts_controller.menu.menuAction().isEnabled()
    program.close_draft()
    assert program.drafts_controller.menu.menuAction().isEnabled()
