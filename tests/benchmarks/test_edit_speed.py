"""From a key to a checked, stored and painted cell: what a clerk waits for, in the largest table there is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.editor.pages.table_page import TablePage
from gui.style import theme
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.reports import balanced

KEYS = 1000
FRAME = 16
"""Milliseconds between two pictures of a screen."""


def keys() -> Iterator[tuple[str, Qt.Key | str]]:
    """Digits that break the balance and mend it, each entered by Enter or an arrow, now and then deleted or undone."""
    for round in range(KEYS):
        yield "digit", str(round * 7 % 10)
        yield "entering", (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Tab)[round % 3]
        yield "moving", (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)[round % 3]
        if round % 5 == 0:
            yield "deleting", Qt.Key.Key_Delete


@pytest.mark.bench
def test_a_key_to_its_painted_cell(qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app)
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    program = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    program.open_new_draft(balanced(), None)
    program.editor.tabs.setCurrentIndex(3)
    page = program.editor.current_table_page
    assert isinstance(page, TablePage)
    with qtbot.waitActive(window):
        window.show()
    page.view.setFocus()
    page.view.go_to_cell("requests.received.natural")
    qtbot.wait(300)
    taken: dict[str, list[float]] = {}
    for what, key in keys():
        if sum(map(len, taken.values())) >= KEYS:
            break
        begun = time.perf_counter()
        _strike(key)
        QApplication.processEvents()  # all that the key set off, with its picture
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        taken.setdefault(what, []).append((time.perf_counter() - begun) * 1000)
    print(f"\n表三, {KEYS} keys, each checked, stored and painted:")
    taken["all"] = [t for times in taken.values() for t in times]
    for what, times in taken.items():
        *_, most = quantiles(times, n=100)
        late = sum(t > FRAME for t in times)
        print(
            f"{what:10} {len(times):4} median {median(times):5.1f} ms · 95 % {quantiles(times, n=20)[-1]:5.1f} ms · "
            f"99 % {most:5.1f} ms · worst {max(times):5.1f} ms · {late} over {FRAME} ms"
        )
    window.close()


def _strike(key: Qt.Key | str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)
