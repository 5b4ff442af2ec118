"""A report is sent, corrected and held against what was published, in the whole window, by keys.

gui/application/published_reading.py, gui/sent/correction_panel.py, gui/sent/published_panel.py, gui/sent/place_list.py,
gui/sent/sending_dialog.py and gui/sent/sent_words.py too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.editor.pages.prose_page import ProsePage
from gui.sent.correction_panel import CorrectionPanel
from gui.sent.published_panel import PublishedPanel
from gui.sent.sending_dialog import SendingDialog
from gui.system.file_chooser import FileDialog
from model.report.report import Report
from model.report.sendings import list_marks
from tests.exporters.correction.sent_report import CELL, FORM, SENT, correct
from tests.gui.opened import Control, Key, Shift, editor_of, opened, spell
from tests.reports import balanced

CTRL_SHIFT = Control | Shift


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """The program with a report that was sent."""
    return opened(qtbot, tmp_path, SENT)


def press(program: Application, key: Qt.Key) -> None:
    """Press a key with Ctrl and Shift in the window, which no dialog may cover."""
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    QTest.keyClick(program.window, key, CTRL_SHIFT)


def report_of(program: Application) -> Report:
    return editor_of(program).open_draft.draft.report


def enter(program: Application, **values: int | str) -> None:
    editor_of(program).open_draft.enter_values({place.replace("__", "."): text for place, text in values.items()}, "改")


def in_dialog(do: Callable[[SendingDialog], None]) -> None:
    """What is done in the dialog that will open next."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SendingDialog):
            do(dialog)
        else:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(0, answer)


def send(program: Application, note: str = "") -> None:
    def fill(dialog: SendingDialog) -> None:
        dialog.day_edit.setDate(QDate(2026, 2, 3))
        spell(dialog.note_edit, note)
        QTest.keyClick(dialog.note_edit, Key.Key_Return)

    in_dialog(fill)
    press(program, Key.Key_S)


def correction_panel(program: Application) -> CorrectionPanel:
    return editor_of(program).side_panel.find_page(CorrectionPanel)


def test_sending_freezes_what_is_typed_and_the_window_and_the_list_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    view = editor_of(program).table_pages[1].view
    assert not editor_of(program).header.sent_label.isVisible()
    QTest.keyClicks(view, "7")
    send(program, "市政府办公室")
    (mark,) = list_marks(report_of(program))
    assert (mark.number, mark.sent_on, mark.note) == (1, date(2026, 2, 3), "市政府办公室")
    assert '"7"' in report_of(program).frozen_reports["1"]
    assert editor_of(program).header.sent_label.text() == "已报送 2月3日"
    program.close_draft()
    model = program.start_page.drafts_table.drafts_model
    assert "已报送 2月3日" in str(model.index(0, 3).data()).replace("2026年", "")
    program.start_page.drafts_pane.search_box.setText("已报送")
    assert model.rowCount() == 1


def test_the_dialog_can_be_left_and_the_mark_undone_and_taken_back(program: Application) -> None:
    in_dialog(lambda dialog: QTest.keyClick(dialog, Key.Key_Escape))
    press(program, Key.Key_S)
    assert len(list_marks(report_of(program))) == 1
    send(program)
    assert [mark.number for mark in list_marks(report_of(program))] == [1, 2]
    program.actions["undo"].trigger()
    assert [mark.number for mark in list_marks(report_of(program))] == [1]
    program.actions["withdraw_sent"].trigger()
    assert not editor_of(program).header.sent_label.isVisible()
    assert not program.actions["withdraw_sent"].isEnabled()
    assert report_of(program).frozen_reports.keys() == {"1"}
    assert program.store.list_sent_days() == {}
    program.actions["undo"].trigger()
    assert editor_of(program).header.sent_label.isVisible()


def test_the_dialog_says_what_is_left_to_do(program: Application) -> None:
    enter(program, requests__received__natural=40)
    said: list[str] = []

    def read(dialog: SendingDialog) -> None:
        said.append(dialog.situation_label.text())
        dialog.reject()

    in_dialog(read)
    press(program, Key.Key_S)
    assert said[0].startswith("上次是第 1 版（2026年1月28日报送）")
    assert "错误" in said[0]


def test_reasons_are_typed_one_after_another_and_kept(program: Application) -> None:
    enter(program, **{CELL.replace(".", "__"): 40}, problems=correct().prose["problems"])
    press(program, Key.Key_K)
    panel = correction_panel(program)
    assert [item.place for item in panel.items] == [CELL, "requests.received.total", "problems", "problems"]
    assert "更正 4 处，还有 3 处没写原因" in panel.summary_label.text()
    panel.reason_edit.setFocus()
    for words in ("漏记", "核实", "补充"):
        spell(panel.reason_edit, words)
        QTest.keyClick(panel.reason_edit, Key.Key_Return)
    assert [item.reason for item in panel.items] == ["漏记", "", "核实", "补充"]
    assert "原因都写了" in panel.summary_label.text()
    assert panel.list.hasFocus()
    report, _ = program.store.load_report(program.session.draft_id if program.session else 0)
    assert sorted(report.correction_reasons.values()) == sorted(["漏记", "核实", "补充"])


def test_what_is_typed_stays_with_its_row_when_another_is_chosen(program: Application) -> None:
    enter(program, **{CELL.replace(".", "__"): 40}, other="改了。")
    press(program, Key.Key_K)
    panel = correction_panel(program)
    spell(panel.reason_edit, "漏记")
    panel.list.setCurrentRow(2)
    assert panel.reason_edit.text() == ""
    panel.refresh()
    assert [item.reason for item in panel.items][:3] == ["漏记", "", ""]


def test_enter_goes_to_the_place_and_selects_the_sentence(program: Application) -> None:
    enter(program, **{CELL.replace(".", "__"): 40}, problems=correct().prose["problems"])
    press(program, Key.Key_K)
    panel = correction_panel(program)
    panel.list.setCurrentRow(3)
    QTest.keyClick(panel.list, Key.Key_Return)
    page = editor_of(program).current_page
    assert isinstance(page, ProsePage)
    assert page.text_box.textCursor().selectedText() == "补充：按月核对台账。"
    panel.list.setCurrentRow(0)
    QTest.keyClick(panel.list, Key.Key_Return)
    table = editor_of(program).current_table_page
    assert table is not None
    cell = table.model.cell_at(table.view.currentIndex())
    assert cell is not None
    assert cell.id == CELL


def test_without_a_version_the_panel_says_how_to_make_one(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    press(program, Key.Key_K)
    panel = correction_panel(program)
    assert panel.summary_label.text().startswith("这份年报还没有标为已报送")
    assert not panel.print_button.isEnabled()
    assert not panel.reason_edit.isEnabled()
    send(program)
    qtbot.waitUntil(lambda: "没有更正" in panel.summary_label.text())


def test_an_earlier_version_is_compared_with_the_next(program: Application) -> None:
    enter(program, **{CELL.replace(".", "__"): 40})
    send(program)
    press(program, Key.Key_K)
    panel = correction_panel(program)
    assert panel.version_box.currentIndex() == 1
    assert not panel.items
    QTest.keyClick(panel.version_box, Key.Key_Up)
    assert (panel.items[0].before, panel.items[0].after) == ("34", "40")
    assert "到第 2 版更正 2 处" in panel.summary_label.text()


def test_the_correction_is_exported(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(program, **{CELL.replace(".", "__"): 40})
    press(program, Key.Key_K)
    panel = correction_panel(program)
    for suffix in (".docx", ".xlsx", ".html"):
        path = tmp_path / f"更正{suffix}"
        monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        with qtbot.waitSignal(program.export_controller.file_written):
            panel.export_requested.emit(suffix)
        assert path.stat().st_size > 1_000


def published(qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch) -> PublishedPanel:
    """The panel after this file was chosen and read."""
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(program, Key.Key_J)
    panel = editor_of(program).side_panel.find_page(PublishedPanel)
    qtbot.waitUntil(lambda: not panel.summary_label.text().startswith("正在读"))
    return panel


def test_a_published_page_is_held_against_the_version_and_the_draft(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporters.write_report(FORM, correct(), tmp_path / "公布.html")
    enter(program, **{CELL.replace(".", "__"): 35})
    panel = published(qtbot, program, tmp_path / "公布.html", monkeypatch)
    assert [one.place for one in panel.differences] == [CELL, "requests.received.total", "problems", "problems"]
    assert "第 1 版（2026年1月28日报送）" in panel.summary_label.text()
    panel.list.setCurrentRow(2)
    QTest.keyClick(panel.list, Key.Key_Return)
    assert isinstance(editor_of(program).current_page, ProsePage)
    QTest.keyClick(panel.version_box, Key.Key_Down)
    assert [one.place for one in panel.differences] == ["problems", "problems"]
    enter(program, problems=correct().prose["problems"])
    qtbot.waitUntil(lambda: panel.differences == ())
    assert "没有不同" in panel.summary_label.text()
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "核对.docx"), ""))
    with qtbot.waitSignal(program.export_controller.file_written):
        panel.export_requested.emit(".docx")


def test_a_file_that_cannot_be_read_is_said_to_be_so(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    panel = published(qtbot, program, tmp_path / "坏.pdf", monkeypatch)
    assert panel.summary_label.text().startswith("没有核对。")
    assert panel.differences == ()
    assert not panel.print_button.isEnabled()


def test_leaving_the_file_dialog_leaves_the_panel_as_it_was(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(program, Key.Key_J)
    panel = editor_of(program).side_panel.find_page(PublishedPanel)
    assert panel.summary_label.text().startswith("选一个已经公布的")


def test_a_draft_that_can_only_be_looked_at_is_not_marked(program: Application) -> None:
    editor_of(program).open_draft.is_locked = True
    send(program)
    assert len(list_marks(report_of(program))) == 1
