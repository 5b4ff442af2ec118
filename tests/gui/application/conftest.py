"""The program under watch."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.application import crash_handler
from gui.application.application import Application
from tests.gui.guarded import guarded


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """The program under watch, with a draft on the desk and a word in it that is not stored yet."""
    program = guarded(qtbot, tmp_path, "甲局")
    log, before = logging.getLogger("nianbao"), sys.excepthook
    handlers = list(log.handlers)
    crash_handler.install_exception_hook(tmp_path, program.save_pending, program.window)
    program.open_draft(1)
    yield program
    sys.excepthook = before
    for handler in [handler for handler in log.handlers if handler not in handlers]:
        log.removeHandler(handler)
        handler.close()
