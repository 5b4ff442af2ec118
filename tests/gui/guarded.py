"""What the tests of safekeeping share: the program with everything that keeps the drafts from harm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.backup.data_safety import DataSafety
from gui.backup.open_store import open_store
from gui.draft_list.start_page import StartPage
from gui.system.single_instance import SingleInstance
from gui.window.main_window import MainWindow
from tests.reports import balanced

LEFT = Qt.MouseButton.LeftButton


def guarded(qtbot: QtBot, folder: Path, *units: str, place: SingleInstance | None = None) -> Application:
    """The program on the drafts in a folder, to which a draft is added for each of these units."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1024, 700)
    store, words = open_store(folder / "drafts.db", place)
    program = Application(window, store, folder)
    for unit in units:
        program.open_new_draft(balanced().with_values({"cover.unit": unit}), None)
        program.close_draft()
    with qtbot.waitActive(window):
        window.show()
    program.protect_drafts(place, words)
    return program


def custody(program: Application) -> DataSafety:
    """What keeps its drafts from harm."""
    assert program.data_safety
    return program.data_safety


def units(program: Application) -> list[str]:
    """The list as it is shown."""
    drafts = program.start_page.drafts_table.drafts_model
    return sorted(drafts.draft_at(row).unit for row in range(drafts.rowCount()))


def press(program: Application, words: str) -> None:
    """Click the one button with these words that can be seen."""
    found = [button for button in program.window.findChildren(QPushButton) if button.text() == words]
    [button] = [button for button in found if button.isVisible()]
    QTest.mouseClick(button, LEFT)
