"""How long a timeline of ten thousand edits takes to open, read, compare, restore and follow."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.history.at_timeline import CELL, crowded, enter, press, timeline
from tests.gui.opened import opened
from tests.reports import balanced

pytestmark = pytest.mark.bench


def test_ten_thousand_edits_stay_fluid(qtbot: QtBot, tmp_path: Path) -> None:
    store, id = crowded(tmp_path, 10_000)
    store.close()
    program = opened(qtbot, tmp_path, balanced())
    program.open_draft(id)
    spent = {}
    start = perf_counter()
    panel = timeline(qtbot, program)
    QApplication.processEvents()
    spent["opened"] = perf_counter() - start
    start = perf_counter()
    while panel.model.canFetchMore(QModelIndex()):
        panel.model.fetchMore(QModelIndex())
    QApplication.processEvents()
    spent["read to the first"] = perf_counter() - start
    start = perf_counter()
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    spent["compared with the first"] = perf_counter() - start
    start = perf_counter()
    press(qtbot, panel.preview.restore_button)
    spent["restored"] = perf_counter() - start
    edits = []
    for i in range(50):
        start = perf_counter()
        panel.show_new_edits()
        edits.append(perf_counter() - start)
        enter(program, {CELL: 20_000 + i})
    print("\n" + "，".join(f"{what} {time * 1000:.1f} ms" for what, time in spent.items()))
    print(f"followed: median {sorted(edits)[25] * 1000:.2f} ms")
