"""备份和恢复: made, looked at, restored and taken back, kept elsewhere, by keys and mouse.

Covers gui/backup/backups_controller.py and gui/backup/draft_actions.py too.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.backup.backups_page import BackupsPage
from gui.system.file_chooser import FileDialog
from gui.system.settings import Settings
from model.recovery import backups
from model.recovery.backups import Backup
from model.storage.backup_names import BEFORE_RESTORE
from tests.gui.guarded import custody, guarded, press, units
from tests.gui.opened import editor_of
from tests.reports import balanced

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return guarded(qtbot, tmp_path, "甲局", "乙局")


def shown(qtbot: QtBot, program: Application, count: int) -> BackupsPage:
    """The page, once it shows so many backups."""
    page = custody(program).backups.page
    qtbot.waitUntil(lambda: page.backup_list.topLevelItemCount() == count and "正在" not in page.status_label.text())
    assert page.isVisible()
    return page


def opened_page(qtbot: QtBot, program: Application) -> BackupsPage:
    """The page with one backup, made now."""
    program.actions["backups"].trigger()
    shown(qtbot, program, 0)
    press(program, "现在备份")
    return shown(qtbot, program, 1)


def test_a_backup_made_now_is_listed_with_what_it_holds(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    page = opened_page(qtbot, program)
    item = page.backup_list.topLevelItem(0)
    assert item is not None
    assert item.text(0).startswith("今天 ")
    assert [item.text(column) for column in (1, 2, 3, 4)] == ["2 份", "完好", "平时的备份", str(tmp_path / "backups")]
    assert page.bar.message_label.text() == "已备份 2 份年报。"
    assert not item.icon(2).isNull()


def test_of_fewer_backups_than_before_one_is_selected_though_a_lower_row_was(qtbot: QtBot, tmp_path: Path) -> None:
    found = [Backup(tmp_path / f"{day}.db", datetime(2026, 1, day, 9), 1, is_intact=True) for day in (5, 4, 3, 2, 1)]
    page = BackupsPage()
    qtbot.addWidget(page)
    page.show_backups(found, found[4].path)
    for left in (found[:2], found[4:], [], found):
        page.show_backups(left)
        selected = [item.text(4) for item in page.backup_list.selectedItems()]
        assert selected == [str(tmp_path)] * bool(left)
        assert page.restore_button.isEnabled() == bool(left)


def test_restoring_by_keys_brings_the_drafts_of_then_and_can_be_taken_back(qtbot: QtBot, program: Application) -> None:
    page = opened_page(qtbot, program)
    QTest.keyClick(page, Key.Key_Escape)
    QTest.keyClick(page, Key.Key_Escape)
    assert not page.isVisible()
    program.open_new_draft(balanced().with_values({"cover.unit": "丙局"}), None)
    program.actions["backups"].trigger()
    assert program.session is None
    shown(qtbot, program, 1)
    assert page.backup_list.hasFocus()
    QTest.keyClick(page.backup_list, Key.Key_Return)
    assert "会先备份一份" in page.bar.message_label.text()
    assert page.bar.buttons["不恢复"].hasFocus()
    QTest.keyClick(page.bar.buttons["不恢复"], Key.Key_Backtab)
    start = program.start_page
    QTest.keyClick(page.bar.buttons["恢复"], Key.Key_Return)
    qtbot.waitUntil(lambda: "已恢复" in start.notice_bar.message_label.text())
    assert units(program) == ["乙局", "甲局"]
    assert not page.isVisible()
    press(program, "撤销恢复")
    qtbot.waitUntil(lambda: "已撤销恢复" in start.notice_bar.message_label.text())
    assert units(program) == ["丙局", "乙局", "甲局"]
    found = backups.list_backups(custody(program).hourly_backup.folder)
    assert sorted(backup.occasion for backup in found) == ["", BEFORE_RESTORE, BEFORE_RESTORE]
    program.open_draft(1)
    editor_of(program).open_draft.enter_values({"cover.unit": "甲局的"}, "填写")
    assert program.store.list_summaries()[0].unit == "甲局的"


def test_a_question_answered_with_escape_restores_nothing(qtbot: QtBot, program: Application) -> None:
    page = opened_page(qtbot, program)
    press(program, "恢复这一份…")
    QTest.keyClick(page.bar.buttons["不恢复"], Key.Key_Escape)
    assert page.bar.isHidden()
    assert page.isVisible()
    assert len(backups.list_backups(custody(program).hourly_backup.folder)) == 1


def test_a_damaged_backup_is_shown_as_such_and_not_restored(qtbot: QtBot, program: Application) -> None:
    page = opened_page(qtbot, program)
    [backup] = backups.list_backups(custody(program).hourly_backup.folder)
    backup.path.write_bytes(b"x" * 9000)
    program.actions["backups"].trigger()
    qtbot.waitUntil(lambda: page.status_label.text() == "共 1 份备份，其中 1 份已损坏。")
    item = page.backup_list.topLevelItem(0)
    assert item is not None
    assert item.text(2) == "已损坏"
    assert not page.restore_button.isEnabled()
    QTest.keyClick(page.backup_list, Key.Key_Return)
    assert "恢复不了" in page.bar.message_label.text()


def test_another_folder_is_used_and_remembered_and_the_usual_one_again(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened_page(qtbot, program)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(stick))
    assert page.usual_button.isHidden()
    press(program, "换个备份文件夹…")
    qtbot.waitUntil(lambda: page.folder_label.text() == f"备份存在：{stick}")
    assert Settings(tmp_path).backup_folder == stick
    press(program, "现在备份")
    shown(qtbot, program, 2)
    assert len(backups.list_backups(stick)) == 1
    press(program, "用回原来的")
    qtbot.waitUntil(lambda: page.folder_label.text().endswith("backups"))
    assert Settings(tmp_path).backup_folder is None
    assert list(stick.iterdir()) == backups_in(stick)


def backups_in(folder: Path) -> list[Path]:
    return [backup.path for backup in backups.list_backups(folder)]


def test_a_folder_that_is_none_is_refused_in_words(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened_page(qtbot, program)
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "none"))
    press(program, "换个备份文件夹…")
    qtbot.waitUntil(lambda: "另选一个" in page.bar.message_label.text())
    assert Settings(tmp_path).backup_folder is None
    assert page.folder_label.text().endswith("backups")


def test_a_folder_that_is_away_is_told_and_backups_go_to_the_usual_one(
    qtbot: QtBot, program: Application, tmp_path: Path
) -> None:
    page = opened_page(qtbot, program)
    stick = tmp_path / "stick"
    stick.mkdir()
    custody(program).backups.use_folder(stick)
    qtbot.waitUntil(lambda: str(stick) in page.folder_label.text())
    stick.rmdir()
    press(program, "现在备份")
    shown(qtbot, program, 2)
    assert "U 盘" in page.bar.message_label.text()
    assert len(backups.list_backups(tmp_path / "backups")) == 2


def test_what_cannot_be_restored_leaves_everything_as_it_was(qtbot: QtBot, program: Application) -> None:
    page = opened_page(qtbot, program)
    [backup] = backups.list_backups(custody(program).hourly_backup.folder)
    backup.path.unlink()
    press(program, "恢复这一份…")
    press(program, "恢复")
    qtbot.waitUntil(lambda: "不在了" in page.bar.message_label.text())
    assert page.isVisible()
    assert [card.unit for card in program.store.list_summaries()] == ["乙局", "甲局"]


def test_the_window_may_be_closed_while_a_backup_is_restored(qtbot: QtBot, program: Application) -> None:
    opened_page(qtbot, program)
    press(program, "恢复这一份…")
    press(program, "恢复")
    assert program.window.close()
