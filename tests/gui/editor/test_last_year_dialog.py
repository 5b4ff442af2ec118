"""Last year's report chosen from the drafts or from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import exporters
from gui.editor.last_year_dialog import AttachDialog
from gui.system.file_chooser import FileDialog
from tests.gui.editor.test_last_year import BLANK, FORM, LAST, attach, grid, worker_done
from tests.gui.opened import Key, editor_of, opened


def test_last_years_draft_is_attached_from_the_list_with_enter(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, LAST)
    program.open_new_draft(BLANK.with_values({"cover.unit": "临江县水利局"}), None)
    editor_of(program).tabs.setCurrentIndex(3)
    assert editor_of(program).open_draft.draft.last_year is None
    attach(qtbot, program, "")
    assert editor_of(program).open_draft.draft.last_year == LAST
    assert grid(program).notice_bar.message_label.text().startswith("上年报告结转下年共 4 件")


def test_enter_on_the_button_takes_the_likeliest_draft_as_the_list_does(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, LAST.with_values({"cover.unit": "临江县水务局"}))
    program.open_new_draft(BLANK.with_values({"cover.year": "2026"}), None)
    attach(qtbot, program, "对照")
    last = editor_of(program).open_draft.draft.last_year
    assert last
    assert last.year == 2024


def test_where_there_is_no_other_draft_the_dialog_says_what_to_do_and_enter_asks_for_a_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened(qtbot, tmp_path, BLANK)
    exporters.write_report(FORM, LAST, tmp_path / "last.xlsx")
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "last.xlsx"), ""))
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AttachDialog)
        parts: list[QLabel | QPushButton] = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
        said.extend(part.text() for part in parts if part.isVisible())
        button = dialog.focusWidget()
        if isinstance(button, QPushButton):
            qtbot.keyClick(button, Key.Key_Return)
        else:
            dialog.reject()

    QTimer.singleShot(100, answer)
    program.actions["attach_last"].trigger()
    assert any("还没有别的年报可以对照" in words and "从文件选" in words and "Word" in words for words in said)
    assert "从文件选…" in said
    assert "对照" not in said
    worker_done(qtbot)
    last = editor_of(program).open_draft.draft.last_year
    assert last
    assert last.unit == LAST.unit
