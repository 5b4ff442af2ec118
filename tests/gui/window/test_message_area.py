"""The bars that stand above a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.drafts_table import DraftsTable
from tests.gui.opened import opened
from tests.reports import balanced

Left = Qt.MouseButton.LeftButton


def listed(qtbot: QtBot, folder: Path) -> tuple[Application, DraftsTable]:
    """The list of drafts, as it is after a start of the program."""
    program = opened(qtbot, folder, balanced())
    program.close_draft()
    return program, program.start_page.drafts_table


def test_in_a_low_window_bars_leave_room_for_the_list_and_the_newest_is_seen_whole(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Half of 1366 × 768: the deadline is being asked for, and then whether a draft shall go."""
    program, table = listed(qtbot, tmp_path)
    start = program.start_page
    program.window.resize(683, 384)
    QTest.mouseClick(start.deadline_button, Left)
    assert start.deadline_bar.visibleRegion().boundingRect() == start.deadline_bar.rect()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: start.notice_bar.visibleRegion().boundingRect() == start.notice_bar.rect())
    assert table.viewport().height() >= table.rowHeight(0)
    start.deadline_bar.day_edit.setFocus()
    start.notice_bar.hide()
    qtbot.waitUntil(lambda: start.deadline_bar.visibleRegion().boundingRect() == start.deadline_bar.rect())


def test_in_a_high_window_all_bars_are_seen(qtbot: QtBot, tmp_path: Path) -> None:
    program, table = listed(qtbot, tmp_path)
    start = program.start_page
    QTest.mouseClick(start.deadline_button, Left)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    for bar in (start.deadline_bar, start.notice_bar):
        assert bar.visibleRegion().boundingRect() == bar.rect()
