"""Work that would keep the window waiting, done beside it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from model.errors import NianbaoError


class _Job(QRunnable):
    """A piece of work, what came of it, and who is told."""

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None], owner: QObject
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._function = work
        self._done = done
        self._failed = failed
        self._owner = owner
        self._result: Any = None
        self._trouble = ""

    def run(self) -> None:
        """Do the work, and pass the gate with its result or plain words."""
        try:
            self._result = self._function()
        except NianbaoError as error:
            self._trouble = str(error)
        except Exception as error:  # the edge of a worker: what breaks here must still be told
            self._trouble = f"程序出了意外（{type(error).__name__}：{error}）。填写的内容都已保存。"
        with suppress(RuntimeError):  # the gate goes with the program, also while the work goes on
            _get_runner().job_ended.emit(self)

    def report_result(self) -> None:
        """Say what came of it, in the window's thread; nobody is told once the owner is gone."""
        if not isValid(self._owner):
            return
        if self._trouble:
            self._failed(self._trouble)
        else:
            self._done(self._result)


class _JobRunner(QObject):
    """Keeps Qt's objects from dying in a worker's thread, which crashes the program.

    The one object a worker signals to lives as long as the program. The last reference to a task is let go in the
    window's thread, and while a task runs Python collects no garbage cycles: it would collect them, widgets among
    them, in whatever thread happens to be running.
    """

    job_ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._running: set[_Job] = set()
        self.job_ended.connect(self._end_job, Qt.ConnectionType.QueuedConnection)

    def start_job(self, task: _Job) -> None:
        """Let a task begin."""
        gc.disable()
        self._running.add(task)
        QThreadPool.globalInstance().start(task)

    def _end_job(self, task: _Job) -> None:
        self._running.discard(task)
        if not self._running:
            gc.enable()
        task.report_result()


@cache
def _get_runner() -> _JobRunner:
    """The one gate; made in the window's thread, where it lives."""
    return _JobRunner()


def run_in_background(
    work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None], owner: QObject
) -> None:
    """Run work in a thread; done gets its result, or failed a sentence, in the window's thread.

    Hand over values only (a Report is frozen), no widgets. Nothing is told once owner is gone.
    """
    _get_runner().start_job(_Job(work, done, failed, owner))
