"""Computers with the program on them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.transfer.transfer_bar import TransferBar
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.drafts import make

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

    def await_question(self) -> None:
        """Let a zip be looked into, until its passphrase is asked for."""
        self.qtbot.waitUntil(self.bar.known_passphrase.isVisible, timeout=PATIENCE)
        self.turn_to()

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
