"""The drafts as a whole, from the list's keys to the store and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.application.application import Program
from gui.draft_list.start_page import StartPage
from gui.system.settings import Settings
from gui.window.main_window import Window
from model.checks.findings import Tally
from model.report.deadline import year_due
from model.storage.store import Store
from tests.reports import balanced

LEFT, CONTROL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    window = Window(StartPage())
    qtbot.addWidget(window)
    window.resize(1024, 640)
    with qtbot.waitActive(window):
        window.show()
    store = Store(tmp_path / "drafts.db")
    for unit in ("丙局", "乙局", "甲局"):
        store.create(balanced().with_values({"cover.unit": unit, "note.requests.granted.natural": "台账"}), Tally())
    yield Program(window, store, tmp_path)
    window.close()


def units(program: Program) -> list[str]:
    drafts = program.start.table.drafts
    return [drafts.card(row).unit for row in range(drafts.rowCount())]


def press(program: Program, words: str) -> None:
    start = program.start
    buttons = [*start.findChildren(QToolButton), *start.findChildren(QPushButton)]
    [button] = [button for button in buttons if button.text() == words and button.isVisible()]
    QTest.mouseClick(button, LEFT)


def test_the_keyboard_begins_in_the_list(program: Program) -> None:
    assert program.start.table.hasFocus()
    QTest.keyClick(program.start.table, Qt.Key.Key_Return)
    assert program.editor.desk.draft.report.unit == "甲局"


def test_a_copy_stands_on_top_and_holds_the_same(program: Program) -> None:
    start = program.start
    start.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    QTest.keyClick(start.table, Qt.Key.Key_End)
    unit = start.table.selected()[0].unit
    press(program, "复制一份")
    assert len(units(program)) == 4
    assert units(program)[0] == unit
    assert start.bar.words.text().startswith(f"已复制“{unit} 2025 年”，副本在列表最上面")
    [copy] = start.table.selected()
    press(program, "打开副本")
    assert program.editor.desk.draft.report.notes == {"requests.granted.natural": "台账"}
    assert program.session
    assert program.session.id == copy.id
    assert program.store.history(copy.id) == []


def test_several_deleted_come_back_with_one_click(program: Program) -> None:
    start = program.start
    QTest.keyClick(start.table, Qt.Key.Key_Down, SHIFT)
    press(program, "删除")
    QTest.mouseClick(start.bar.buttons["删除"], LEFT)
    assert units(program) == ["丙局"]
    assert start.bar.words.text() == "已删除选中的 2 份年报。"
    QTest.mouseClick(start.bar.buttons["撤销"], LEFT)
    assert units(program) == ["甲局", "乙局", "丙局"]
    assert [card.unit for card in start.table.selected()] == ["甲局", "乙局"]


def test_the_recently_deleted_come_back_whatever_the_list_shows(program: Program) -> None:
    start = program.start
    program.store.delete(*(card.id for card in program.store.cards()))
    program.shelf.show()
    assert start.guide.isVisible()
    press(program, "最近删除…")
    assert start.bin.isVisible()
    QTest.keyClick(start.bin.list, Qt.Key.Key_A, CONTROL)
    press(program, "恢复")
    assert sorted(units(program)) == sorted(["甲局", "乙局", "丙局"])
    assert start.bar.words.text() == "已恢复 3 份年报，都在列表里选中了。"


@pytest.mark.parametrize("deleted", [False, True])
def test_an_empty_list_offers_the_recently_deleted_only_where_there_are_some(
    qtbot: QtBot, tmp_path: Path, deleted: bool
) -> None:
    store = Store(tmp_path / "drafts.db")
    if deleted:
        store.delete(store.create(balanced(), Tally()))
    window = Window(StartPage())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    program = Program(window, store, tmp_path)
    offered = [button.text() for button in program.start.guide.findChildren(QPushButton) if button.isVisible()]
    assert ("最近删除…" in offered) == deleted
    assert "打开示例" in offered
    window.close()


def test_a_narrowed_list_is_widened_for_what_comes_back(program: Program) -> None:
    start = program.start
    [wanted] = [card.id for card in program.store.cards() if card.unit == "乙局"]
    program.store.delete(wanted)
    program.shelf.show()
    start.pane.search.setText("甲")
    program.shelf.undelete([wanted])
    assert start.pane.search.text() == ""
    assert [card.unit for card in start.table.selected()] == ["乙局"]


def test_the_deadline_is_remembered(program: Program, tmp_path: Path) -> None:
    start, day = program.start, date(year_due(date.today()) + 1, 1, 26)
    QTest.mouseClick(start.deadline_button, LEFT)
    start.deadline_bar.day.setDate(QDate(day.year, 1, 26))
    QTest.keyClick(start.deadline_bar.day, Qt.Key.Key_Return)
    assert Settings(tmp_path).deadline == day
    QTest.mouseClick(start.deadline_button, LEFT)
    QTest.mouseClick(start.deadline_bar.law_button, LEFT)
    assert Settings(tmp_path).deadline is None


@pytest.mark.parametrize("kept", ["", "soon", "2026-02-30"])
def test_a_deadline_that_cannot_be_read_counts_as_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\ndeadline={kept}\n")
    assert Settings(tmp_path).deadline is None


def test_the_menu_of_the_list_rests_while_a_draft_is_open(program: Program) -> None:
    assert [action.text() for action in program.shelf.menu.actions() if action.text()] == [
        "打开",
        "复制一份",
        "从上年生成",
        "比较这两份",
        "导出选中…",
        "删除",
        "最近删除…",
    ]
    assert program.shelf.menu.menuAction().isEnabled()
    program.open(1)
    assert not program.shelf.menu.menuAction().isEnabled()
    program.close_draft()
    assert program.shelf.menu.menuAction().isEnabled()
