"""Work beside the window: its result, or words, in the window's thread; nobody is told once its owner is gone."""

from __future__ import annotations

from threading import Event, current_thread

import pytest
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


def _is_alive(owner: QObject) -> bool:
    from shiboken6 import isValid

    return isValid(owner)
