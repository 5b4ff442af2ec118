"""The start page by keys and mouse.

Covers gui/widgets/buttons.py and gui/window/pages.py too.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.draft_list.drafts_model import CHANGED, STATE, UNIT, YEAR
from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import choose_more
from tests.gui.draft_list.opened_start_page import CARDS, button, card, click, opened


def cell(page: StartPage, row: int, column: int) -> str:
    text: str = page.drafts_table.drafts_model.index(row, column).data()
    return text


def test_a_row_says_what_a_draft_is_and_how_it_stands(qtbot: QtBot) -> None:
    page = opened(qtbot, (card(1, counts=(2, 1, 57, 3)),))
    assert [cell(page, 0, column) for column in range(5)] == [
        "临江县水务局",
        "2025 年",
        "2021 格式",
        "2 处错误、1 处待说明、57 格未填、3 部分未写",
        "今天 13:00",
    ]


def test_enter_and_double_click_open_the_draft(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert page.drafts_table.hasFocus()
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_requested) as entered:
        QTest.keyClick(page.drafts_table, Qt.Key.Key_Return)
    assert entered.args == [2]
    where = page.drafts_table.visualRect(page.drafts_table.drafts_model.index(2, STATE)).center()
    QTest.mouseClick(page.drafts_table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(page.open_requested) as clicked:
        QTest.mouseDClick(page.drafts_table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert clicked.args == [3]


def test_the_buttons_name_what_they_are_for(qtbot: QtBot) -> None:
    page = opened(qtbot)
    with qtbot.waitSignal(page.create_requested):
        click(qtbot, page, "新建 2025 年…")
    with qtbot.waitSignal(page.next_year_requested) as succeeded:
        click(qtbot, page, "从上年生成")
    assert succeeded.args == [1]
    with qtbot.waitSignal(page.open_requested) as wanted:
        click(qtbot, page, "打开")
    assert wanted.args == [1]


def test_deleting_asks_first_and_enter_says_no(qtbot: QtBot) -> None:
    page = opened(qtbot)
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Delete)
    assert page.notice_bar.message_label.text() == "要删除“临江县水务局 2025 年”吗？删除后可以撤销。"
    assert QApplication.focusWidget() is page.notice_bar.buttons["不删"]
    with qtbot.assertNotEmitted(page.delete_requested):
        QTest.keyClick(page.notice_bar.buttons["不删"], Qt.Key.Key_Return)
    assert page.notice_bar.isHidden()
    assert page.drafts_table.hasFocus()


def test_escape_says_no_too(qtbot: QtBot) -> None:
    page = opened(qtbot)
    choose_more(page, "删除")
    with qtbot.assertNotEmitted(page.delete_requested):
        QTest.keyClick(page.notice_bar.buttons["不删"], Qt.Key.Key_Escape)
    assert page.notice_bar.isHidden()


def test_a_deletion_can_be_taken_back(qtbot: QtBot) -> None:
    page = opened(qtbot)
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.delete_requested) as deleted:
        QTest.mouseClick(page.notice_bar.buttons["删除"], Qt.MouseButton.LeftButton)
    assert deleted.args == [[CARDS[0]]]
    page.show_drafts(CARDS[1:])
    page.announce_deletion(CARDS[:1])
    assert page.notice_bar.message_label.text() == "已删除“临江县水务局 2025 年”。"
    with qtbot.waitSignal(page.undelete_requested) as undeleted:
        QTest.mouseClick(page.notice_bar.buttons["撤销"], Qt.MouseButton.LeftButton)
    assert undeleted.args == [[1]]
    assert page.notice_bar.isHidden()


def test_the_last_draft_deleted_can_be_taken_back_too(qtbot: QtBot) -> None:
    page = opened(qtbot, CARDS[:1])
    page.show_drafts(())
    page.announce_deletion(CARDS[:1])
    assert page.empty_list_guide.isVisible()
    assert page.notice_bar.isVisible()


def test_the_list_is_searched_by_unit_and_year(qtbot: QtBot) -> None:
    page = opened(qtbot)
    QTest.keyClick(page.drafts_table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.drafts_pane.search_box.hasFocus()
    page.drafts_pane.search_box.insert("水务 ２０２４")
    assert page.drafts_table.drafts_model.rowCount() == 1
    assert page.drafts_pane.count_label.text() == "找到 1 份"
    with qtbot.waitSignal(page.open_requested) as wanted:
        click(qtbot, page, "打开")
    assert wanted.args == [3]
    page.drafts_pane.search_box.setText("没有的")
    assert not button(page, "打开").isEnabled()
    page.drafts_pane.search_box.setFocus()
    QTest.keyClick(page.drafts_pane.search_box, Qt.Key.Key_Escape)
    assert page.drafts_pane.count_label.text() == "共 3 份"
    assert page.drafts_table.hasFocus()


def test_the_selected_draft_stays_selected(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.drafts_table.selectRow(1)
    page.show_drafts((card(9), *reversed(CARDS)))
    assert [selected.id for selected in page.drafts_table.selected_drafts()] == [2]


def test_a_heading_orders_the_list(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.drafts_table.sortByColumn(YEAR, Qt.SortOrder.AscendingOrder)
    assert [page.drafts_table.drafts_model.draft_at(row).id for row in range(3)] == [3, 1, 2]
    page.drafts_table.sortByColumn(UNIT, Qt.SortOrder.AscendingOrder)
    assert [page.drafts_table.drafts_model.draft_at(row).unit[3:] for row in range(3)] == [
        "水务局",
        "水务局",
        "卫生健康局",
    ]
    page.drafts_table.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
    assert [page.drafts_table.drafts_model.draft_at(row).id for row in range(3)] == [1, 2, 3]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (683, 384)])
def test_nothing_is_cut_or_out_of_reach(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = opened(qtbot, (card(1, "云岭省临江市临江县综合行政执法局" * 3),))
    page.resize(*size)
    QApplication.processEvents()
    assert (page.width(), page.height()) == size
    for shown in page.findChildren(QPushButton) + page.findChildren(QToolButton):
        if shown.isVisible() and shown.text():
            assert page.rect().contains(QRect(shown.mapTo(page, QPoint(0, 0)), shown.size()))
            assert shown.width() >= shown.sizeHint().width()
    assert not page.drafts_table.horizontalScrollBar().isVisible()
    assert page.drafts_table.drafts_model.index(0, UNIT).data(Qt.ItemDataRole.ToolTipRole).endswith("执法局")


def test_every_button_and_box_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert page.drafts_table.accessibleName() == "年报列表"
    assert page.drafts_pane.search_box.accessibleName() == "查找单位或年度"
    assert [choice.accessibleName() for choice in (page.drafts_pane.year_box, page.drafts_pane.state_box)] == [
        "年度",
        "状态",
    ]
    assert all(b.accessibleName() or b.text() for b in page.findChildren(QPushButton))
    assert page.drafts_table.drafts_model.index(0, UNIT).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "临江县水务局 2025 年，可以报送，今天 13:00 改"
    )
