"""The table of drafts: selected by keys and mouse, long names in tooltips.

Covers gui/widgets/rows_table.py too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.draft_list.drafts_model import CHANGED
from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import CARDS, CONTROL, SHIFT, selected


def row_clicked(page: StartPage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where = page.drafts_table.visualRect(page.drafts_table.drafts_model.index(row, CHANGED)).center()
    QTest.mouseClick(page.drafts_table.viewport(), Qt.MouseButton.LeftButton, modifier, pos=where)


def test_several_are_selected_by_keys_and_by_mouse(page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Down, SHIFT)
    assert selected(page) == [1, 2]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_A, CONTROL)
    assert selected(page) == [1, 2, 3, 4, 5]
    row_clicked(page, 0)
    row_clicked(page, 2, CONTROL)
    assert selected(page) == [1, 3]
    row_clicked(page, 2)
    row_clicked(page, 4, SHIFT)
    assert selected(page) == [3, 4, 5]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_Home)
    assert selected(page) == [1]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_End)
    assert selected(page) == [5]


def test_sorting_and_searching_keep_what_is_selected(page: StartPage) -> None:
    row_clicked(page, 1)
    row_clicked(page, 4, CONTROL)
    page.drafts_table.sortByColumn(CHANGED, Qt.SortOrder.AscendingOrder)
    assert selected(page) == [5, 2]
    page.drafts_pane.search_box.setText("甲")
    assert selected(page) == [5]
    page.drafts_pane.search_box.setText("丙")
    assert selected(page) == [3]


def test_after_a_deletion_the_next_draft_is_selected(page: StartPage) -> None:
    row_clicked(page, 2)
    page.show_drafts([card for card in CARDS if card.id != 3])
    assert selected(page) == [4]
    QTest.keyClick(page.drafts_table, Qt.Key.Key_End)
    page.show_drafts(CARDS[:2])
    assert selected(page) == [2]


def test_with_several_selected_enter_opens_none(qtbot: QtBot, page: StartPage) -> None:
    QTest.keyClick(page.drafts_table, Qt.Key.Key_A, CONTROL)
    with qtbot.assertNotEmitted(page.open_requested):
        QTest.keyClick(page.drafts_table, Qt.Key.Key_Return)


def test_a_long_name_is_whole_in_the_tooltip_and_the_edition_with_the_year(page: StartPage) -> None:
    index = page.drafts_table.drafts_model.index
    assert index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "甲局"
    assert index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "2025 年（2021 格式）"
