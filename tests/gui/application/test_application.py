"""The program has one window: a widget shown before it has a parent would be another, and take the keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.reports import balanced


class ShownWindows(QObject):
    """Names the class of each window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_nothing_but_the_main_window_is_shown_as_a_window_until_every_page_was_seen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.show()
    program = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    program.open_new_draft(balanced(), balanced().with_values({"cover.year": "2024"}))
    for tab in range(program.editor.tabs.count()):
        program.editor.tabs.setCurrentIndex(tab)
    for page in range(program.editor.side_panel.count()):
        program.editor.side_panel.setCurrentIndex(page)
    program.close_draft()
    qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]
