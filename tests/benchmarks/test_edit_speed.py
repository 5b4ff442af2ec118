"""From a committed key to a stored and painted cell: what a clerk waits for."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.program import Program
from gui.table_page import TablePage
from gui.window import Window
from model.store import Store
from tests.reports import balanced

EDITS = 500


@pytest.mark.bench
def test_an_edit_checked_stored_and_painted(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    program = Program(window, Store(tmp_path / "drafts.db"), tmp_path)
    program.begin(balanced(), None)
    program.editor.tabs.setCurrentIndex(3)
    page = program.editor.grid_page
    assert isinstance(page, TablePage)
    qtbot.wait(200)
    index = page.model.origin("requests.received.natural")
    taken = []
    for i in range(EDITS):
        begun = time.perf_counter()
        page.model.setData(index, str(i % 7))
        window.repaint()
        qtbot.wait(0)
        taken.append((time.perf_counter() - begun) * 1000)
    median, worst = statistics.median(taken), max(taken)
    print(f"\nedit → checked → stored → painted: median {median:.1f} ms, worst {worst:.1f} ms of {EDITS}")
    window.close()
