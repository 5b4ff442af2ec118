"""The window beside a folder of four reports and a roster of five units; what the tests of the room share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.collecting.collecting_page import CollectingPage
from gui.collecting.units_model import STANDING, UNIT
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model.checks.rules import compute_totals
from model.form import editions
from model.report.report import Value
from model.storage.store import Store
from tests.reports import balanced

OFFICE = "临江县人民政府"
PATIENCE = 60_000
"""Milliseconds; the machine may be busy."""


def write_unit(folder: Path, unit: str, values: dict[str, Value | None] | None = None) -> Path:
    """A unit's report of 2025, sound but for the values given."""
    report = balanced(each=2).with_values({"cover.unit": unit, "cover.year": "2025", **(values or {})})
    path = folder / f"{unit}.xlsx"
    exporters.write_report(editions.load_form("2021"), compute_totals(editions.load_form("2021"), report), path)
    return path


class Office:
    """The program; 收到的 has a sound report, one with a slip, one that cannot be read, and one of nobody."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.sent = folder / "收到的"
        self.sent.mkdir()
        write_unit(self.sent, "甲局")
        write_unit(self.sent, "乙局", {"requests.received.natural": 99})
        (self.sent / "丙局.xlsx").write_bytes(b"PK")
        write_unit(self.sent, "海滨市戊局")
        self.roster = folder / "名单.txt"
        self.roster.write_text("甲局\n乙局\n丙局\n丁局\n", encoding="utf-8")
        self.open_program()

    def open_program(self) -> None:
        """Open the program on what the folder has."""
        window = MainWindow(StartPage())
        self._qtbot.addWidget(window)
        window.resize(1366, 768)
        self.window = window
        self.store = Store(self.folder / "drafts.db")
        self.program = Application(window, self.store, self.folder)
        with self._qtbot.waitActive(window):
            window.show()

    def open_page(self) -> CollectingPage:
        """Choose the command, and wait until what is known is shown."""
        self.program.actions["collect"].trigger()
        self.wait()
        return self.page

    @property
    def page(self) -> CollectingPage:
        return self.program.collecting_controller.page

    def wait(self) -> None:
        worker, opening = self.program.collecting_controller.worker, self.program.opening
        self._qtbot.waitUntil(lambda: not worker.is_busy and not opening.is_running, timeout=PATIENCE)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def shown(self) -> dict[str, str]:
        """By unit, how it stands in the table."""
        table = self.page.units.table.filtered
        rows = range(table.rowCount())
        return {str(table.index(row, UNIT).data()): str(table.index(row, STANDING).data()) for row in rows}
