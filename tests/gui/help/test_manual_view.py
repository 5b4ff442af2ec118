"""The text of the manual: every paragraph, its links."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.help.manual_view import ManualView, make_anchor, read_manual


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(#([^)]+)\)", read_manual()))))
def test_every_link_leads_to_a_heading(qtbot: QtBot, target: str) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.go_to_heading(target)
    assert make_anchor(page.textCursor().block().text()) == target


def test_a_click_on_a_link_goes_there(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.resize(760, 600)
    page.show()
    page.go_to_heading("新建一份年报")
    [link] = [
        QPoint(x, y)
        for y in range(0, page.viewport().height(), 8)
        for x in range(0, page.viewport().width(), 8)
        if page.anchorAt(QPoint(x, y))
    ][:1]
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert page.current_heading() == "表格是哪一版"


def test_every_paragraph_is_there_and_the_reader_stays_where_he_was_when_the_window_changes(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.show()
    page.go_to_heading("检查与说明")
    for width in (900, 500, 760):
        page.resize(QSize(width, 600))
        assert page.current_heading() == "检查与说明"
        block = page.document().begin()
        while block.isValid():
            assert block.layout().lineCount() or not block.text(), block.text()
            block = block.next()
