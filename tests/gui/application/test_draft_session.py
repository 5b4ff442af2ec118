"""What the clerk arranged is found again the next day: window, columns, widths, pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.drafts_model import EDITION, UNIT, YEAR
from gui.draft_list.drafts_table import DraftsTable
from gui.findings.findings_panel import FindingsPanel
from gui.grid import heading_text
from gui.history.timeline_panel import TimelinePanel
from gui.style import theme
from gui.system.settings import Settings
from model.form import editions
from model.form.sheet import make_sheet
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

Left = Qt.MouseButton.LeftButton


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


def drag_splitter(splitter: QSplitter, by: int) -> None:
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Left, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, by))
    QTest.mouseRelease(handle, Left, pos=middle + QPoint(by, by))


def listed(qtbot: QtBot, folder: Path) -> tuple[Application, DraftsTable]:
    """The list of drafts, as it is after a start of the program."""
    program = opened(qtbot, folder, balanced())
    program.close_draft()
    return program, program.start_page.drafts_table


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


def test_the_side_panel_keeps_its_width_and_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    editor.show_side_page(TimelinePanel)
    drag_splitter(editor.split_view, -120)
    width = editor.side_panel.width()
    assert width > 400
    program.window.close()
    again = editor_of(opened(qtbot, tmp_path, balanced()))
    assert isinstance(again.side_panel.currentWidget(), TimelinePanel)
    assert abs(again.side_panel.width() - width) <= 2


def test_the_preview_keeps_its_share(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    editor.toggle_preview()
    drag_handle = editor.split_view.handle(2)
    QTest.mousePress(drag_handle, Left, pos=QPoint(1, 50))
    QTest.mouseMove(drag_handle, QPoint(-140, 50))
    QTest.mouseRelease(drag_handle, Left, pos=QPoint(-140, 50))
    share = editor.split_view.preview_share
    assert share > 55
    program.window.close()
    again = editor_of(opened(qtbot, tmp_path, balanced()))
    again.toggle_preview()
    assert abs(again.split_view.sizes()[2] * 100 / again.split_view.width() - share) <= 2


def test_f9_puts_the_side_panel_away_and_brings_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert editor.side_panel.isHidden()
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert editor.side_panel.isVisible()


def test_in_a_narrow_window_the_form_has_all_the_room_until_the_panel_is_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    program.window.resize(683, 384)
    qtbot.waitUntil(editor.side_panel.isHidden)
    editor.show_side_page(FindingsPanel)
    assert editor.side_panel.isVisible()
    program.window.resize(1366, 768)
    qtbot.waitUntil(lambda: editor.side_panel.isVisible() and editor.tabs.isVisible())


def test_in_a_narrow_window_the_preview_stands_alone_and_esc_puts_it_away(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    program.window.resize(683, 384)
    qtbot.waitUntil(editor.side_panel.isHidden)
    program.actions["preview"].trigger()
    assert editor.tabs.isHidden()
    focused = program.window.focusWidget()
    assert focused
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert editor.tabs.isVisible()


SECOND_SCREEN = """{"screens": [{"name": "one", "x": 0, "y": 0, "width": 1366, "height": 768},
 {"name": "two", "x": 1366, "y": 0, "width": 1920, "height": 1080}]}"""
ONE_SCREEN = """{"screens": [{"name": "one", "x": 0, "y": 0, "width": 1366, "height": 768}]}"""
MOVED = "window.showNormal(); window.resize(1000, 600); window.move(2200, 300); app.processEvents(); window.close()"
SEEN = "print(app.primaryScreen().availableGeometry().contains(window.frameGeometry().center())); window.close()"


@pytest.mark.parametrize(("screens", "seen"), [(SECOND_SCREEN, "False"), (ONE_SCREEN, "True")])
def test_a_window_left_on_a_screen_that_has_gone_comes_back_into_sight(tmp_path: Path, screens: str, seen: str) -> None:
    """Each screen set is a process of its own; where the screen is still there the window stays on it."""
    begin = "from gui.app import open_window\napp, window = open_window()\nfor _ in range(5): app.processEvents()\n"
    for number, (config, deed) in enumerate(((SECOND_SCREEN, MOVED), (screens, SEEN))):
        file = tmp_path / f"{number}.json"
        file.write_text(config)
        environment = {"NIANBAO_HOME": str(tmp_path), "QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
        done = subprocess.run(
            [sys.executable, "-c", begin + deed],
            env={"PATH": "", "HOME": str(tmp_path), "NIANBAO_FONTS": "", **environment},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.strip() == seen


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


@pytest.mark.parametrize("seen", [8, 20, 60, 110, 160, 400])
def test_a_vertical_heading_keeps_to_its_own_place(qtbot: QtBot, seen: int) -> None:
    """三、本年度办理结果 is one character a line: where low it is set closer, smaller or shorter, never outside."""
    tiles = make_sheet(editions.load_form("2021").tables["requests"]).tiles
    [tall] = [tile for tile in tiles if tile.text.startswith("三、")]
    image = QImage(60, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    heading_text.draw_heading(painter, QRect(20, 0, 30, seen), tall)
    painter.end()
    beyond = ((x, y) for x in range(60) for y in range(500) if y >= seen or not 20 <= x < 50)
    assert all(image.pixelColor(x, y) == QColor("white") for x, y in beyond)
    assert {image.pixelColor(x, y).name() for x in range(20, 50) for y in range(seen)} - {theme.palette().heading}
