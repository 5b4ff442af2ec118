"""A draft that is open in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from tests.gui.opened import opened
from tests.reports import balanced


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return opened(qtbot, tmp_path, balanced())
