"""Reads a file in a process of its own, which is started once and kept for the next file."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore

from model import importing
from model.files.progress import Progress
from model.importing import Reading
from model.importing.isolation.budget import STANDARD_BUDGET, Budget
from model.importing.isolation.reading_process import NoProcess, ProcessGone, ReadingProcess

MAX_PROCESSES = 2
"""How many files are read at the same time; a third waits."""

UNPROTECTED_NOTICE = (
    "这台电脑不让年报另开进程读文件，文件是在程序里直接读的：遇到损坏或者特别大的文件，程序可能停住。"
    "请把年报加进杀毒软件或者系统的信任名单，再启动一次。"
)


class IsolatedReader:
    """Reads files in processes of its own, at most max_processes of them; any thread may ask it.

    is_unprotected: whether the system starts no process for us, and files are read in this one.
    """

    def __init__(self, budget: Budget = STANDARD_BUDGET, max_processes: int = MAX_PROCESSES) -> None:
        self.is_unprotected = False
        self._budget = budget
        self._idle: list[ReadingProcess] = []
        self._free_places = BoundedSemaphore(max_processes)

    def read(self, path: Path, progress: Progress | None = None) -> Reading:
        """What read_report() says of a file. Raises UnreadableFile; Cancelled, at once, where progress is cancelled."""
        progress = progress or Progress()
        if not self.is_unprotected:
            with self._take_place(progress):
                try:
                    return self._read_isolated(path, progress)
                except NoProcess:
                    self.is_unprotected = True
        return replace(importing.read_report(path), notices=(UNPROTECTED_NOTICE,))

    def end_idle(self) -> None:
        """End the processes that wait for a file."""
        while self._idle:
            self._idle.pop().end_idle()

    def _read_isolated(self, path: Path, progress: Progress) -> Reading:
        """See read(). Raises NoProcess where no process can be started, twice."""
        try:
            return self._read_in(self._pop_idle() or ReadingProcess(self._budget), path, progress)
        except (NoProcess, ProcessGone):  # the file is not to blame: something ended the process before
            return self._read_in(ReadingProcess(self._budget), path, progress)

    def _read_in(self, process: ReadingProcess, path: Path, progress: Progress) -> Reading:
        """What a file says, by this process, which is kept for the next file if it still can read one."""
        try:
            return process.read(path, progress)
        finally:
            if process.is_alive:
                self._idle.append(process)

    def _pop_idle(self) -> ReadingProcess | None:
        """A process that waits for a file, if there is one that can read another."""
        while self._idle:
            process = self._idle.pop()
            if process.is_alive and process.has_room:
                return process
            process.end()
        return None

    @contextmanager
    def _take_place(self, progress: Progress) -> Iterator[None]:
        """Wait until fewer files than there may be processes are being read. Raises Cancelled."""
        while not self._free_places.acquire(timeout=0.05):
            progress.report_step(progress.done, progress.total)
        try:
            yield
        finally:
            self._free_places.release()


_reader = IsolatedReader()
atexit.register(_reader.end_idle)


def read_isolated(path: Path, progress: Progress | None = None) -> Reading:
    """The report that a file holds, as read_report() reads it, in a process of its own and within the budget.

    Raises UnreadableFile with a sentence for the clerk that says what to do; Cancelled, at once, where progress is
    cancelled.
    """
    return _reader.read(path, progress)
