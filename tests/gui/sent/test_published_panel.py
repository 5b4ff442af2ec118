"""The list of what was published otherwise: rows, and what it says of very many texts without a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.sent.published_panel import PublishedPanel
from model.sent.published_check import PublishedCheck, PublishedDifference, Verdict
from tests.gui.opened import Key

ONE = PublishedDifference(Verdict.UNREAD, "requests.received.natural", "表三自然人", "7", "没有读到")


@pytest.fixture
def panel(qtbot: QtBot) -> PublishedPanel:
    panel = PublishedPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_a_row_says_what_is_here_and_there_and_enter_leads_to_its_place(qtbot: QtBot, panel: PublishedPanel) -> None:
    panel.show_check(PublishedCheck((ONE,), 3, 2), "公布.html 与第 1 版")
    assert panel.list.item(0).text() == "没有读到　表三自然人\n这里：7\n那里：没有读到"
    with qtbot.waitSignal(panel.place_requested) as request:
        QTest.keyClick(panel.list, Key.Key_Return)
    assert request.args == ["requests.received.natural", "7"]


def test_what_found_no_place_is_listed_and_leads_nowhere(qtbot: QtBot, panel: PublishedPanel) -> None:
    panel.show_check(PublishedCheck((), 3, 2, tuple(f"第 {n} 行" for n in range(1_000))), "公布.html")
    assert panel.list.count() == 201
    assert panel.list.item(200).text().startswith("没有放处的还有 800 处")
    with qtbot.assertNotEmitted(panel.place_requested):
        QTest.keyClick(panel.list, Key.Key_Return)


def test_while_a_file_is_read_it_can_be_left(qtbot: QtBot, panel: PublishedPanel) -> None:
    panel.show_reading(Path("年报.pdf"))
    assert panel.summary_label.text() == "正在读 年报.pdf …"
    with qtbot.waitSignal(panel.cancel_requested):
        QTest.keyClick(panel.cancel_button, Key.Key_Space)
    panel.show_problem("没有核对：已取消。")
    assert not panel.cancel_button.isVisible()
