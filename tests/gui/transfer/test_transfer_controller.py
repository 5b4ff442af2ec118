"""All drafts carried to another computer through the window, and one draft mailed locked, by keys and mouse.

Covers gui/widgets/passphrase_form.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.system.file_chooser import FileDialog
from model.files import archive_layout, zip_files
from tests.gui.transfer.computers import LEFT, PATIENCE, WORD, Computer


def test_all_drafts_travel_and_arrive_the_same(home: Computer, away: Computer, archive: Path) -> None:
    assert home.carry_out().startswith("已把 2 份年报导出到“全部年报.zip”。")
    assert "打开文件夹" in home.start.notice_bar.buttons
    away.choose("unpack_all")
    assert away.wait() == "已导入 2 份年报；其中 1 份在“最近删除”里。"
    assert away.digests == home.digests
    assert [card.unit for card in away.start.drafts_table.selected_drafts()] == ["云滨县水文站"]


def test_with_a_passphrase_too(home: Computer, away: Computer, archive: Path) -> None:
    assert home.carry_out(WORD).endswith("请把密码记牢。")
    assert zip_files.is_encrypted(archive, "")
    away.choose("unpack_all")
    away.await_question()
    assert away.bar.known_passphrase.passphrase_edit.hasFocus()
    QTest.keyClicks(away.bar.known_passphrase.passphrase_edit, WORD)
    QTest.keyClick(away.bar.known_passphrase.passphrase_edit, Qt.Key.Key_Return)
    assert away.wait().startswith("已导入 2 份年报")
    assert away.digests == home.digests
    assert away.bar.known_passphrase.passphrase == home.bar.new_passphrase.passphrase == ""


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out(WORD)
    away.choose("unpack_all")
    away.await_question()
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


def test_a_file_of_that_name_is_replaced_only_when_told_to(
    home: Computer, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write_text("旧", encoding="utf-8")
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(archive.with_suffix("")), ""))
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
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: ("", ""))
    away.start.notice_bar.hide()
    away.choose("unpack_all")
    assert away.start.notice_bar.isHidden()


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
