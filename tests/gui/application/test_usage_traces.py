"""清除使用痕迹: what the window remembers of its user goes, what was set on purpose stays, and so do the drafts."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui.application import usage_traces
from gui.help.manual_window import ManualWindow
from gui.system import settings
from gui.system.settings import TRACE_KEYS, Settings
from tests.gui.opened import opened
from tests.reports import balanced

SET_ON_PURPOSE = {
    *("zoom", "enter_goes_right", "shows_last", "deadline", "appearance", "backup_folder", "print"),
    *("tour_seen", "input_told"),  # what was told once is not told again
}


def left(folder: Path) -> set[str]:
    """The keys that are remembered on the disk."""
    return set(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat).allKeys())


def test_every_key_is_either_a_trace_or_set_on_purpose() -> None:
    source = Path(settings.__file__).read_text(encoding="utf-8")
    keys = set(re.findall(r'(?:setValue|_store_trace)\(f?"(\w+)', source))
    assert keys == {*TRACE_KEYS, *SET_ON_PURPOSE}


def test_traces_go_and_do_not_come_back_when_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    program.settings.zoom = 125
    program.close_draft()
    program.settings.geometry = program.window.saveGeometry()
    program.start_page.drafts_pane.search_box.setText("某某局")
    assert {key.partition("/")[0] for key in left(tmp_path)} & set(TRACE_KEYS)
    program.actions["clear_traces"].trigger()
    assert program.window.statusBar().currentMessage() == usage_traces.CLEARED_MESSAGE
    assert program.start_page.drafts_pane.search_box.text() == ""
    assert len(program.store.list_summaries()) == 1
    program.window.close()
    assert "zoom" in left(tmp_path)
    assert not {key.partition("/")[0] for key in left(tmp_path)} & set(TRACE_KEYS)
    Settings(tmp_path).geometry = None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has dialogs of its own")
def test_folders_of_qts_own_dialogs_are_kept_at_home_and_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    usage_traces.keep_dialog_folders_in(tmp_path)
    visited = tmp_path / "visited"
    visited.mkdir()
    dialog = QFileDialog(program.window, "打开", str(visited))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.accept()
    delete(dialog)  # only then does it write
    kept = QSettings(str(tmp_path / "QtProject.conf"), QSettings.Format.IniFormat)
    assert "visited" in str(kept.value("FileDialog/history"))
    program.actions["clear_traces"].trigger()
    kept.sync()
    assert kept.allKeys() == []
    program.window.close()


def test_how_wide_the_contents_of_the_manual_are_is_remembered_and_is_a_trace(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())

    def shown() -> ManualWindow:
        program.actions["manual"].trigger()
        [manual] = program.window.findChildren(ManualWindow)
        qtbot.waitUntil(manual.isActiveWindow)
        return manual

    manual = shown()
    handle, before = manual.splitter.handle(1), manual.contents.width()
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(90, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(90, 0))
    wider = manual.contents.width()
    assert wider > before
    with qtbot.waitSignal(manual.destroyed):
        QTest.keyClick(manual.manual_view, Qt.Key.Key_Escape)
    assert shown().contents.width() == wider
    assert "sizes/manual" in left(tmp_path)
    program.actions["clear_traces"].trigger()
    assert "sizes/manual" not in left(tmp_path)
    program.window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows profile is its user's alone by itself")
def test_what_qt_remembers_is_its_owners_alone_from_the_start(tmp_path: Path) -> None:
    before = os.umask(0o000)
    try:
        usage_traces.keep_dialog_folders_in(tmp_path)
        Settings(tmp_path).zoom = 125
        dialogs = QSettings(str(tmp_path / "QtProject.conf"), QSettings.Format.IniFormat)
        dialogs.setValue("FileDialog/lastVisited", "/home")
        dialogs.sync()
    finally:
        os.umask(before)
    modes = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.iterdir()}
    assert modes == {"QtProject.conf": 0, "window.ini": 0}
    assert "FileDialog" in (tmp_path / "QtProject.conf").read_text(encoding="utf-8")
