"""The days that are left, and the deadline changed in place."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import NOW


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
