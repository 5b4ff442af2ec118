"""How large the window begins, and where it comes back.

Covers gui/window/main_window.py too.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from gui import app
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MIN_SIZE, MainWindow


@pytest.mark.parametrize(
    ("room", "whole"), [((683, 384), True), ((1366, 728), True), ((1920, 1040), True), ((2560, 1400), False)]
)
def test_a_window_begins_as_large_as_the_screen_has_room_for(qtbot: QtBot, room: tuple[int, int], whole: bool) -> None:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    app.fit_to_screen(window, QSize(*room))
    assert window.isMaximized() == whole
    assert window.width() <= max(room[0], MIN_SIZE[0])
    assert window.height() <= max(room[1], MIN_SIZE[1])


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
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.strip() == seen
