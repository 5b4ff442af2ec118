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
from gui.backup import open_store
from gui.widgets.message_page import MessagePage
from gui.window.main_window import MainWindow
from model.storage.open_lock import hold_open_lock
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


def test_a_file_that_another_program_holds_is_waited_for_by_a_window_that_answers(qtbot: QtBot, home: Path) -> None:
    path = home / "drafts.db"
    with closing(Store(path)) as store:
        begun(store, {"cover.unit": "甲局"})
    with hold_open_lock(path):
        window = opened(qtbot)
        page = window.overlay
        assert isinstance(page, MessagePage)
        assert page.heading_label.text() == "正在等另一个程序"
        assert page.buttons["退出"].hasFocus()
        assert window.isVisible()
    qtbot.waitUntil(lambda: bool(window.findChildren(Application)), timeout=20_000)
    assert window.overlay is None
    assert not window.findChildren(Application)[0].store.is_read_only
    window.close()


def test_a_file_that_is_held_for_long_is_told_with_what_to_do(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_store, "MAX_TRIES", 2)
    monkeypatch.setattr(open_store, "_RETRY_PAUSE", 1)
    path = home / "drafts.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE something (column)")
        other.execute("BEGIN EXCLUSIVE")
        window = opened(qtbot)
        qtbot.waitUntil(lambda: isinstance(window.overlay, MessagePage) and "再试" in window.overlay.buttons)
        page = window.overlay
        assert isinstance(page, MessagePage)
        assert "正被另一个程序占用" in page.message_label.text()
        other.execute("ROLLBACK")
        other.execute("DROP TABLE something")
    path.unlink()
    page.buttons["再试"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(Application)), timeout=20_000)
    assert window.overlay is None
    window.close()


def test_it_can_be_left(qtbot: QtBot, home: Path) -> None:
    (home / "drafts.db").mkdir()
    window = opened(qtbot)
    [leave] = [button for button in window.findChildren(QPushButton) if button.text() == "退出"]
    leave.click()
    assert not window.isVisible()
