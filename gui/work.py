"""Work that would keep the window waiting, done beside it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from model.errors import NianbaoError


class _Courier(QObject):
    """Lives in the window's thread and carries a worker's result there: signals to its own slots are queued."""

    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, done: Callable[[Any], None], failed: Callable[[str], None], owner: QObject) -> None:
        super().__init__(owner)
        self._done = done
        self._failed = failed
        self.finished.connect(self._deliver)
        self.failed.connect(self._apologise)

    def _deliver(self, result: object) -> None:
        self._done(result)
        self.deleteLater()

    def _apologise(self, words: str) -> None:
        self._failed(words)
        self.deleteLater()


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], courier: _Courier, gate: _Gate) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._courier = courier
        self._gate = gate

    def run(self) -> None:
        """Do the work and send its result, or plain words; nobody is told once the owner is gone."""
        with suppress(RuntimeError):  # the courier's C++ half dies with its owner, also while the work goes on
            self._deliver()
        with suppress(RuntimeError):  # so does the gate, with the program
            self._gate.passed.emit(self)

    def _deliver(self) -> None:
        try:
            result = self._work()
        except NianbaoError as error:
            self._courier.failed.emit(str(error))
        except Exception as error:  # the edge of a worker: what breaks here must still be told
            self._courier.failed.emit(f"程序出了意外（{type(error).__name__}：{error}）。填写的内容都已保存。")
        else:
            self._courier.finished.emit(result)


class _Gate(QObject):
    """Keeps Qt's objects from dying in a worker's thread, which crashes the program.

    The last reference to a task is let go in the window's thread, and while a task runs Python collects no garbage
    cycles: it would collect them, widgets among them, in whatever thread happens to be running.
    """

    passed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._running: set[_Task] = set()
        self.passed.connect(self._close, Qt.ConnectionType.QueuedConnection)

    def open(self, task: _Task) -> None:
        """Let a task begin."""
        gc.disable()
        self._running.add(task)
        QThreadPool.globalInstance().start(task)

    def _close(self, task: _Task) -> None:
        self._running.discard(task)
        if not self._running:
            gc.enable()


@cache
def _gate() -> _Gate:
    """The one gate; made in the window's thread, where it lives."""
    return _Gate()


def start(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None], owner: QObject) -> None:
    """Run work in a thread; done gets its result, or failed a sentence, in the window's thread.

    Hand over values only (a Report is frozen), no widgets. Nothing is told once owner is gone.
    """
    gate = _gate()
    gate.open(_Task(work, _Courier(done, failed, owner), gate))
