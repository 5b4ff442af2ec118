"""Many drafts by keys and mouse: narrowed by year and state, several selected, copied, brought back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.draft.draft_words import describe_draft
from gui.draft_list.drafts_model import UNIT
from gui.draft_list.start_page import StartPage
from model.storage.draft_rows import CARRIED
from tests.gui.draft_list.five_drafts import CARDS, CONTROL, NOW, SHIFT, enabled, more, selected


def test_down_goes_from_the_search_into_what_was_found(page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_F, CONTROL)
    page.drafts_pane.search_box.insert("丙")
    QTest.keyClick(page.drafts_pane.search_box, Qt.Key.Key_Down)
    assert page.drafts_table.hasFocus()
    assert selected(page) == [3]


def test_the_buttons_follow_the_selection(page: StartPage) -> None:
    assert enabled(page) == ["打开", "导出选中…", "从上年生成", "更多"]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Down, SHIFT)
    assert enabled(page) == ["比较这两份", "导出选中…", "更多"]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_A, CONTROL)
    assert enabled(page) == ["导出选中…", "更多"]
    page.drafts_table.show_exporting(True)
    assert enabled(page) == ["更多"]
    page.drafts_table.show_exporting(False)
    assert enabled(page) == ["导出选中…", "更多"]


def test_what_stands_on_no_button_stands_in_the_menu(page: StartPage) -> None:
    assert more(page) == {"复制一份": True, "比较这两份": False, "删除": True, "最近删除…": True}
    page.resize(640, 400)
    QApplication.processEvents()
    assert {"导出选中…", "从上年生成"} < set(more(page))
    with_buttons = {*more(page), *enabled(page)} - {"更多"}
    page.resize(1366, 768)
    QApplication.processEvents()
    assert {*more(page), *enabled(page)} - {"更多"} == with_buttons


def test_one_button_is_blue(page: StartPage) -> None:
    assert [button.text() for button in page.findChildren(QPushButton) if button.property("primary")] == [
        "新建 2025 年…"
    ]


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


def test_one_row_of_tools_or_two_as_there_is_room(page: StartPage) -> None:
    heights = []
    for width in (1920, 683):
        page.resize(width, 640)
        QApplication.processEvents()
        heights.append(page.drafts_table.mapTo(page, page.drafts_table.rect().topLeft()).y())
        assert page.width() == width
    assert heights[0] < heights[1]
