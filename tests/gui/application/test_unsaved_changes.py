"""While edits cannot be stored: a warning that stays, typing that goes on, and a window that does not let them go."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.system.file_chooser import FileDialog
from model import importing
from tests.gui.guarded import guarded, press, units
from tests.gui.opened import Control, editor_of
from tests.model.drafting import RECEIVED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
Key = Qt.Key


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def program(qtbot: QtBot, stick: Path) -> Application:
    """A draft on the desk, whose stick was pulled out, and one figure typed since."""
    program = guarded(qtbot, stick, "甲局")
    program.open_draft(1)
    stick.rename(stick.with_name("away"))
    typed(program, "7")
    return program


def typed(program: Application, figure: str) -> None:
    """Type a figure into the first cell of the applications."""
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(3)
    assert editor.current_table_page
    view = editor.current_table_page.view
    view.go_to_cell(RECEIVED)
    view.setFocus()
    QTest.keyClicks(view, figure)
    QTest.keyClick(view.indexWidget(view.currentIndex()), Key.Key_Return)


def put_in_again(stick: Path) -> None:
    """The same files on a disk with other numbers."""
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(stick.with_name("away"), stick)


def test_the_warning_stays_while_typing_goes_on_and_leaves_when_all_is_stored(
    qtbot: QtBot, program: Application, stick: Path
) -> None:
    bar = program.window.warning_bar
    assert "还没有保存（1 处改动）" in bar.message_label.text()
    typed(program, "8")
    assert "还没有保存（2 处改动）" in bar.message_label.text()
    QTest.keyClick(bar.buttons["现在再存"], Key.Key_Escape)
    assert bar.isVisible()
    put_in_again(stick)
    press(program, "现在再存")
    assert bar.isHidden()
    assert program.store.load_report(1)[0].figures[RECEIVED] == 8
    assert len(program.store.load_history(1)) == 2


def test_it_is_stored_by_itself_when_the_stick_is_back(qtbot: QtBot, program: Application, stick: Path) -> None:
    put_in_again(stick)
    qtbot.waitUntil(program.window.warning_bar.isHidden, timeout=10_000)
    assert program.store.load_report(1)[0].figures[RECEIVED] == 7


def test_the_window_is_not_closed_over_unwritten_edits(qtbot: QtBot, program: Application, stick: Path) -> None:
    window = program.window
    assert not window.close()
    assert window.isVisible()
    assert "1 处改动还没有保存" in window.warning_bar.message_label.text()
    assert window.warning_bar.buttons["再存一次"].hasFocus()
    QTest.keyClick(window.warning_bar.buttons["再存一次"], Key.Key_Return)
    assert window.isVisible()
    put_in_again(stick)
    QTest.keyClick(window.warning_bar.buttons["再存一次"], Key.Key_Return)
    assert not window.isVisible()


def test_a_retry_does_not_take_the_question_from_under_the_hand(qtbot: QtBot, program: Application) -> None:
    program.window.close()
    button = program.window.warning_bar.buttons["再存一次"]
    with qtbot.waitSignal(program.session.autosave.save_failed, timeout=10_000):  # type: ignore[union-attr]
        pass
    assert program.window.warning_bar.buttons["再存一次"] is button
    assert button.hasFocus()


def test_nor_is_the_draft_put_away(qtbot: QtBot, program: Application) -> None:
    QTest.keyClick(program.window, Key.Key_W, Control)
    assert program.session is not None
    assert program.window.warning_bar.isVisible()
    assert "不存了，关闭" in program.window.warning_bar.buttons


def test_what_cannot_be_stored_can_be_saved_elsewhere_whole(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "另存.xlsx"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(saved.with_suffix("")), ""))
    program.window.close()
    press(program, "另存一份…")
    qtbot.waitUntil(lambda: "另存到了" in program.window.notice_bar.message_label.text(), timeout=20_000)
    assert importing.read_report(saved).report.figures[RECEIVED] == 7
    press(program, "不存了，关闭")
    assert not program.window.isVisible()


def test_another_file_in_its_place_is_not_written_to(qtbot: QtBot, program: Application, stick: Path) -> None:
    stick.mkdir(exist_ok=True)
    (stick / "drafts.db").write_bytes(b"x" * 9000)
    press(program, "现在再存")
    assert "没有往里写" in program.window.warning_bar.message_label.text()
    assert (stick / "drafts.db").read_bytes() == b"x" * 9000


def test_once_stored_the_draft_can_be_put_away_by_its_key(qtbot: QtBot, program: Application, stick: Path) -> None:
    put_in_again(stick)
    press(program, "现在再存")
    QTest.keyClick(program.window, Key.Key_W, Control)
    assert program.session is None
    assert units(program) == ["甲局"]
