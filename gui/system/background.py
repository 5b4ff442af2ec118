"""Runs functions in worker threads, so that the window goes on answering, and reports their results to the window.

All threads of the program are started here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from gui.system.garbage_collection import collect_in_window_thread
from model.errors import NianbaoError


class _Job:
    """A function, what came of it, and the callbacks that get it: see run_in_background()."""

    def __init__(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        owner: QObject,
    ) -> None:
        self._function = function
        self._done = done
        self._failed = failed
        self._owner = owner
        self._result: Any = None
        self._failure = ""
        self._unexpected: Exception | None = None

    def call_function(self) -> None:
        """Call the function, in a worker's thread, and keep its result, or the exception it raises."""
        try:
            self._result = self._function()
        except NianbaoError as error:
            self._failure = str(error)
        except Exception as error:  # the edge of a worker: what nobody foresaw goes on to the window's thread
            self._unexpected = error

    def report_result(self) -> None:
        """Call done or failed, in the window's thread, unless the owner is gone."""
        if self._unexpected is not None:
            error, self._unexpected = self._unexpected, None
            self._failure = "程序出了意外，没有做完。出错的地方记在日志里。"
            sys.excepthook(type(error), error, error.__traceback__)
        if not isValid(self._owner):
            return
        if self._failure:
            self._failed(self._failure)
        else:
            self._done(self._result)


class _Worker(QRunnable):
    """What Qt runs in a thread: one job after the other, while others wait for the next.

    PySide keeps every runnable that it is given as long as the program runs, so workers are few and hold no job that
    was told.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.job: _Job | None = None

    def run(self) -> None:
        """Run the job, in a worker's thread. The worker still holds the job when its end is told."""
        self._run_job()
        with suppress(RuntimeError):  # the runner is gone where the program has ended meanwhile
            _get_runner().job_ended.emit(self)

    def _run_job(self) -> None:
        assert self.job is not None
        self.job.call_function()


class _JobRunner(QObject):
    """Keeps Qt's objects from being deleted in a worker's thread, which crashes the program.

    The one object that workers signal to lives as long as the program. The last reference to a job, and with it to
    whatever its callbacks hold, is dropped in the window's thread; there, too, Python collects garbage.
    """

    job_ended = Signal(object)
    """The job of a worker has ended; emitted in its thread."""

    def __init__(self) -> None:
        super().__init__()
        self._workers: list[_Worker] = []
        self._idle_workers: list[_Worker] = []
        self.job_ended.connect(self._end_job, Qt.ConnectionType.QueuedConnection)

    def start_job(self, job: _Job) -> None:
        """Start a job as soon as a thread is free."""
        collect_in_window_thread()
        if not self._idle_workers:
            self._workers.append(_Worker())
            self._idle_workers.append(self._workers[-1])
        worker = self._idle_workers.pop()
        worker.job = job
        QThreadPool.globalInstance().start(worker)

    def _end_job(self, worker: _Worker) -> None:
        job, worker.job = worker.job, None
        self._idle_workers.append(worker)
        assert job is not None
        job.report_result()


@cache
def _get_runner() -> _JobRunner:
    """The one runner; made in the window's thread, where it lives."""
    return _JobRunner()


def run_in_background(
    function: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None], owner: QObject
) -> None:
    """Call a function in a worker's thread; to be called in the window's thread, as are the callbacks.

    done gets its result, or failed the words of the NianbaoError that it raised. The function must be given values only
    (a Report is frozen), no widgets. Neither callback is called once the owner is gone.

    Any other exception is handed with its traceback to sys.excepthook, as one in the window's thread would be: the
    application has set it to store what waits, to write the log, and to say on a page what became of the draft. failed
    is called after that.
    """
    _get_runner().start_job(_Job(function, done, failed, owner))
