"""An office that collects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.system.file_chooser import FileDialog
from tests.gui.collecting.units_and_window import Office


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    office = Office(qtbot, tmp_path)
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(office.sent))
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(office.roster), ""))
    yield office
    office.window.close()
