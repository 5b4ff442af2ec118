"""The window beside a folder of reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.draft_list.start_page import StartPage
from gui.system.file_chooser import FileDialog
from gui.window.main_window import MainWindow
from tests.gui.importing.checking import Office


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    office = Office(window, tmp_path)
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(office.reports))
    with qtbot.waitActive(window):
        window.show()
    yield office
    window.close()
