"""What all tests share: no screen is needed, and nobody's real drafts are touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from tests.examples import PROFILE
from tests.patience import PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.load_profile(PROFILE)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """In place of pytest-qt's own."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def nianbao_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of this session's own in place of the user's data folder; no fonts but the bundled ones."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIANBAO_HOME", str(home))
        patch.setenv("NIANBAO_FONTS", "")
        yield home
