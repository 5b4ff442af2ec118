"""Two computers, and the archive between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.system.file_chooser import FileDialog
from tests.gui.transfer.computers import Computer


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """A computer with a draft that has everything, and a deleted one."""
    computer = Computer(qtbot, tmp_path / "home", filled=True)
    yield computer
    computer.program.window.close()


@pytest.fixture
def away(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """An empty one."""
    computer = Computer(qtbot, tmp_path / "away", filled=False)
    yield computer
    computer.program.window.close()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is chosen, on a stick of its own."""
    path = tmp_path / "stick" / "全部年报.zip"
    path.parent.mkdir()
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path
