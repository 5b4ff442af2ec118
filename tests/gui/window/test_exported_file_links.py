"""What was exported can be opened from the status bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.gui.opened import editor_of, opened
from tests.reports import balanced


def test_what_was_exported_can_be_opened_from_the_status_bar(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(QUrl(url).toLocalFile()))
    program = opened(qtbot, tmp_path, balanced())
    line, path = program.window.exported_links, tmp_path / "年报.html"
    assert not line.isVisible()
    program.export_controller.write_report(editor_of(program).open_draft.draft, path)
    qtbot.waitUntil(line.isVisible, timeout=20_000)
    for button in (line.open_button, line.folder_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [Path(name) for name in asked] == [path, tmp_path]
    program.close_draft()
    assert not line.isVisible()
