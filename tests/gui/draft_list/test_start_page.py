"""The start page by keys and mouse."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.draft.draft_words import describe_state, format_recent_time, format_title
from gui.draft_list.drafts_filter import DraftsFilter
from gui.draft_list.drafts_model import CHANGED, STATE, UNIT, YEAR, DraftsModel
from gui.draft_list.start_page import StartPage
from model.storage.summaries import DraftSummary

NOW = datetime(2026, 1, 12, 14, 0)


def card(
    id: int, unit: str = "临江县水务局", year: int | None = 2025, counts: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> DraftSummary:
    errors, warnings, unfilled, unwritten = counts
    return DraftSummary(id, unit, year, "2021", NOW - timedelta(hours=id), errors, warnings, unfilled, unwritten)


CARDS = (card(1), card(2, "临江县卫生健康局"), card(3, year=2024))


def opened(qtbot: QtBot, cards: tuple[DraftSummary, ...] = CARDS) -> StartPage:
    page = StartPage(clock=lambda: NOW)
    qtbot.addWidget(page)
    page.show_drafts(cards)
    page.resize(1024, 640)
    with qtbot.waitActive(page):
        page.show()
    return page


def button(page: StartPage, words: str) -> QPushButton | QToolButton:
    found = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    found += [b for b in page.findChildren(QToolButton) if b.text() == words and b.isVisible()]  # type: ignore[misc]
    assert len(found) == 1
    return found[0]


def click(qtbot: QtBot, page: StartPage, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


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


@pytest.mark.parametrize(
    ("counts", "mark", "words"),
    [
        ((2, 1, 57, 3), "错误", "2 处错误、1 处待说明、57 格未填、3 部分未写"),
        ((0, 1, 57, 0), "未填", "1 处待说明、57 格未填"),
        ((0, 2, 0, 0), "待说明", "2 处待说明"),
        ((0, 0, 0, 1), "未填", "1 部分未写"),
        ((0, 0, 0, 0), "可以报送", "可以报送"),
    ],
)
def test_the_state_has_a_shape_and_words(counts: tuple[int, int, int, int], mark: str, words: str) -> None:
    shape, said = describe_state(card(1, counts=counts))
    assert (shape.name, said) == (mark, words)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (datetime(2026, 1, 12, 9, 5), "今天 09:05"),
        (datetime(2026, 1, 11, 23, 59), "昨天 23:59"),
        (datetime(2026, 1, 3, 8, 0), "1月3日"),
        (datetime(2025, 12, 31, 8, 0), "2025年12月31日"),
    ],
)
def test_the_last_change_is_told_as_people_say_it(changed: datetime, words: str) -> None:
    assert format_recent_time(changed, NOW) == words


def test_a_draft_without_unit_or_year_still_has_a_title() -> None:
    assert format_title(card(1, "", None)) == "未填单位"
    assert format_title(card(1, "", 2025)) == "未填单位 2025 年"


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
    click(qtbot, page, "删除")
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


def test_nothing_says_that_there_is_no_draft_before_that_is_known(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show()
    assert page.drafts_table.isVisible()
    assert page.drafts_pane.count_label.text() == ""
    page.show_drafts(())
    assert page.empty_list_guide.isVisible()


def test_an_empty_list_teaches_three_ways_to_begin(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(qtbot, ())
    assert page.empty_list_guide.isVisible()
    with qtbot.waitSignal(page.create_requested):
        click(qtbot, page, "新建一份年报")
    with qtbot.waitSignal(page.sample_requested):
        click(qtbot, page, "打开示例")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/tmp/旧年报.xlsx"], ""))
    with qtbot.waitSignal(page.import_requested) as wanted:
        click(qtbot, page, "导入旧年报")
    assert wanted.args == [[Path("/tmp/旧年报.xlsx")]]
    page.show_drafts(CARDS)
    assert not page.empty_list_guide.isVisible()


def test_choosing_no_file_imports_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    with qtbot.assertNotEmitted(page.import_requested):
        click(qtbot, page, "导入文件…")


def drop(page: StartPage, *names: str) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, left, none))
    return enter.isAccepted()


def test_files_and_folders_dropped_on_the_page_are_taken_in(qtbot: QtBot) -> None:
    page = opened(qtbot)
    wanted: list[list[Path]] = []
    page.import_requested.connect(wanted.append)
    assert drop(page, "/tmp/甲.XLSX", "/tmp/乙.doc", "/tmp/各单位")
    assert wanted == [[Path("/tmp/甲.XLSX"), Path("/tmp/乙.doc"), Path("/tmp/各单位")]]


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


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = DraftsModel(lambda: NOW)
    qtmodeltester.check(model)
    model.show_drafts(CARDS)
    model.set_filter(DraftsFilter("水务"))
    model.sort(UNIT)
