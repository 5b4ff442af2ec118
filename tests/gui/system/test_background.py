"""What comes back from a worker: a result, the words of an error, or an error that nobody foresaw."""

from __future__ import annotations

import sys
import threading
import traceback

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from gui.system.background import run_in_background
from model.errors import StoreError


@pytest.fixture
def hooked(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The exceptions that come to sys.excepthook."""
    errors: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: errors.append(error))
    return errors


def divide_by_zero() -> float:
    return 1 / 0


def refuse() -> None:
    raise StoreError("磁盘满了。")


def test_the_result_comes_back_to_the_windows_thread(qtbot: QtBot) -> None:
    owner, threads = QObject(), list[int]()

    def note_threads(worker: int) -> None:
        threads.extend([worker, threading.get_ident()])

    run_in_background(threading.get_ident, note_threads, pytest.fail, owner)
    qtbot.waitUntil(lambda: bool(threads))
    worker, window = threads
    assert worker != window
    assert window == threading.main_thread().ident


def test_an_error_of_our_own_comes_back_in_its_words(qtbot: QtBot, hooked: list[BaseException]) -> None:
    owner, told = QObject(), list[str]()
    run_in_background(refuse, pytest.fail, told.append, owner)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["磁盘满了。"]
    assert hooked == []


def test_an_error_nobody_foresaw_comes_to_the_hook_with_its_lines_of_program(
    qtbot: QtBot, hooked: list[BaseException]
) -> None:
    owner, told = QObject(), list[str]()
    run_in_background(divide_by_zero, pytest.fail, told.append, owner)
    qtbot.waitUntil(lambda: bool(told))
    [error] = hooked
    assert isinstance(error, ZeroDivisionError)
    assert "in divide_by_zero" in "".join(traceback.format_exception(error))
    assert "ZeroDivisionError" in told[0]


def test_nobody_says_that_all_is_stored_without_having_looked(qtbot: QtBot, hooked: list[BaseException]) -> None:
    owner, told = QObject(), list[str]()
    run_in_background(divide_by_zero, pytest.fail, told.append, owner)
    qtbot.waitUntil(lambda: bool(told))
    assert "保存" not in told[0]


def test_an_error_nobody_foresaw_comes_to_the_hook_also_when_its_owner_is_gone(
    qtbot: QtBot, hooked: list[BaseException]
) -> None:
    owner, told = QObject(), list[str]()
    run_in_background(divide_by_zero, pytest.fail, told.append, owner)
    QThreadPool.globalInstance().waitForDone()
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: bool(hooked))
    assert told == []
