"""Many drafts by keys and mouse: narrowed by year and state, several selected, copied, brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.draft.draft_words import card_words
from gui.draft_list.drafts_filter import ALL_STATES, STATES, Filter
from gui.draft_list.drafts_model import CHANGED, UNIT, DraftsList
from gui.draft_list.start_page import StartPage
from model.storage.draft_rows import CARRIED
from model.storage.summaries import Card

NOW = datetime(2026, 1, 12, 14, 0)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def card(id: int, unit: str, year: int | None, *counts: int) -> Card:
    errors, warnings, unfilled, unwritten = counts or (0, 0, 0, 0)
    return Card(id, unit, year, "2021", NOW - timedelta(hours=id), errors, warnings, unfilled, unwritten)


CARDS = (
    card(1, "甲局", 2025, 2, 1, 57, 1),
    card(2, "乙局", 2025, 0, 1, 0, 0),
    card(3, "丙局", 2024),
    card(4, "丁局", None, 0, 0, 0, 2),
    card(5, "甲局", 2024, 1, 0, 0, 0),
)


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(clock=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1024, 640)
    with qtbot.waitActive(page):
        page.show()
    page.show_cards(CARDS)
    return page


def shown(page: StartPage) -> list[int]:
    return [page.table.drafts.card(row).id for row in range(page.table.drafts.rowCount())]


def selected(page: StartPage) -> list[int]:
    return [card.id for card in page.table.selected()]


def enabled(page: StartPage) -> list[str]:
    return [button.text() for button in page.pane.findChildren(QToolButton) if button.text() and button.isEnabled()]


def row_clicked(page: StartPage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where = page.table.visualRect(page.table.drafts.index(row, CHANGED)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, pos=where)


@pytest.mark.parametrize(
    ("state", "ids"),
    [
        ("全部状态", [1, 2, 3, 4, 5]),
        ("可以报送", [3]),
        ("有错误", [1, 5]),
        ("待说明", [1, 2]),
        ("未填完", [1, 4]),
    ],
)
def test_the_list_is_narrowed_to_a_state(page: StartPage, state: str, ids: list[int]) -> None:
    QTest.keyClick(page.pane.state, Qt.Key.Key_Home)
    for _ in range((ALL_STATES, *STATES).index(state)):
        QTest.keyClick(page.pane.state, Qt.Key.Key_Down)
    assert page.pane.state.currentText() == state
    assert shown(page) == ids


def test_the_list_is_narrowed_to_a_year(page: StartPage) -> None:
    years = [page.pane.year.itemText(i) for i in range(page.pane.year.count())]
    assert years == ["全部年度", "2025 年", "2024 年", "年度未填"]
    for year, ids in (("2024 年", [3, 5]), ("年度未填", [4]), ("2025 年", [1, 2])):
        page.pane.year.setCurrentText(year)
        assert shown(page) == ids
    page.show_cards(CARDS[1:])
    assert page.pane.year.currentText() == "2025 年"
    assert shown(page) == [2]
    page.show_cards(CARDS[2:])
    assert page.pane.year.currentText() == "全部年度"
    assert shown(page) == [3, 4, 5]


def test_where_nothing_is_found_words_say_so_and_a_button_helps(page: StartPage) -> None:
    page.pane.search.setText("戊局")
    page.pane.year.setCurrentText("2024 年")
    page.pane.state.setCurrentText("有错误")
    assert page.pane.nothing.isVisible()
    assert page.pane.nothing.text() == "没有符合条件的年报：“戊局”、2024 年、有错误。共有 5 份。"
    assert enabled(page) == []
    QTest.mouseClick(page.pane.clear_button, Qt.MouseButton.LeftButton)
    assert shown(page) == [1, 2, 3, 4, 5]
    assert page.table.hasFocus()
    assert page.pane.count.text() == "共 5 份"


def test_down_goes_from_the_search_into_what_was_found(page: StartPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    page.pane.search.insert("丙")
    QTest.keyClick(page.pane.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert selected(page) == [3]


def test_several_are_selected_by_keys_and_by_mouse(page: StartPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert selected(page) == [1, 2]
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert selected(page) == [1, 2, 3, 4, 5]
    row_clicked(page, 0)
    row_clicked(page, 2, CONTROL)
    assert selected(page) == [1, 3]
    row_clicked(page, 2)
    row_clicked(page, 4, SHIFT)
    assert selected(page) == [3, 4, 5]
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    assert selected(page) == [1]
    QTest.keyClick(page.table, Qt.Key.Key_End)
    assert selected(page) == [5]


def test_the_buttons_follow_the_selection(page: StartPage) -> None:
    assert enabled(page) == ["打开", "复制一份", "从上年生成", "导出选中…", "删除"]
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert enabled(page) == ["导出选中…", "删除"]
    page.table.show_exporting(True)
    assert enabled(page) == ["删除"]
    page.table.show_exporting(False)
    assert enabled(page) == ["导出选中…", "删除"]


def test_sorting_and_searching_keep_what_is_selected(page: StartPage) -> None:
    row_clicked(page, 1)
    row_clicked(page, 4, CONTROL)
    page.table.sortByColumn(CHANGED, Qt.SortOrder.AscendingOrder)
    assert selected(page) == [5, 2]
    page.pane.search.setText("甲")
    assert selected(page) == [5]
    page.pane.search.setText("丙")
    assert selected(page) == [3]


def test_after_a_deletion_the_next_draft_is_selected(page: StartPage) -> None:
    row_clicked(page, 2)
    page.show_cards([card for card in CARDS if card.id != 3])
    assert selected(page) == [4]
    QTest.keyClick(page.table, Qt.Key.Key_End)
    page.show_cards(CARDS[:2])
    assert selected(page) == [2]


def test_the_menu_of_the_keyboard_offers_the_same(page: StartPage) -> None:
    names: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, read)
    middle = page.table.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, page.table.mapToGlobal(middle))
    QApplication.sendEvent(page.table, asked)
    assert names == ["打开", "复制一份", "从上年生成", "比较这两份", "导出选中…", "删除"]


def test_several_are_deleted_with_one_question(qtbot: QtBot, page: StartPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.bar.words.text() == "要删除选中的 2 份年报吗？删除后可以撤销。"
    with qtbot.waitSignal(page.delete_wanted) as wanted:
        QTest.mouseClick(page.bar.buttons["删除"], Qt.MouseButton.LeftButton)
    assert wanted.args == [[CARDS[0], CARDS[1]]]


def test_with_several_selected_enter_opens_none(qtbot: QtBot, page: StartPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    with qtbot.assertNotEmitted(page.open_wanted):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_a_long_name_is_whole_in_the_tooltip_and_the_edition_with_the_year(page: StartPage) -> None:
    index = page.table.drafts.index
    assert index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "甲局"
    assert index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "2025 年（2021 格式）"


@pytest.mark.parametrize(
    ("now", "words", "late"),
    [
        (NOW, "距截止日 1月31日 还有 19 天", False),
        (datetime(2026, 1, 31, 23), "今天（1月31日）是截止日", False),
        (datetime(2026, 2, 3), "已过截止日 3 天", True),
    ],
)
def test_the_days_left_stand_beside_the_new_draft(qtbot: QtBot, now: datetime, words: str, late: bool) -> None:
    page = StartPage(clock=lambda: now)
    qtbot.addWidget(page)
    assert page.deadline_button.text() == words
    assert page.deadline_button.property("over") is late


def test_the_deadline_is_changed_in_place(qtbot: QtBot, page: StartPage) -> None:
    QTest.mouseClick(page.deadline_button, Qt.MouseButton.LeftButton)
    assert page.deadline_bar.day.hasFocus()
    page.deadline_bar.day.setDate(QDate(2026, 1, 26))
    with qtbot.waitSignal(page.deadline_chosen) as chosen:
        QTest.keyClick(page.deadline_bar.day, Qt.Key.Key_Return)
    assert chosen.args == [date(2026, 1, 26)]
    assert page.deadline_button.text() == "距截止日 1月26日 还有 14 天"
    assert page.deadline_bar.isHidden()
    assert page.deadline_button.hasFocus()
    QTest.keyClick(page.deadline_button, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.deadline_chosen) as chosen:
        QTest.mouseClick(page.deadline_bar.law_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [None]
    assert page.deadline_button.text() == "距截止日 1月31日 还有 19 天"


def test_escape_leaves_the_deadline_as_it_was(qtbot: QtBot, page: StartPage) -> None:
    QTest.mouseClick(page.deadline_button, Qt.MouseButton.LeftButton)
    page.deadline_bar.day.setDate(QDate(2026, 1, 26))
    with qtbot.assertNotEmitted(page.deadline_chosen):
        QTest.keyClick(page.deadline_bar.day, Qt.Key.Key_Escape)
    assert page.deadline_bar.isHidden()
    assert page.deadline_button.text() == "距截止日 1月31日 还有 19 天"


def test_what_was_deleted_is_listed_and_brought_back_by_keys(qtbot: QtBot, page: StartPage) -> None:
    page.show_deleted([(NOW - timedelta(days=at), CARDS[at]) for at in range(3)], 30)
    assert [page.bin.list.item(row).text() for row in range(3)] == [
        "甲局 2025 年 · 今天 14:00 删除 · 还保留 30 天",
        "乙局 2025 年 · 昨天 14:00 删除 · 还保留 29 天",
        "丙局 2024 年 · 1月10日 删除 · 还保留 28 天",
    ]
    assert page.bin.list.hasFocus()
    QTest.keyClick(page.bin.list, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(page.undelete_wanted) as wanted:
        QTest.keyClick(page.bin.list, Qt.Key.Key_Return)
    assert wanted.args == [[1, 2]]


def test_by_what_way_one_of_two_states_came_stands_behind_its_name(page: StartPage) -> None:
    states = [replace(CARDS[0], id=id, whence=whence) for id, whence in ((8, CARRIED), (9, "of a newer program"))]
    page.show_cards(states)
    assert [page.table.drafts.index(row, UNIT).data() for row in range(2)] == ["甲局（来自导入全部）", "甲局"]
    assert card_words(states[0]).startswith("甲局（来自导入全部） · 2025 年")
    page.show_deleted([(NOW, states[0])], 30)
    assert page.bin.list.item(0).text().startswith("甲局 2025 年（来自导入全部） · ")


def test_the_deleted_are_left_with_escape(page: StartPage) -> None:
    page.show_deleted([], 30)
    assert page.bin.words.text() == "最近 30 天没有删除过年报。"
    assert not page.bin.restore_button.isEnabled()
    QTest.keyClick(page.bin.back_button, Qt.Key.Key_Escape)
    assert page.pane.isVisible()
    assert page.table.hasFocus()


def test_one_row_of_tools_or_two_as_there_is_room(page: StartPage) -> None:
    heights = []
    for width in (1366, 683):
        page.resize(width, 640)
        QApplication.processEvents()
        heights.append(page.table.mapTo(page, page.table.rect().topLeft()).y())
        assert page.width() == width
    assert heights[0] < heights[1]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = DraftsList(lambda: NOW)
    qtmodeltester.check(model)
    model.show_cards(CARDS)
    for filter in (Filter("甲"), Filter(year=2024), Filter(state="有错误"), Filter("无"), Filter()):
        model.narrow(filter)
