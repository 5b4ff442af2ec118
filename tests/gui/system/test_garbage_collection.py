"""Garbage is collected by a timer in the window's thread, and never in a worker's, where it would delete widgets."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.system.background import run_in_background
from gui.system.garbage_collection import collect_if_due, collect_in_window_thread, find_due_generation

THRESHOLDS = (700, 10, 10)


@pytest.fixture(autouse=True)
def automatic_collection() -> Iterator[None]:
    """As Python is started: on."""
    gc.enable()
    yield
    QThreadPool.globalInstance().waitForDone()


@pytest.mark.parametrize(
    ("counts", "due"),
    [
        ((0, 0, 0), None),
        ((700, 0, 0), None),
        ((701, 0, 0), 0),
        ((701, 11, 0), 1),
        ((701, 11, 11), 2),
        ((701, 0, 11), 2),
        ((700, 11, 11), None),
    ],
)
def test_the_oldest_generation_that_python_would_collect_is_due(counts: tuple[int, int, int], due: int | None) -> None:
    assert find_due_generation(counts, THRESHOLDS) == due


def test_a_threshold_of_zero_means_never() -> None:
    assert find_due_generation((9999, 11, 11), (0, 10, 10)) is None
    assert find_due_generation((9999, 11, 11), (2000, 10, 0)) == 1


def abandon_widget(threads: list[int]) -> None:
    """A widget in a cycle that nobody holds; notes the thread in which it is collected."""
    widget = QWidget()
    widget.itself = widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: threads.append(threading.get_ident()))


def make_garbage() -> None:
    """Many more lists that hold themselves than the youngest generation's threshold."""
    for _ in range(10 * gc.get_threshold()[0]):
        itself: list[object] = []
        itself.append(itself)


def test_a_worker_that_makes_garbage_collects_no_widget(qtbot: QtBot) -> None:
    owner, ended, threads = QObject(), list[object](), list[int]()
    collect_in_window_thread()
    for _ in range(20):
        abandon_widget(threads)
    run_in_background(make_garbage, ended.append, ended.append, owner)
    qtbot.waitUntil(lambda: len(threads) == 20)
    assert ended == [None]
    assert set(threads) == {threading.main_thread().ident}


def test_the_first_worker_switches_the_automatic_collection_off_for_good(qtbot: QtBot) -> None:
    owner, ended = QObject(), list[object]()
    run_in_background(int, ended.append, ended.append, owner)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: ended == [0])
    assert not gc.isenabled()


def test_nothing_is_collected_before_it_is_due(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: (3, 0, 0))
    collect_if_due()
    assert collected == []
    monkeypatch.setattr(gc, "get_count", lambda: (9999, 99, 0))
    collect_if_due()
    assert collected == [1]
