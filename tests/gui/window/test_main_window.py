"""The status bar of the window: a sentence for some seconds, else what is said of the open draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QStatusBar
from pytestqt.qtbot import QtBot

from gui.window import main_window
from tests.gui.opened import editor_of, opened
from tests.reports import balanced


def read_status(bar: QStatusBar) -> list[str]:
    """The texts of the labels that are visible in a status bar."""
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_what_is_said_of_the_draft_gives_way_to_a_sentence_and_comes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "STATUS_DURATION", 300)
    program = opened(qtbot, tmp_path, balanced())
    bar = program.window.statusBar()
    program.window.show_status("已导入“年报.docx”。")
    editor_of(program).open_draft.enter_values({"requests.received.natural": None}, "改")
    program.save_pending()
    assert read_status(bar) == ["100 %"]
    qtbot.waitUntil(lambda: not bar.currentMessage())
    assert "未填 1 格" in read_status(bar)
    assert all(read_status(bar))
