"""The window opened on drafts that cannot be opened: one page says why, and trying again may help.

Covers gui/widgets/message_page.py too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui import app
from gui.application.application import Application
from gui.backup.open_store import open_store
from gui.widgets.message_page import MessagePage
from gui.window.main_window import MainWindow
from model.errors import BusyStore
from model.storage.store import Store
from tests.model.drafting import begun


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own; the last resort of the window is taken away again."""
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    return tmp_path


def opened(qtbot: QtBot) -> MainWindow:
    _, window = app.open_window()
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: bool(window.overlay or window.findChildren(Application)), timeout=20_000)
    return window


def test_a_file_that_is_none_of_ours_is_told_on_a_page_and_left_alone(qtbot: QtBot, home: Path) -> None:
    (home / "drafts.db").mkdir()
    window = opened(qtbot)
    page = window.overlay
    assert isinstance(page, MessagePage)
    assert "是文件夹" in page.message_label.text()
    assert window.isVisible()
    (home / "drafts.db").rmdir()
    with closing(Store(home / "drafts.db")) as store:
        begun(store, {"cover.unit": "甲局"})
    assert page.buttons["再试"].hasFocus()
    page.buttons["再试"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Application)), timeout=20_000)
    assert window.overlay is None
    assert window.findChildren(Application)[0].start_page.drafts_table.drafts_model.draft_at(0).unit == "甲局"
    window.close()


def test_it_can_be_left(qtbot: QtBot, home: Path) -> None:
    (home / "drafts.db").mkdir()
    window = opened(qtbot)
    [leave] = [button for button in window.findChildren(QPushButton) if button.text() == "退出"]
    leave.click()
    assert not window.isVisible()


def lock(path: Path) -> sqlite3.Connection:
    """Another program that keeps the file locked until its connection is closed."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_file_that_another_program_locks_is_waited_for_on_a_page(qtbot: QtBot, home: Path, journal: str) -> None:
    with closing(Store(home / "drafts.db")) as store:
        begun(store, {"cover.unit": "甲局"})
    with closing(sqlite3.connect(home / "drafts.db")) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    with closing(lock(home / "drafts.db")):
        window = opened(qtbot)
        page = window.overlay
        assert isinstance(page, MessagePage)
        assert page.heading_label.text() == "正在等存年报的文件"
        assert page.buttons["退出"].isVisible()
    qtbot.waitUntil(lambda: bool(window.findChildren(Application)), timeout=20_000)
    assert window.overlay is None
    assert window.findChildren(Application)[0].store.is_read_only is False
    window.close()


def test_where_the_lock_stays_the_drafts_can_be_looked_at(home: Path) -> None:
    with closing(Store(home / "drafts.db")) as store:
        begun(store, {"cover.unit": "甲局"})
    with closing(lock(home / "drafts.db")):
        with pytest.raises(BusyStore):
            open_store(home / "drafts.db", None, gives_up=False)
        opened_store, words = open_store(home / "drafts.db", None)
        with closing(opened_store):
            assert [summary.unit for summary in opened_store.list_summaries()] == ["甲局"]
        assert words.startswith("现在只能查看和导出，不能改：")
