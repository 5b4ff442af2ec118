"""Words that must not go out, asked about once before several drafts are exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.exporting.batch_bar import BatchBar
from gui.system.file_chooser import FileDialog
from gui.window.main_window import MainWindow
from model.checks.findings import count_findings
from model.drafts.draft import Draft
from model.form import editions
from model.storage.store import Store
from tests.gui.opened import Control, editor_of
from tests.reports import balanced

CLEAN = "（一）主动公开。公布水位。"
BLANK = "（一）主动公开。××局公布水位。"
MOBILE = "（一）主动公开。联系人手机13900000000。"


class Office:
    """The program with a draft for each of these texts of section one; the folder 导出 is chosen when asked for."""

    def __init__(self, window: MainWindow, folder: Path, *texts: str) -> None:
        self.folder = folder / "导出"
        self.folder.mkdir()
        store = Store(folder / "drafts.db")
        self.ids = []
        for unit, text in zip("甲乙丙", texts, strict=False):
            report = balanced().with_values({"cover.unit": f"{unit}局", "overview": text})
            draft = Draft(editions.load_form("2021"), report)
            self.ids.append(store.create_draft(report, count_findings(draft.findings)))
        self.window = window
        self.program = Application(window, store, folder)
        self.start = self.program.start_page
        self.bar = window.findChildren(BatchBar)[0]

    @property
    def question(self) -> str:
        notices = self.start.notice_bar
        return notices.message_label.text() if notices.isVisible() else ""

    def export(self) -> None:
        table = self.start.drafts_table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_A, Control)
        table.export_requested.emit()
        QTest.keyClick(self.bar.start_button, Qt.Key.Key_Return)

    def answer(self, words: str) -> None:
        QTest.mouseClick(self.start.notice_bar.buttons[words], Qt.MouseButton.LeftButton)

    def wait_for_files(self, qtbot: QtBot, count: int) -> None:
        qtbot.waitUntil(self.bar.close_button.isVisible)
        assert len(list(self.folder.iterdir())) == count


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1024, 640)
    with qtbot.waitActive(window):
        window.show()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "导出"))
    yield window
    window.close()


def test_sound_words_are_not_asked_about(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    office = Office(window, tmp_path, CLEAN, CLEAN)
    office.export()
    office.wait_for_files(qtbot, 2)
    assert office.question == ""


def test_one_line_leads_to_the_first_place(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    office = Office(window, tmp_path, CLEAN, BLANK, MOBILE)
    office.export()
    qtbot.waitUntil(lambda: bool(office.question))
    assert office.question.startswith("2 份年报的文字里有不宜公开的。“")
    assert list(office.folder.iterdir()) == []
    assert office.start.notice_bar.buttons["去看看"].hasFocus()
    QTest.keyClick(office.start.notice_bar.buttons["去看看"], Qt.Key.Key_Return)
    editor = editor_of(office.program)
    assert editor.current_section == "overview"
    assert office.program.session is not None
    assert office.program.session.draft_id in office.ids[1:]
    assert list(office.folder.iterdir()) == []


def test_what_was_let_pass_is_not_asked_about_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    office = Office(window, tmp_path, BLANK)
    office.export()
    qtbot.waitUntil(lambda: bool(office.question))
    assert office.question == "“甲局 2025 年”第一部分里的“动公开。××局公布水”像是没有填完，请核对。"
    office.answer("仍要导出")
    office.wait_for_files(qtbot, 1)
    QTest.mouseClick(office.bar.close_button, Qt.MouseButton.LeftButton)
    office.export()
    qtbot.waitUntil(lambda: bool(office.question))
    assert "同名文件" in office.question


def test_no_is_an_answer(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    office = Office(window, tmp_path, BLANK)
    office.export()
    qtbot.waitUntil(lambda: bool(office.question))
    office.answer("不导出")
    assert (office.question, office.bar.isVisible(), list(office.folder.iterdir())) == ("", False, [])
    assert office.start.drafts_table.hasFocus()


def test_a_folder_that_was_not_chosen_leaves_the_question_of_formats(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(window, tmp_path, CLEAN)
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: "")
    office.export()
    qtbot.waitUntil(office.bar.start_button.isVisible)
    assert office.bar.cancel_button.isHidden()
