"""One draft mailed with a passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.transfer.encrypted_draft import EncryptDialog
from model.importing.readers import zip_file
from tests.gui.opened import opened
from tests.gui.transfer.computers import PATIENCE, WORD, Computer
from tests.reports import balanced


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
