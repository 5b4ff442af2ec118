"""While edits cannot be stored: a warning that stays, typing that goes on, and a window that does not let them go."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.application.application import Program
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
def program(qtbot: QtBot, stick: Path) -> Program:
    """A draft on the desk, whose stick was pulled out, and one figure typed since."""
    program = guarded(qtbot, stick, "甲局")
    program.open(1)
    stick.rename(stick.with_name("away"))
    typed(program, "7")
    return program


def typed(program: Program, figure: str) -> None:
    """Type a figure into the first cell of the applications."""
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(3)
    assert editor.grid_page
    view = editor.grid_page.view
    view.go(RECEIVED)
    view.setFocus()
    QTest.keyClicks(view, figure)
    QTest.keyClick(view.indexWidget(view.currentIndex()), Key.Key_Return)


def put_in_again(stick: Path) -> None:
    """The same files on a disk with other numbers."""
    shutil.rmtree(stick, ignore_errors=True)
    shutil.copytree(stick.with_name("away"), stick)


def test_the_warning_stays_while_typing_goes_on_and_leaves_when_all_is_stored(
    qtbot: QtBot, program: Program, stick: Path
) -> None:
    bar = program.window.warning
    assert "还没有存盘（1 处改动）" in bar.words.text()
    typed(program, "8")
    assert "还没有存盘（2 处改动）" in bar.words.text()
    QTest.keyClick(bar.buttons["现在再存"], Key.Key_Escape)
    assert bar.isVisible()
    put_in_again(stick)
    press(program, "现在再存")
    assert bar.isHidden()
    assert program.store.load(1)[0].figures[RECEIVED] == 8
    assert len(program.store.history(1)) == 2


def test_it_is_stored_by_itself_when_the_stick_is_back(qtbot: QtBot, program: Program, stick: Path) -> None:
    put_in_again(stick)
    qtbot.waitUntil(program.window.warning.isHidden, timeout=10_000)
    assert program.store.load(1)[0].figures[RECEIVED] == 7


def test_the_window_is_not_closed_over_unwritten_edits(qtbot: QtBot, program: Program, stick: Path) -> None:
    window = program.window
    assert not window.close()
    assert window.isVisible()
    assert "1 处改动还没有存盘" in window.warning.words.text()
    assert window.warning.buttons["再存一次"].hasFocus()
    QTest.keyClick(window.warning.buttons["再存一次"], Key.Key_Return)
    assert window.isVisible()
    put_in_again(stick)
    QTest.keyClick(window.warning.buttons["再存一次"], Key.Key_Return)
    assert not window.isVisible()


def test_a_retry_does_not_take_the_question_from_under_the_hand(qtbot: QtBot, program: Program) -> None:
    program.window.close()
    button = program.window.warning.buttons["再存一次"]
    with qtbot.waitSignal(program.session.recorder.failed, timeout=10_000):  # type: ignore[union-attr]
        pass
    assert program.window.warning.buttons["再存一次"] is button
    assert button.hasFocus()


def test_nor_is_the_draft_put_away(qtbot: QtBot, program: Program) -> None:
    QTest.keyClick(program.window, Key.Key_W, Control)
    assert program.session is not None
    assert program.window.warning.isVisible()
    assert "不存了，关闭" in program.window.warning.buttons


def test_what_cannot_be_stored_can_be_saved_elsewhere_whole(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "另存.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved.with_suffix("")), ""))
    program.window.close()
    press(program, "另存一份…")
    qtbot.waitUntil(lambda: "另存到了" in program.window.notice.words.text(), timeout=20_000)
    assert importing.read(saved).report.figures[RECEIVED] == 7
    press(program, "不存了，关闭")
    assert not program.window.isVisible()


def test_another_file_in_its_place_is_not_written_to(qtbot: QtBot, program: Program, stick: Path) -> None:
    stick.mkdir(exist_ok=True)
    (stick / "drafts.db").write_bytes(b"x" * 9000)
    press(program, "现在再存")
    assert "没有往里写" in program.window.warning.words.text()
    assert (stick / "drafts.db").read_bytes() == b"x" * 9000


def test_once_stored_the_draft_can_be_put_away_by_its_key(qtbot: QtBot, program: Program, stick: Path) -> None:
    put_in_again(stick)
    press(program, "现在再存")
    QTest.keyClick(program.window, Key.Key_W, Control)
    assert program.session is None
    assert units(program) == ["甲局"]
