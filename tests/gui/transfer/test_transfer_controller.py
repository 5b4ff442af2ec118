"""All drafts carried to another computer through the window, and one draft mailed locked, by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.transfer.encrypted_draft import EncryptDialog
from gui.transfer.transfer_bar import TransferBar
from gui.window.main_window import MainWindow
from model.files import archive_layout
from model.importing.readers import zip_file
from model.storage.store import Store
from model.transfer import archive as trunk
from tests.drafts import make
from tests.gui.opened import opened
from tests.reports import balanced

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""
WORD = "Linjiang-2026"


class Computer:
    """A computer with the program on it, and the file that is chosen whenever one is asked for."""

    def __init__(self, qtbot: QtBot, folder: Path, filled: bool, read_only: bool = False) -> None:
        folder.mkdir(exist_ok=True)
        self.qtbot = qtbot
        self.store = Store(folder / "drafts.db", read_only)
        if filled:
            make.fill(self.store)
        window = MainWindow(StartPage())
        qtbot.addWidget(window)
        window.resize(1024, 640)
        self.program = Application(window, self.store, folder)
        self.start = self.program.start_page
        with qtbot.waitActive(window):
            window.show()

    @property
    def bar(self) -> TransferBar:
        return self.program.transfer_controller.bar

    @property
    def digests(self) -> list[str]:
        return sorted(bundle.digest for bundle in self.store.read_all_drafts())

    def choose(self, action: str) -> None:
        self.turn_to()
        self.program.actions[action].trigger()

    def turn_to(self) -> None:
        """Sit down at this computer: of two windows one gets the keys."""
        with self.qtbot.waitActive(self.program.window):
            self.program.window.activateWindow()

    def wait(self) -> str:
        """Let the work end; what the notice says then."""
        self.qtbot.waitUntil(lambda: self.start.notice_bar.isVisible() and self.bar.isHidden(), timeout=PATIENCE)
        return self.start.notice_bar.message_label.text()

    def carry_out(self, word: str = "") -> str:
        """导出全部, by keys where there is something to type."""
        self.choose("pack_all")
        if word:
            QTest.keyClick(self.bar.encrypt_box, Qt.Key.Key_Space)
            assert self.bar.new_passphrase.passphrase_edit.hasFocus()
            QTest.keyClicks(self.bar.new_passphrase.passphrase_edit, word)
            QTest.keyClicks(self.bar.new_passphrase.repeat_edit, word)
            QTest.keyClick(self.bar.new_passphrase.repeat_edit, Qt.Key.Key_Return)
        else:
            QTest.keyClick(self.bar.export_button, Qt.Key.Key_Return)
        return self.wait()


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """A computer with a draft that has everything, and a deleted one."""
    computer = Computer(qtbot, tmp_path / "home", filled=True)
    yield computer
    computer.program.window.close()


@pytest.fixture
def away(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    """An empty one."""
    computer = Computer(qtbot, tmp_path / "away", filled=False)
    yield computer
    computer.program.window.close()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is chosen, on a stick of its own."""
    path = tmp_path / "stick" / "全部年报.zip"
    path.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def test_all_drafts_travel_and_arrive_the_same(home: Computer, away: Computer, archive: Path) -> None:
    assert home.carry_out().startswith("已把 2 份年报导出到“全部年报.zip”。")
    assert "打开文件夹" in home.start.notice_bar.buttons
    away.choose("unpack_all")
    assert away.wait() == "已导入 2 份年报；其中 1 份在“最近删除”里。"
    assert away.digests == home.digests
    assert [card.unit for card in away.start.drafts_table.selected_drafts()] == ["云滨县水文站"]


def test_with_a_passphrase_too(home: Computer, away: Computer, archive: Path) -> None:
    assert home.carry_out(WORD).endswith("请把密码记牢。")
    assert trunk.is_encrypted(archive)
    away.choose("unpack_all")
    assert away.bar.known_passphrase.passphrase_edit.hasFocus()
    QTest.keyClicks(away.bar.known_passphrase.passphrase_edit, WORD)
    QTest.keyClick(away.bar.known_passphrase.passphrase_edit, Qt.Key.Key_Return)
    assert away.wait().startswith("已导入 2 份年报")
    assert away.digests == home.digests
    assert away.bar.known_passphrase.passphrase == home.bar.new_passphrase.passphrase == ""


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out(WORD)
    away.choose("unpack_all")
    assert not away.bar.open_button.isEnabled()
    QTest.keyClicks(away.bar.known_passphrase.passphrase_edit, "linjiang-2026")
    QTest.mouseClick(away.bar.open_button, LEFT)
    away.qtbot.waitUntil(away.bar.known_passphrase.advice_label.isVisible, timeout=PATIENCE)
    assert away.bar.known_passphrase.advice_label.text() == "▲ 密码不对，请再试一次。"
    assert away.bar.known_passphrase.passphrase_edit.selectedText()
    assert away.digests == []
    QTest.keyClicks(away.bar.known_passphrase.passphrase_edit, WORD)
    QTest.keyClick(away.bar.known_passphrase.passphrase_edit, Qt.Key.Key_Return)
    assert away.wait().startswith("已导入 2 份年报")


def test_what_is_typed_twice_must_agree_and_can_be_looked_at(home: Computer) -> None:
    home.choose("pack_all")
    form = home.bar.new_passphrase
    assert home.bar.export_button.isEnabled()
    QTest.keyClick(home.bar.encrypt_box, Qt.Key.Key_Space)
    assert not home.bar.export_button.isEnabled()
    assert "谁也打不开" in form.advice_label.text()
    QTest.keyClicks(form.passphrase_edit, WORD)
    assert form.passphrase_edit.displayText() != WORD
    QTest.keyClicks(form.repeat_edit, "Lim")
    assert form.advice_label.text() == "▲ 两次输入的密码不一样。"
    assert not home.bar.export_button.isEnabled()
    QTest.keyClick(form.show_check_box, Qt.Key.Key_Space)
    assert form.passphrase_edit.displayText() == WORD
    QTest.keyClick(home.bar.leave_button, Qt.Key.Key_Escape)
    assert home.bar.isHidden()
    assert form.passphrase == ""
    home.choose("pack_all")
    assert not home.bar.encrypt_box.isChecked()


@contextmanager
def no_hands() -> Iterator[None]:
    """Work that is begun waits, as on a busy computer, until this is over."""
    pool = QThreadPool.globalInstance()
    hands = pool.maxThreadCount()
    pool.setMaxThreadCount(0)
    try:
        yield
    finally:
        pool.setMaxThreadCount(hands)


def test_cancelling_an_export_leaves_nothing(home: Computer, archive: Path) -> None:
    home.choose("pack_all")
    with no_hands():
        QTest.mouseClick(home.bar.export_button, LEFT)
        QTest.mouseClick(home.bar.cancel_button, LEFT)
    assert home.wait() == "已取消，什么都没有改动。"
    assert list(archive.parent.iterdir()) == []
    assert not list(home.store.path.parent.glob(".nianbao-*"))


def test_cancelling_an_import_adds_nothing(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out()
    with no_hands():
        away.choose("unpack_all")
        QTest.mouseClick(away.bar.cancel_button, LEFT)
    assert away.wait() == "已取消，什么都没有改动。"
    assert away.digests == []
    assert not list(away.store.path.parent.glob(".nianbao-*"))


def test_cancelling_an_import_just_as_all_was_read_adds_nothing(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out()
    away.choose("unpack_all")
    QThreadPool.globalInstance().waitForDone()  # what was read waits for the window's thread
    QTest.mouseClick(away.bar.cancel_button, LEFT)
    assert away.wait() == "已取消，什么都没有改动。"
    assert away.digests == []


def test_the_window_is_not_held_by_the_work_and_shows_that_it_goes_on(home: Computer, archive: Path) -> None:
    home.choose("pack_all")
    QTest.keyClick(home.bar.export_button, Qt.Key.Key_Return)
    assert home.bar.percent_bar.isVisible()
    assert home.start.notice_bar.isHidden(), "what came of it is said later, though the key was dealt with"
    assert home.wait().startswith("已把 2 份年报导出到")


def test_a_file_of_that_name_is_replaced_only_when_told_to(
    home: Computer, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write_text("旧", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(archive.with_suffix("")), ""))
    home.choose("pack_all")
    QTest.mouseClick(home.bar.export_button, LEFT)
    assert home.start.notice_bar.message_label.text() == "已有“全部年报.zip”，要替换吗？"
    QTest.mouseClick(home.start.notice_bar.buttons["不导出"], LEFT)
    assert archive.read_text(encoding="utf-8") == "旧"
    home.choose("pack_all")
    QTest.mouseClick(home.bar.export_button, LEFT)
    QTest.mouseClick(home.start.notice_bar.buttons["替换"], LEFT)
    home.wait()
    assert archive_layout.is_archive(archive)


def test_no_drafts_no_export_and_no_file_no_import(
    away: Computer, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away.choose("pack_all")
    assert away.wait() == "还没有年报可以导出。"
    archive.write_bytes(b"x" * 100)
    away.choose("unpack_all")
    assert "不是“导出全部”存成的文件" in away.wait()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    away.start.notice_bar.hide()
    away.choose("unpack_all")
    assert away.start.notice_bar.isHidden()


def test_a_draft_mailed_locked_is_imported_whole(
    qtbot: QtBot, tmp_path: Path, archive: Path, away: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    program = opened(qtbot, tmp_path / "desk", balanced())
    entered = program.editor.open_draft.draft.report

    def answer() -> None:
        [dialog] = [found for found in program.window.findChildren(EncryptDialog) if found.isVisible()]
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert not ok.isEnabled()
        QTest.keyClicks(dialog.passphrase_form.passphrase_edit, WORD)
        QTest.keyClicks(dialog.passphrase_form.repeat_edit, WORD)
        QTest.keyClick(dialog.passphrase_form.repeat_edit, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    program.actions["export_sealed"].trigger()
    qtbot.waitUntil(archive.exists, timeout=PATIENCE)
    assert zip_file.is_encrypted(archive)
    program.window.close()

    away.turn_to()
    away.start.import_requested.emit([archive])
    QTest.keyClicks(away.bar.known_passphrase.passphrase_edit, WORD)
    QTest.keyClick(away.bar.known_passphrase.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: away.program.session is not None, timeout=PATIENCE)
    assert away.program.editor.open_draft.draft.report == entered
    away.program.window.close()
    assert not list(away.store.path.parent.glob(".nianbao-*"))


def test_a_zip_with_all_drafts_may_be_dropped_like_any_file(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out()
    away.start.import_requested.emit([archive])
    assert away.wait().startswith("已导入 2 份年报")


def test_where_drafts_can_only_be_looked_at_none_is_taken_in(
    qtbot: QtBot, home: Computer, tmp_path: Path, archive: Path
) -> None:
    home.carry_out()
    looking = Computer(qtbot, tmp_path / "home", filled=False, read_only=True)
    assert not looking.program.actions["unpack_all"].isEnabled()
    looking.start.import_requested.emit([archive])
    assert "现在只能查看" in looking.wait()
    assert looking.carry_out().startswith("已把 2 份年报导出")
    looking.program.window.close()
