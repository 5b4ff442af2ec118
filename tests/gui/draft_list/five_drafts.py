"""Five drafts in the list, and what of them is selected."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from gui.draft_list.start_page import StartPage
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


def selected(page: StartPage) -> list[int]:
    return [card.id for card in page.drafts_table.selected_drafts()]


def enabled(page: StartPage) -> list[str]:
    buttons = page.drafts_pane.findChildren(QToolButton)
    return [button.text() for button in buttons if button.text() and button.isVisible() and button.isEnabled()]


def choose_more(page: StartPage, words: str) -> None:
    """Choose an entry of the menu 更多."""
    menu = page.drafts_pane.action_bar.more_button.menu()
    menu.aboutToShow.emit()
    [action] = [action for action in menu.actions() if action.text() == words]
    action.trigger()


def more(page: StartPage) -> dict[str, bool]:
    """What stands in the menu 更多 → whether it can be done."""
    menu = page.drafts_pane.action_bar.more_button.menu()
    menu.aboutToShow.emit()
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
