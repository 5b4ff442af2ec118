"""One draft mailed with a passphrase."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.transfer.encrypted_draft import WORKBOOK_NAME, EncryptDialog
from gui.widgets.passphrase_form import FORGOTTEN_WARNING, PassphraseForm
from model.files.archive_layout import DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE
from model.importing.readers import zip_file
from tests.gui.opened import opened
from tests.gui.transfer.computers import PATIENCE, WORD, Computer
from tests.model.transfer.test_archive_older import OLDER
from tests.reports import balanced

DRAFT_MEMBERS = (DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE)


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
    with zipfile.ZipFile(archive) as members:
        assert set(members.namelist()) == {*DRAFT_MEMBERS, WORKBOOK_NAME}
    assert entered.unit.encode() not in archive.read_bytes()
    program.window.close()

    away.turn_to()
    away.start.import_requested.emit([archive])
    away.await_question()
    QTest.keyClicks(away.bar.known_passphrase.passphrase_edit, WORD)
    QTest.keyClick(away.bar.known_passphrase.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: away.program.session is not None, timeout=PATIENCE)
    assert away.program.editor.open_draft.draft.report == entered
    away.program.window.close()
    assert not list(away.store.path.parent.glob(".nianbao-*"))


@pytest.mark.parametrize("by_command", [True, False], ids=["导入全部", "dropped"])
@pytest.mark.parametrize(("name", "word"), [("draft.zip", ""), ("draft-encrypted.zip", "秘密123")])
def test_one_that_an_older_program_mailed_is_imported_whichever_way(
    qtbot: QtBot, archive: Path, away: Computer, name: str, word: str, by_command: bool
) -> None:
    shutil.copy(OLDER / name, archive)
    if by_command:
        away.choose("unpack_all")
    else:
        away.turn_to()
        away.start.import_requested.emit([archive])
    if word:
        away.await_question()
        away.bar.known_passphrase.passphrase_edit.setText(word)  # Chinese is no key that could be clicked
        QTest.keyClick(away.bar.known_passphrase.passphrase_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: away.program.session is not None, timeout=PATIENCE)
    assert away.program.editor.open_draft.draft.report.unit == "云滨县水文站"


def test_a_draft_that_is_not_stored_is_not_exported_without_its_newest_edits(
    qtbot: QtBot, tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    program = opened(qtbot, tmp_path / "desk", balanced())
    assert program.session is not None
    monkeypatch.setattr(type(program.session), "save_pending", lambda _: False)
    program.actions["export_sealed"].trigger()
    assert not program.window.findChildren(EncryptDialog)
    assert not archive.exists()
    monkeypatch.undo()
    program.window.close()


def test_a_passphrase_of_less_than_twelve_characters_is_advised_against(qtbot: QtBot) -> None:
    form = PassphraseForm(twice=True)
    qtbot.addWidget(form)
    QTest.keyClicks(form.passphrase_edit, "elevenchars")
    assert "不少于 12 个字" in form.advice_label.text()
    QTest.keyClicks(form.passphrase_edit, "+")
    assert form.advice_label.text() == FORGOTTEN_WARNING
