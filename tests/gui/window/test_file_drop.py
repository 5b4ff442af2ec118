"""Files dropped on a window whose whole middle is a text field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from gui.window.file_drop import FileDrop
from tests.gui.dropping import COPY, MOVE, drop_data, drop_files

REPORTS = [Path("/tmp/甲.XLSX"), Path("/tmp/各单位")]


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.field = QLineEdit()
        self.window.setCentralWidget(self.field)
        self.window.resize(300, 200)
        self.window.show()
        self.is_open = True
        self.taken: list[list[Path]] = []
        FileDrop(self.window.windowHandle(), lambda: self.is_open).paths_dropped.connect(self.taken.append)


@pytest.mark.parametrize("possible", [COPY, COPY | MOVE])
def test_dropped_files_are_copied_whatever_the_file_manager_proposes(qtbot: QtBot, possible: Qt.DropAction) -> None:
    desk = Desk(qtbot)
    assert drop_files(desk.window, REPORTS, possible) == COPY
    assert desk.taken == [REPORTS]
    assert desk.field.text() == ""


def test_files_that_can_only_be_moved_are_taken_and_the_file_manager_told_that_nothing_was_done(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert drop_files(desk.window, REPORTS, MOVE) == Qt.DropAction.IgnoreAction
    assert desk.taken == [REPORTS]


def test_dropped_text_goes_on_to_the_field(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    data = QMimeData()
    data.setText("临江县水务局")
    drop_data(desk.window, data)
    assert desk.field.text() == "临江县水务局"
    assert desk.taken == []


def test_nothing_is_taken_and_nothing_moved_while_files_are_not_wanted(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.is_open = False
    assert drop_files(desk.window, REPORTS, MOVE) == Qt.DropAction.IgnoreAction
    assert desk.taken == []
    assert desk.field.text() == ""
