"""The drafts that were deleted not long ago."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import CARDS, NOW, SHIFT


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


def test_the_deleted_are_left_with_escape(page: StartPage) -> None:
    page.show_deleted([], 30)
    assert page.deleted_page.explanation_label.text() == "最近 30 天没有删除过年报。"
    assert not page.deleted_page.restore_button.isEnabled()
    QTest.keyClick(page.deleted_page.back_button, Qt.Key.Key_Escape)
    assert page.drafts_pane.isVisible()
    assert page.drafts_table.hasFocus()
