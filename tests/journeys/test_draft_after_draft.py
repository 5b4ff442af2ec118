"""One draft after another."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.reports import balanced


def test_after_closing_a_draft_another_can_be_opened(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.show()
    program = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    for _ in range(3):
        program.open_new_draft(balanced(), None)
        with qtbot.waitSignal(program.editor.destroyed):
            program.close_draft()
    program.open_new_draft(balanced(), None)
    assert program.actions["preview"].isEnabled()
    window.close()
