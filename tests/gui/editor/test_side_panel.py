"""The panel beside the form.

Covers gui/application/draft_session.py too.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from gui.findings.findings_panel import FindingsPanel
from gui.history.timeline_panel import TimelinePanel
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

Left = Qt.MouseButton.LeftButton


def drag_splitter(splitter: QSplitter, by: int) -> None:
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Left, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, by))
    QTest.mouseRelease(handle, Left, pos=middle + QPoint(by, by))


def test_the_side_panel_keeps_its_width_and_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    editor.show_side_page(TimelinePanel)
    QApplication.processEvents()
    drag_splitter(editor.split_view, -120)
    width = editor.side_panel.width()
    assert width > 400
    program.window.close()
    again = editor_of(opened(qtbot, tmp_path, balanced()))
    assert isinstance(again.side_panel.currentWidget(), TimelinePanel)
    assert abs(again.side_panel.width() - width) <= 2


def test_f9_puts_the_side_panel_away_and_brings_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"requests.received.natural": 99}))
    editor = editor_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert editor.side_panel.isHidden()
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert editor.side_panel.isVisible()


def test_in_a_narrow_window_the_form_has_all_the_room_until_the_panel_is_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"requests.received.natural": 99}))
    editor = editor_of(program)
    program.window.resize(683, 384)
    qtbot.waitUntil(editor.side_panel.isHidden)
    editor.show_side_page(FindingsPanel)
    assert editor.side_panel.isVisible()
    program.window.resize(1366, 768)
    qtbot.waitUntil(lambda: editor.side_panel.isVisible() and editor.tabs.isVisible())
