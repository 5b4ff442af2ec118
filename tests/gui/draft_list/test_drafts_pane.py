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

from gui.draft.draft_words import describe_draft
from gui.draft_list.drafts_filter import ALL_STATES, STATES, DraftsFilter
from gui.draft_list.drafts_model import CHANGED, UNIT, DraftsModel
from gui.draft_list.start_page import StartPage
from model.storage.draft_rows import CARRIED
from model.storage.summaries import DraftSummary

NOW = datetime(2026, 1, 12, 14, 0)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def card(id: int, unit: str, year: int | None, *counts: int) -> DraftSummary:
    errors, warnings, unfilled, unwritten = counts or (0, 0, 0, 0)
    return DraftSummary(id, unit, year, "2021", NOW - timedelta(hours=id), errors, warnings, unfilled, unwritten)


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
    page.show_drafts(CARDS)
    return page


def shown(page: StartPage) -> list[int]:
    return [page.drafts_table.drafts_model.draft_at(row).id for row in range(page.drafts_table.drafts_model.rowCount())]


def selected(page: StartPage) -> list[int]:
    return [card.id for card in page.drafts_table.selected_drafts()]


def enabled(page: StartPage) -> list[str]:
    return [
        button.text() for button in page.drafts_pane.findChildren(QToolButton) if button.text() and button.isEnabled()
    ]


def row_clicked(page: StartPage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where = page.drafts_table.visualRect(page.drafts_table.drafts_model.index(row, CHANGED)).center()
    QTest.mouseClick(page.drafts_table.viewport(), Qt.MouseButton.LeftButton, modifier, pos=where)


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
    QTest.keyClick(page.drafts_pane.state_box, Qt.Key.Key_Home)
    for _ in range((ALL_STATES, *STATES).index(state)):
        QTest.keyClick(page.drafts_pane.state_box, Qt.Key.Key_Down)
    assert page.drafts_pane.state_box.currentText() == state
    assert shown(page) == ids


def test_the_list_is_narrowed_to_a_year(page: StartPage) -> None:
    years = [page.drafts_pane.year_box.itemText(i) for i in range(page.drafts_pane.year_box.count())]
    assert years == ["全部年度", "2025 年", "2024 年", "年度未填"]
    for year, ids in (("2024 年", [3, 5]), ("年度未填", [4]), ("2025 年", [1, 2])):
        page.drafts_pane.year_box.setCurrentText(year)
        assert shown(page) == ids
    page.show_drafts(CARDS[1:])
    assert page.drafts_pane.year_box.currentText() == "2025 年"
    assert shown(page) == [2]
    page.show_drafts(CARDS[2:])
    assert page.drafts_pane.year_box.currentText() == "全部年度"
    assert shown(page) == [3, 4, 5]


def test_where_nothing_is_found_words_say_so_and_a_button_helps(page: StartPage) -> None:
    page.drafts_pane.search_box.setText("戊局")
    page.drafts_pane.year_box.setCurrentText("2024 年")
    page.drafts_pane.state_box.setCurrentText("有错误")
    assert page.drafts_pane.nothing_label.isVisible()
    assert page.drafts_pane.nothing_label.text() == "没有符合条件的年报：“戊局”、2024 年、有错误。共有 5 份。"
    assert enabled(page) == []
    QTest.mouseClick(page.drafts_pane.clear_button, Qt.MouseButton.LeftButton)
    assert shown(page) == [1, 2, 3, 4, 5]
    assert page.drafts_table.hasFocus()
    assert page.drafts_pane.count_label.text() == "共 5 份"


def test_down_goes_from_the_search_into_what_was_found(page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_F, CONTROL)
    page.drafts_pane.search_box.insert("丙")
    QTest.keyClick(page.drafts_pane.search_box, Qt.Key.Key_Down)
    assert page.drafts_table.hasFocus()
    assert selected(page) == [3]


def test_several_are_selected_by_keys_and_by_mouse(page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Down, SHIFT)
    assert selected(page) == [1, 2]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_A, CONTROL)
    assert selected(page) == [1, 2, 3, 4, 5]
    row_clicked(page, 0)
    row_clicked(page, 2, CONTROL)
    assert selected(page) == [1, 3]
    row_clicked(page, 2)
    row_clicked(page, 4, SHIFT)
    assert selected(page) == [3, 4, 5]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Home)
    assert selected(page) == [1]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_End)
    assert selected(page) == [5]


def test_the_buttons_follow_the_selection(page: StartPage) -> None:
    assert enabled(page) == ["打开", "复制一份", "从上年生成", "导出选中…", "删除"]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_A, CONTROL)
    assert enabled(page) == ["导出选中…", "删除"]
    page.drafts_table.show_exporting(True)
    assert enabled(page) == ["删除"]
    page.drafts_table.show_exporting(False)
    assert enabled(page) == ["导出选中…", "删除"]


def test_sorting_and_searching_keep_what_is_selected(page: StartPage) -> None:
    row_clicked(page, 1)
    row_clicked(page, 4, CONTROL)
    page.drafts_table.sortByColumn(CHANGED, Qt.SortOrder.AscendingOrder)
    assert selected(page) == [5, 2]
    page.drafts_pane.search_box.setText("甲")
    assert selected(page) == [5]
    page.drafts_pane.search_box.setText("丙")
    assert selected(page) == [3]


def test_after_a_deletion_the_next_draft_is_selected(page: StartPage) -> None:
    row_clicked(page, 2)
    page.show_drafts([card for card in CARDS if card.id != 3])
    assert selected(page) == [4]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_End)
    page.show_drafts(CARDS[:2])
    assert selected(page) == [2]


def test_the_menu_of_the_keyboard_offers_the_same(page: StartPage) -> None:
    names: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, read)
    middle = page.drafts_table.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, page.drafts_table.mapToGlobal(middle))
    QApplication.sendEvent(page.drafts_table, asked)
    assert names == ["打开", "复制一份", "从上年生成", "比较这两份", "导出选中…", "删除"]


def test_several_are_deleted_with_one_question(qtbot: QtBot, page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Delete)
    assert page.notice_bar.message_label.text() == "要删除选中的 2 份年报吗？删除后可以撤销。"
    with qtbot.waitSignal(page.delete_requested) as wanted:
        QTest.mouseClick(page.notice_bar.buttons["删除"], Qt.MouseButton.LeftButton)
    assert wanted.args == [[CARDS[0], CARDS[1]]]


def test_with_several_selected_enter_opens_none(qtbot: QtBot, page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_A, CONTROL)
    with qtbot.assertNotEmitted(page.open_requested):
        QTest.keyClick(page.drafts_table, Qt.Key.Key_Return)


def test_a_long_name_is_whole_in_the_tooltip_and_the_edition_with_the_year(page: StartPage) -> None:
    index = page.drafts_table.drafts_model.index
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
    assert page.deadline_bar.day_edit.hasFocus()
    page.deadline_bar.day_edit.setDate(QDate(2026, 1, 26))
    with qtbot.waitSignal(page.deadline_chosen) as chosen:
        QTest.keyClick(page.deadline_bar.day_edit, Qt.Key.Key_Return)
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
    page.deadline_bar.day_edit.setDate(QDate(2026, 1, 26))
    with qtbot.assertNotEmitted(page.deadline_chosen):
        QTest.keyClick(page.deadline_bar.day_edit, Qt.Key.Key_Escape)
    assert page.deadline_bar.isHidden()
    assert page.deadline_button.text() == "距截止日 1月31日 还有 19 天"


def test_what_was_deleted_is_listed_and_brought_back_by_keys(qtbot: QtBot, page: StartPage) -> None:
    page.show_deleted([(NOW - timedelta(days=at), CARDS[at]) for at in range(3)], 30)
    assert [page.deleted_page.draft_list.item(row).text() for row in range(3)] == [
        "甲局 2025 年 · 今天 14:00 删除 · 还保留 30 天",
        "乙局 2025 年 · 昨天 14:00 删除 · 还保留 29 天",
        "丙局 2024 年 · 1月10日 删除 · 还保留 28 天",
    ]
    assert page.deleted_page.draft_list.hasFocus()
    QTest.keyClick(page.deleted_page.draft_list, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(page.undelete_requested) as wanted:
        QTest.keyClick(page.deleted_page.draft_list, Qt.Key.Key_Return)
    assert wanted.args == [[1, 2]]


def test_by_what_way_one_of_two_states_came_stands_behind_its_name(page: StartPage) -> None:
    states = [replace(CARDS[0], id=id, origin=whence) for id, whence in ((8, CARRIED), (9, "of a newer program"))]
    page.show_drafts(states)
    assert [page.drafts_table.drafts_model.index(row, UNIT).data() for row in range(2)] == [
        "甲局（来自导入全部）",
        "甲局",
    ]
    assert describe_draft(states[0]).startswith("甲局（来自导入全部） · 2025 年")
    page.show_deleted([(NOW, states[0])], 30)
    assert page.deleted_page.draft_list.item(0).text().startswith("甲局 2025 年（来自导入全部） · ")


def test_the_deleted_are_left_with_escape(page: StartPage) -> None:
    page.show_deleted([], 30)
    assert page.deleted_page.explanation_label.text() == "最近 30 天没有删除过年报。"
    assert not page.deleted_page.restore_button.isEnabled()
    QTest.keyClick(page.deleted_page.back_button, Qt.Key.Key_Escape)
    assert page.drafts_pane.isVisible()
    assert page.drafts_table.hasFocus()


def test_one_row_of_tools_or_two_as_there_is_room(page: StartPage) -> None:
    heights = []
    for width in (1366, 683):
        page.resize(width, 640)
        QApplication.processEvents()
        heights.append(page.drafts_table.mapTo(page, page.drafts_table.rect().topLeft()).y())
        assert page.width() == width
    assert heights[0] < heights[1]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = DraftsModel(lambda: NOW)
    qtmodeltester.check(model)
    model.show_drafts(CARDS)
    for filter in (
        DraftsFilter("甲"),
        DraftsFilter(year=2024),
        DraftsFilter(state="有错误"),
        DraftsFilter("无"),
        DraftsFilter(),
    ):
        model.set_filter(filter)
