"""The preview or last year's report beside the form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.opened import editor_of, opened
from tests.reports import balanced

Left = Qt.MouseButton.LeftButton


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
