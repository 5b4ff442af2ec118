"""The buttons above the list keep their places and lose none of their actions where the window is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import SHIFT, choose_more, enabled, more


def place_of(page: StartPage, words: str) -> int:
    bar = page.drafts_pane.action_bar
    [left] = [button.x() for button in bar._action_buttons if button.text() == words and button.isVisible()]
    return left


def test_comparing_takes_the_place_of_opening_where_two_are_selected(page: StartPage) -> None:
    page.resize(1366, 768)
    QApplication.processEvents()
    opening = place_of(page, "打开")
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Down, SHIFT)
    QApplication.processEvents()
    assert place_of(page, "比较这两份") == opening


@pytest.mark.parametrize("width", [1920, 1366, 1024, 683, 640])
def test_every_action_is_on_a_button_or_in_the_menu(page: StartPage, width: int) -> None:
    page.resize(width, 640)
    QApplication.processEvents()
    assert {action.text() for action in page.drafts_table.actions()} <= {*enabled(page), *more(page)}
    assert page.drafts_pane.action_bar.more_button.geometry().right() < page.drafts_pane.action_bar.width()


def test_the_deleted_are_shown_from_the_menu(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.waitSignal(page.deleted_list_requested):
        choose_more(page, "最近删除…")
