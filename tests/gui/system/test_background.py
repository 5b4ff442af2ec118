"""Work beside the window: its result, or words, in the window's thread; nobody is told once its owner is gone."""

from __future__ import annotations

import gc
import sys
import traceback
import weakref
from functools import partial
from threading import Event, current_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.system.background import run_in_background
from model.errors import NianbaoError


class Owner(QObject):
    """Who asked for the work, and what was told."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.failures: list[str] = []
        self.threads: list[object] = []

    def done(self, result: object) -> None:
        self.threads.append(current_thread())
        self.results.append(result)

    def failed(self, words: str) -> None:
        self.threads.append(current_thread())
        self.failures.append(words)


def test_the_work_runs_elsewhere_and_its_result_comes_to_the_windows_thread(qtbot: QtBot) -> None:
    owner = Owner()
    run_in_background(current_thread, owner.done, owner.failed, owner)
    qtbot.waitUntil(lambda: bool(owner.results))
    assert owner.results != [current_thread()]
    assert owner.threads == [current_thread()]
    assert owner.failures == []


def test_one_of_our_own_errors_is_told_in_its_words(qtbot: QtBot) -> None:
    def fail() -> None:
        raise NianbaoError("磁盘满了。")

    owner = Owner()
    run_in_background(fail, owner.done, owner.failed, owner)
    qtbot.waitUntil(lambda: bool(owner.failures))
    assert owner.failures == ["磁盘满了。"]
    assert owner.threads == [current_thread()]
    assert owner.results == []


def test_the_window_stays_usable_and_several_works_end_in_their_own_time(qtbot: QtBot) -> None:
    owner, go = Owner(), Event()

    def wait() -> str:
        go.wait(30)
        return "slow"

    run_in_background(wait, owner.done, owner.failed, owner)
    run_in_background(lambda: "quick", owner.done, owner.failed, owner)
    qtbot.waitUntil(lambda: owner.results == ["quick"])
    go.set()
    qtbot.waitUntil(lambda: owner.results == ["quick", "slow"])


@pytest.mark.parametrize("fails", [False, True])
def test_nobody_is_told_once_the_owner_is_gone(qtbot: QtBot, fails: bool) -> None:
    owner, other, go = Owner(), Owner(), Event()
    told: list[object] = []

    def work() -> None:
        go.wait(30)
        if fails:
            raise NianbaoError("x")

    run_in_background(work, told.append, told.append, owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(owner))
    go.set()
    run_in_background(lambda: "later", other.done, other.failed, other)
    qtbot.waitUntil(lambda: bool(other.results))
    qtbot.wait(50)
    assert told == []


class Paper:
    """A result that is as large as one pleases."""


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_of_a_work_is_kept_once_it_was_told(qtbot: QtBot, fails: bool) -> None:
    owner, made = Owner(), list[weakref.ref[Paper]]()

    def work(paper: Paper) -> Paper:
        if fails:
            raise NianbaoError("x")
        return paper

    for number in range(1, 21):
        paper = Paper()
        made.append(weakref.ref(paper))
        run_in_background(partial(work, paper), lambda _: owner.done(""), owner.failed, owner)
        del paper
        qtbot.waitUntil(lambda told=number: len(owner.results) + len(owner.failures) == told)  # type: ignore[misc]
    gc.collect()
    assert not [paper for paper in made if paper() is not None]


def _is_alive(owner: QObject) -> bool:
    from shiboken6 import isValid

    return isValid(owner)


@pytest.fixture
def hooked(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The exceptions that come to sys.excepthook."""
    errors: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: errors.append(error))
    return errors


def divide_by_zero() -> float:
    return 1 / 0


def test_an_error_nobody_foresaw_comes_to_the_hook_with_its_lines_of_program(
    qtbot: QtBot, hooked: list[BaseException]
) -> None:
    owner = Owner()
    run_in_background(divide_by_zero, owner.done, owner.failed, owner)
    qtbot.waitUntil(lambda: bool(owner.failures))
    [error] = hooked
    assert isinstance(error, ZeroDivisionError)
    assert "in divide_by_zero" in "".join(traceback.format_exception(error))
    assert "记在日志里" in owner.failures[0]


def test_nobody_says_that_all_is_stored_without_having_looked(qtbot: QtBot, hooked: list[BaseException]) -> None:
    owner = Owner()
    run_in_background(divide_by_zero, owner.done, owner.failed, owner)
    qtbot.waitUntil(lambda: bool(owner.failures))
    assert "保存" not in owner.failures[0]


def test_an_error_nobody_foresaw_comes_to_the_hook_also_when_its_owner_is_gone(
    qtbot: QtBot, hooked: list[BaseException]
) -> None:
    owner, told = QObject(), list[object]()
    run_in_background(divide_by_zero, told.append, told.append, owner)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: bool(hooked))
    assert told == []
