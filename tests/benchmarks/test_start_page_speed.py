"""The start page with ten thousand drafts: shown, searched, sorted, scrolled, all selected."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.drafts_model import CHANGED, STATE, UNIT
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.benchmarks.filling import fill

DRAFTS = 10_000
ROUNDS = 9


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    fill(tmp_path / "drafts.db", DRAFTS)
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    window.close()


def measure(what: str, *deeds: Callable[[], object]) -> None:
    """Do these in turn, each until it is painted, and print the median and the worst in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        for deed in deeds:
            begun = perf_counter()
            deed()
            QApplication.processEvents()
            times.append((perf_counter() - begun) * 1000)
    print(f"{what:32} median {statistics.median(times):6.1f} ms · worst {max(times):6.1f} ms")


@pytest.mark.bench
def test_ten_thousand_drafts(program: Application) -> None:
    start = program.start_page
    table, search = start.drafts_table, start.drafts_pane.search_box
    print()
    measure("reading the cards", program.store.list_summaries)
    measure("showing the page", program.drafts_controller.show_drafts)
    texts = ("1", "12", "12 2", "12 20", "")
    measure("a key in the search", *(lambda text=text: search.setText(text) for text in texts))
    measure(
        "another year", *(lambda index=index: start.drafts_pane.year_box.setCurrentIndex(index) for index in (1, 2, 0))
    )
    measure(
        "another state",
        *(lambda index=index: start.drafts_pane.state_box.setCurrentIndex(index) for index in (1, 2, 0)),
    )
    orders = [(column, order) for column in (UNIT, STATE, CHANGED) for order in (Qt.SortOrder.AscendingOrder,)]
    measure("sorting by a column", *(lambda by=by: table.sortByColumn(*by) for by in orders))
    bar = table.verticalScrollBar()
    bar.setValue(0)
    measure("scrolling a page", *[lambda: bar.setValue(bar.value() + bar.pageStep())] * 20)
    QTest.keyClick(table, Qt.Key.Key_Home)
    measure("a row down", *[lambda: QTest.keyClick(table, Qt.Key.Key_Down)] * 20)
    measure("selecting one, selecting all", lambda: table.selectRow(5), table.selectAll)
    measure("sorting with all selected", *(lambda by=by: table.sortByColumn(*by) for by in orders))
    measure(
        "deleting all, and back",
        lambda: program.drafts_controller.delete_drafts(table.selected_drafts()),
        lambda: _bring_back(program),
    )


def _bring_back(program: Application) -> None:
    program.drafts_controller.undelete_drafts([card.id for _, card in program.store.list_deleted()])
