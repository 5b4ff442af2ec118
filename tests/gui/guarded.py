"""What the tests of safekeeping share: the program with everything that keeps the drafts from harm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.application.application import Program
from gui.backup.data_safety import Custody
from gui.backup.open_store import opened
from gui.draft_list.start_page import StartPage
from gui.system.single_instance import Instance
from gui.window.main_window import Window
from tests.reports import balanced

LEFT = Qt.MouseButton.LeftButton


def guarded(qtbot: QtBot, folder: Path, *units: str, place: Instance | None = None) -> Program:
    """The program on the drafts in a folder, to which a draft is added for each of these units."""
    window = Window(StartPage())
    qtbot.addWidget(window)
    window.resize(1024, 700)
    store, words = opened(folder / "drafts.db", place)
    program = Program(window, store, folder)
    for unit in units:
        program.begin(balanced().with_values({"cover.unit": unit}), None)
        program.close_draft()
    with qtbot.waitActive(window):
        window.show()
    program.protect(place, words)
    return program


def custody(program: Program) -> Custody:
    """What keeps its drafts from harm."""
    assert program.custody
    return program.custody


def units(program: Program) -> list[str]:
    """The list as it is shown."""
    drafts = program.start.table.drafts
    return sorted(drafts.card(row).unit for row in range(drafts.rowCount()))


def press(program: Program, words: str) -> None:
    """Click the one button with these words that can be seen."""
    found = [button for button in program.window.findChildren(QPushButton) if button.text() == words]
    [button] = [button for button in found if button.isVisible()]
    QTest.mouseClick(button, LEFT)
