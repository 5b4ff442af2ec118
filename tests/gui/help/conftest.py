"""The windows of the help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.help.about_dialog import AboutDialog
from gui.window.main_window import MainWindow
from model.storage.store import Store


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """The list of drafts."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    made = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[AboutDialog]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    dialog = AboutDialog(window, tmp_path)
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog
    window.close()
