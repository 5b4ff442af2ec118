"""The start page with three drafts, and its buttons."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

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
