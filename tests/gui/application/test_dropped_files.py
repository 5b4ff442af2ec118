"""Files dropped on the window while a draft is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model.checks.rules import compute_totals
from model.form import editions
from model.storage.store import Store
from tests.gui.dropping import MOVE, drop_files
from tests.reports import balanced

PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""


class Desk:
    """The program with the draft of 甲局 for 2025 open, and a file with its report for 2024."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        window = MainWindow(StartPage())
        qtbot.addWidget(window)
        window.show()
        self.store = Store(folder / "drafts.db")
        self.program = Application(window, self.store, folder)
        self.window = window
        self.file = folder / "甲局2024.xlsx"
        form = editions.load_form("2021")
        older = balanced().with_values({"cover.unit": "甲局", "cover.year": "2024"})
        exporters.write_report(form, compute_totals(form, older), self.file)
        self.program.open_new_draft(balanced().with_values({"cover.unit": "甲局", "cover.year": "2025"}), None)

    @property
    def bar_words(self) -> str:
        bar = self.program.editor.notice_bar
        return bar.message_label.text() if bar.isVisible() else ""

    def answer(self, words: str) -> None:
        QTest.mouseClick(self.program.editor.notice_bar.buttons[words], Qt.MouseButton.LeftButton)


def test_a_file_may_become_last_years_report(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    assert drop_files(desk.window, [desk.file], MOVE) == Qt.DropAction.IgnoreAction
    assert desk.bar_words == "“甲局2024.xlsx”用来做什么？"
    desk.answer("作上年报告来对照")
    draft = desk.program.editor.open_draft.draft
    qtbot.waitUntil(lambda: draft.last_year is not None, timeout=PATIENCE)
    assert draft.last_year is not None
    assert draft.last_year.year == 2024
    assert len(desk.store.list_summaries()) == 1


def test_a_file_may_become_a_draft_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    drop_files(desk.window, [desk.file])
    desk.answer("导入为新的年报")
    qtbot.waitUntil(lambda: len(desk.store.list_summaries()) == 2, timeout=PATIENCE)
    assert {summary.year for summary in desk.store.list_summaries()} == {2024, 2025}


def test_several_files_can_only_become_drafts_and_nothing_happens_before_the_clerk_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path)
    drop_files(desk.window, [desk.file, tmp_path / "乙局.docx"])
    assert list(desk.program.editor.notice_bar.buttons) == ["导入为新的年报", "取消"]
    desk.answer("取消")
    assert desk.bar_words == ""
    assert len(desk.store.list_summaries()) == 1
