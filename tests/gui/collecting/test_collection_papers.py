from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.collecting.collecting_page import CollectingPage
from gui.collecting.collection_papers import RETURNS_FOLDER, CollectionPapers
from gui.system.file_chooser import FileDialog
from tests.gui.collecting.invented_state import invent_state


@pytest.fixture
def papers(qtbot: QtBot) -> CollectionPapers:
    page = CollectingPage()
    qtbot.addWidget(page)
    return CollectionPapers(page)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Have the dialogs give this path."""
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(path))


def test_a_name_without_a_suffix_gets_one(
    papers: CollectionPapers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "名单")
    with qtbot.waitSignal(papers.paper_written, timeout=30_000):
        papers.write_blank_roster()
    assert (tmp_path / "名单.xlsx").is_file()


def test_what_is_sent_back_goes_to_each_unit_that_has_something_to_mend(
    papers: CollectionPapers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "退回")
    with qtbot.waitSignal(papers.said, timeout=30_000) as said:
        papers.write_returns(invent_state(), [tmp_path / "收到的"])
    units = {path.stem for path in (tmp_path / "退回" / RETURNS_FOLDER).iterdir()}
    assert said.args == [f"已写好 {len(units)} 个单位的退回意见，在 {tmp_path / '退回' / RETURNS_FOLDER}"]


def test_what_is_sent_back_is_not_mixed_with_what_was_sent(
    papers: CollectionPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "收到的" / "退回")
    papers.write_returns(invent_state(), [tmp_path / "收到的"])
    assert not (tmp_path / "收到的").exists()


def test_who_is_to_be_reminded_is_copied(papers: CollectionPapers, qtbot: QtBot) -> None:
    with qtbot.waitSignal(papers.said):
        papers.copy_reminder(invent_state())
    assert QGuiApplication.clipboard().text().startswith("未交的 1 个单位：")
