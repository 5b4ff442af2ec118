"""What an empty list teaches."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.draft_list.start_page import StartPage
from gui.system.file_chooser import FileDialog
from tests.gui.draft_list.opened_start_page import CARDS, click, opened


def test_nothing_says_that_there_is_no_draft_before_that_is_known(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show()
    assert page.drafts_table.isVisible()
    assert page.drafts_pane.count_label.text() == ""
    page.show_drafts(())
    assert page.empty_list_guide.isVisible()


def test_an_empty_list_teaches_three_ways_to_begin(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(qtbot, ())
    assert page.empty_list_guide.isVisible()
    with qtbot.waitSignal(page.create_requested):
        click(qtbot, page, "新建一份年报")
    with qtbot.waitSignal(page.sample_requested):
        click(qtbot, page, "打开示例")
    monkeypatch.setattr(FileDialog, "getOpenFileNames", lambda *_: (["/tmp/旧年报.xlsx"], ""))
    with qtbot.waitSignal(page.import_requested) as wanted:
        click(qtbot, page, "导入旧年报")
    assert wanted.args == [[Path("/tmp/旧年报.xlsx")]]
    page.show_drafts(CARDS)
    assert not page.empty_list_guide.isVisible()


def test_choosing_no_file_imports_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(qtbot)
    monkeypatch.setattr(FileDialog, "getOpenFileNames", lambda *_: ([], ""))
    with qtbot.assertNotEmitted(page.import_requested):
        click(qtbot, page, "导入文件…")
