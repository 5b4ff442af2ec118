"""Where the file of drafts cannot be opened, its backups can be reached, and one put in its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui import app
from gui.application.application import Application
from gui.backup.backups_page import BackupsPage
from gui.widgets.message_page import MessagePage
from gui.window.main_window import MainWindow
from model.errors import StoreError
from model.recovery import backups
from model.storage.backup_names import default_folder
from model.storage.store import Store
from tests.model.drafting import begun


def shown_backups(qtbot: QtBot, window: MainWindow) -> BackupsPage:
    """The page of backups over the window, once it shows the one there is."""
    page = window.overlay
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(lambda: page.backup_list.topLevelItemCount() == 1)
    return page


def test_a_backup_is_restored_although_the_list_cannot_be_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        begun(store, {"cover.unit": "甲局"})
    default_folder(path).mkdir(exist_ok=True)
    backups.make_backup(path, default_folder(path), datetime.now(UTC))
    with monkeypatch.context() as patch:
        patch.setattr(Store, "list_summaries", _refuse)
        _, window = app.open_window()
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: window.overlay is not None)
        page = window.overlay
        assert isinstance(page, MessagePage)
        page.buttons["看备份…"].click()
        shown_backups(qtbot, window).closed.emit()
        again = window.overlay
        assert isinstance(again, MessagePage)
        again.buttons["看备份…"].click()
    shown = shown_backups(qtbot, window)
    shown.restore_button.click()
    shown.bar.buttons["恢复"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Application)))
    assert window.overlay is None
    assert window.findChildren(Application)[0].start_page.drafts_table.drafts_model.draft_at(0).unit == "甲局"
    window.close()


def _refuse(_: Store) -> None:
    raise StoreError("读不了。")


def test_the_page_for_another_programs_file_leads_to_the_backups(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        begun(store, {"cover.unit": "甲局"})
    default_folder(path).mkdir(exist_ok=True)
    backups.make_backup(path, default_folder(path), datetime.now(UTC))
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE photos (name)")
    foreign = path.read_bytes()
    _, window = app.open_window()
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.overlay is not None)
    page = window.overlay
    assert isinstance(page, MessagePage)
    assert "不是年报的草稿文件" in page.message_label.text()
    page.buttons["看备份…"].click()
    assert shown_backups(qtbot, window).backup_list.topLevelItemCount() == 1
    assert path.read_bytes() == foreign
    window.close()
