"""Last year's figures: in the cells from the first time there are any, and in the side panel beside this year's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.last_year_figures import LastYearFigures
from gui.wording.last_year_page import LastYearPage
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

RECEIVED = "requests.received.natural"
LAST = balanced().with_values({RECEIVED: 4, "cover.year": "2024"})


def shown(program: Application) -> LastYearFigures:
    """The page 上年, in front in the side panel."""
    figures = editor_of(program).show_side_page(LastYearPage).figures_view
    QApplication.processEvents()
    assert isinstance(figures, LastYearFigures)
    return figures


def row(figures: LastYearFigures, number: int) -> list[str]:
    items = [figures.item(number, column) for column in range(figures.columnCount())]
    return [item.text() if item else "" for item in items]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    program = opened(qtbot, tmp_path, balanced(), LAST)
    editor_of(program).go_to(RECEIVED)
    return program


def test_the_first_time_there_is_a_report_of_last_year_its_figures_stand_in_the_cells(program: Application) -> None:
    page = editor_of(program).current_table_page
    assert page
    cell = page.model.sheet.tiles_by_cell[RECEIVED].cell
    assert cell
    assert page.model.collect_paint_data(cell)[2] == "4"
    assert program.actions["show_last"].isChecked()
    program.actions["show_last"].trigger()
    assert page.model.collect_paint_data(cell)[2] == ""


def test_the_column_of_the_cursor_is_shown_with_what_is_more_and_less(program: Application) -> None:
    figures = shown(program)
    heading = figures.horizontalHeaderItem(0)
    assert heading
    assert heading.text() == "自然人"
    assert row(figures, 0) == ["本年新收", "4", "2", "−2"]
    assert figures.currentRow() == 0


def test_it_follows_the_cursor_and_the_figures(qtbot: QtBot, program: Application) -> None:
    figures = shown(program)
    editor = editor_of(program)
    page = editor.current_table_page
    assert page
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert figures.currentRow() == 1
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    heading = figures.horizontalHeaderItem(0)
    assert heading
    assert heading.text() == "商业企业"
    editor.open_draft.enter_values({RECEIVED: 9}, "改")
    editor.go_to(RECEIVED)
    assert row(figures, 0) == ["本年新收", "4", "9", "+5"]


def test_a_click_on_a_row_goes_to_its_cell(program: Application) -> None:
    figures = shown(program)
    place = figures.visualRect(figures.model().index(3, 0)).center()
    QTest.mouseClick(figures.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page = editor_of(program).current_table_page
    assert page
    cell = page.model.cell_at(page.view.currentIndex())
    assert cell
    assert cell.id == "requests.partial.natural"
    assert page.view.hasFocus()


def test_a_table_of_few_rows_is_shown_by_its_row(program: Application) -> None:
    figures = shown(program)
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(4)
    editor.focus_current_page()
    QApplication.processEvents()
    assert figures.rowCount() > 5


def test_prose_and_tables_take_turns(program: Application) -> None:
    figures = shown(program)
    panel = editor_of(program).side_panel.find_page(LastYearPage)
    editor_of(program).tabs.setCurrentIndex(1)
    assert (figures.isVisible(), panel.text_view.isVisible()) == (False, True)
    editor_of(program).tabs.setCurrentIndex(3)
    assert (figures.isVisible(), panel.text_view.isVisible()) == (True, False)


def test_a_report_without_last_year_shows_no_figures(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    assert not shown(program).isVisible()
