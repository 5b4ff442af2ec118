"""A folder of reports, and the window that checks it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.importing.results_model import FILE
from gui.importing.results_page import ResultsPage
from gui.window.main_window import MainWindow
from model.checks.rules import compute_totals
from model.form import editions
from model.report.report import Value
from model.storage.store import Store
from tests.model.importing.layouts import laid_out, report
from tests.reports import balanced

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""


class Office:
    """The program, and a folder of reports with a folder inside: sound, wrong, doubtful, unreadable, last year's."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.store = Store(folder / "drafts.db")
        self.program = Application(window, self.store, folder)
        self.reports = folder / "各单位"
        (self.reports / "乡镇").mkdir(parents=True)
        self.workbook("甲局.xlsx", {"cover.unit": "甲局"})
        self.workbook("乙局.xlsx", {"cover.unit": "乙局", "requests.received.natural": 99})
        self.workbook("乡镇/甲局去年.xlsx", {"cover.unit": "甲局", "cover.year": "2024", **carried_out(5)})
        (self.reports / "丙局.txt").write_text(f"√√\n{laid_out(report('2021'))}", encoding="utf-8")
        (self.reports / "坏.xlsx").write_bytes(b"PK")
        (self.reports / "~$甲局.xlsx").write_bytes(b"lock")
        (self.reports / "说明.log").write_text("不是报告")

    def workbook(self, name: str, values: dict[str, Value | None]) -> None:
        form = editions.load_form("2021")
        exporters.write_report(form, compute_totals(form, balanced().with_values(values)), self.reports / name)

    @property
    def page(self) -> ResultsPage:
        return self.program.import_controller.results.page

    def check(self, qtbot: QtBot) -> None:
        self.program.actions["check_folder"].trigger()
        self.wait(qtbot)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.program.import_controller.worker.is_busy, timeout=PATIENCE)

    def shown(self, column: int) -> list[str]:
        table = self.page.table.filtered
        return [str(table.index(row, column).data()) for row in range(table.rowCount())]

    def go_to(self, name: str) -> None:
        self.page.table.select_row(self.shown(FILE).index(name))


def carried_out(each: int) -> dict[str, Value | None]:
    """Applications left over at the year's end, with as many more received, so that the columns balance."""
    columns = [c for c in editions.load_form("2021").tables["requests"].list_lines("column") if not c.computed]
    values: dict[str, Value | None] = {f"requests.carried_out.{column.id}": each for column in columns}
    values.update({f"requests.received.{column.id}": each + 2 for column in columns})
    return values
