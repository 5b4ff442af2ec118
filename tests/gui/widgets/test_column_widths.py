"""Columns that are dragged wider, and found again the next day."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.draft_list.drafts_model import EDITION, UNIT, YEAR
from gui.draft_list.drafts_table import DraftsTable
from gui.system.settings import Settings
from tests.gui.window.test_message_area import Left, listed


def drag_edge(table: DraftsTable, column: int, by: int) -> None:
    """Pull the right edge of a column with the mouse."""
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Left, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(by // 2, 0))
    QTest.mouseMove(header.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), Left, pos=edge + QPoint(by, 0))


def widths(table: DraftsTable) -> list[int]:
    return [table.columnWidth(column) for column in range(table.model().columnCount())]


def test_a_dragged_edge_takes_from_the_neighbour_and_the_list_stays_filled(qtbot: QtBot, tmp_path: Path) -> None:
    _, table = listed(qtbot, tmp_path)
    before = widths(table)
    drag_edge(table, UNIT, -60)
    after = widths(table)
    assert after[UNIT] == before[UNIT] - 60
    assert after[YEAR] == before[YEAR] + 60
    assert sum(after) == sum(before) == table.viewport().width()


def test_no_column_can_be_dragged_away(qtbot: QtBot, tmp_path: Path) -> None:
    _, table = listed(qtbot, tmp_path)
    drag_edge(table, YEAR, 2000)
    drag_edge(table, UNIT, -2000)
    assert min(widths(table)) >= 40
    assert sum(widths(table)) == table.viewport().width()


def test_columns_are_found_again_the_next_day(qtbot: QtBot, tmp_path: Path) -> None:
    program, table = listed(qtbot, tmp_path)
    drag_edge(table, UNIT, -80)
    drag_edge(table, EDITION, 30)
    left = widths(table)
    program.window.close()
    _, again = listed(qtbot, tmp_path)
    assert widths(again) == left


def test_a_wider_window_gives_its_room_to_the_words(qtbot: QtBot, tmp_path: Path) -> None:
    program, table = listed(qtbot, tmp_path)
    before = widths(table)
    program.window.resize(1700, 768)
    qtbot.waitUntil(lambda: sum(widths(table)) == table.viewport().width() > sum(before))
    assert widths(table)[YEAR] == before[YEAR]
    assert widths(table)[UNIT] > before[UNIT]


@pytest.mark.parametrize("written", ["", "1 2", "0 0 0 0 0", "a b c d e", "-1 5 5 5 5", "5 5 5 5 99999999999999999999"])
def test_widths_that_cannot_be_understood_change_nothing(qtbot: QtBot, tmp_path: Path, written: str) -> None:
    Settings(tmp_path)._file.setValue("sizes/columns", written)
    _, table = listed(qtbot, tmp_path)
    assert sum(widths(table)) == table.viewport().width()
