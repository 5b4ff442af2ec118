"""Starts the process that reads, asks it for one file at a time, watches it meanwhile, and ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from model.errors import Cancelled, UnreadableFile
from model.files.atomic_write import make_temporary_name
from model.files.progress import Progress
from model.files.temporary_folder import remove_own_folder
from model.importing import Reading
from model.importing.isolation import messages
from model.importing.isolation.budget import CRASHED_MESSAGE, Budget
from model.importing.isolation.forked_process import ForkedProcess, can_fork
from model.importing.isolation.messages import BadAnswer

ARGUMENT = "--reading-process"
"""What main.py is called with to be the reading process, before a folder and a number of bytes."""

MAX_START_SECONDS = 60
"""A virus scanner may look at every module the first time."""

MAX_IDLE_BYTES = 200_000_000
"""A process that holds more after a file is replaced before the next, which would have less room."""

MAX_IDLE_CPU_SECONDS = 60
"""A process that has used more is replaced too.

Measured on Linux: after some 200 s of many short reads a file was stopped as beyond ten seconds that had been read for
six by the clock. The likely reason is that RLIMIT_CPU counts ticks.
"""

_MAIN = Path(__file__).parents[3] / "main.py"

_PAUSE = 0.05
"""Seconds between two looks at the process and at whether the clerk cancelled."""

_UNWATCHED_SECONDS = 0.2 if sys.platform == "win32" else 1.0
"""Seconds before the first look: most files are read by then, and psutil need not be imported.

Meanwhile the limits hold that the process sets itself, where there are any.
"""


class NoProcess(Exception):
    """The system starts no process for us, or one that does not come up."""


class ProcessGone(Exception):
    """The process had ended before it was asked: no file is to blame."""


class ReadingProcess:
    """A process that reads files within a budget. To be used by one thread at a time.

    Raises NoProcess where it cannot be started. Whatever it raises later: ask is_alive before the next file.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._has_started = False
        self._cpu_seconds = 0.0
        self._folder_name = make_temporary_name()
        start = _fork_process if can_fork() else _start_process
        try:
            self._process = start(self._folder_name, budget)
        except OSError as error:
            raise NoProcess from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        Thread(target=_collect_lines, args=(self._process.stdout, self._answers), daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked for another file."""
        return self._process.poll() is None

    @property
    def has_room(self) -> bool:
        """Whether the next file has room: it holds little memory after the last, and has used little time in all."""
        if self._cpu_seconds > MAX_IDLE_CPU_SECONDS:
            return False
        from model.importing.isolation.process_watch import ProcessWatch

        return ProcessWatch(self._process.pid).memory_bytes <= MAX_IDLE_BYTES

    def read(self, path: Path, progress: Progress) -> Reading:
        """What a file says.

        Raises UnreadableFile, also where the file is beyond the budget or has the process crash; Cancelled; NoProcess
        and ProcessGone.
        """
        try:
            self._requests.write(messages.encode_request(path, self._budget))
            self._requests.flush()
        except OSError as error:
            self.end()
            raise ProcessGone if self._has_started else NoProcess from error
        if not self._has_started:
            self._await_start(progress)
        return self._take_answer(path, self._await_answer(path, progress))

    def end(self) -> None:
        """End the process, and whatever it is doing; what it has unpacked goes too."""
        if self._process.poll() is None:
            from model.importing.isolation.process_watch import kill_with_children

            kill_with_children(self._process.pid)
        self._process.wait()
        with suppress(OSError):
            self._requests.close()
        if self._process.returncode:
            remove_own_folder(self._folder_name)

    def end_idle(self) -> None:
        """End the process, which is not reading: it does so itself when nothing more can come."""
        with suppress(OSError):
            self._requests.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self.end()

    def _await_start(self, progress: Progress) -> None:
        """Wait until its modules are there. Raises NoProcess, Cancelled."""
        deadline = time.monotonic() + MAX_START_SECONDS
        while time.monotonic() < deadline:
            try:
                self._cpu_seconds = messages.decode_start(self._answers.get(timeout=_PAUSE))
            except Empty:
                self._end_where_cancelled(progress)
            except BadAnswer:
                break
            else:
                self._has_started = True
                return
        self.end()
        raise NoProcess

    def _await_answer(self, path: Path, progress: Progress) -> bytes:
        """The next line, b"" where the process ends without. Raises UnreadableFile beyond the budget, Cancelled."""
        begun = time.monotonic()
        watch = None
        while True:
            with suppress(Empty):
                return self._answers.get(timeout=_PAUSE)
            self._end_where_cancelled(progress)
            waited = time.monotonic() - begun
            if waited < _UNWATCHED_SECONDS:
                continue
            if watch is None:
                from model.importing.isolation.process_watch import ProcessWatch

                watch = ProcessWatch(self._process.pid)
            reason = watch.describe_excess(self._cpu_seconds, self._budget)
            if not reason and waited > self._budget.wait_seconds:
                reason = self._budget.no_answer_message
            if reason:
                self.end()
                raise UnreadableFile(path.name, reason)

    def _end_where_cancelled(self, progress: Progress) -> None:
        if progress.is_cancelled:
            self.end()
            raise Cancelled

    def _take_answer(self, path: Path, line: bytes) -> Reading:
        """The reading in an answer; raises UnreadableFile where it is a refusal or no answer at all."""
        if not line:
            self._process.wait()
            self.end()
            raise UnreadableFile(path.name, self._explain_end())
        try:
            answer, self._cpu_seconds = messages.decode_answer(line)
        except BadAnswer as error:
            self.end()
            raise UnreadableFile(path.name, CRASHED_MESSAGE) from error
        if isinstance(answer, Reading):
            return answer
        if answer.is_memory_gone:
            self.end()
        raise UnreadableFile(answer.file, answer.reason)

    def _explain_end(self) -> str:
        """Why the process ended in the middle of a file, as far as the system tells."""
        if sys.platform != "win32" and self._process.returncode == -signal.SIGXCPU:
            return self._budget.too_long_message
        return CRASHED_MESSAGE


def _fork_process(folder_name: str, budget: Budget) -> ForkedProcess:
    """Make it a copy of this process. Raises OSError."""
    from model.importing.isolation import worker  # brings the readers, which else only the other process needs

    return ForkedProcess(lambda requests, answers: worker.serve(requests, answers, folder_name, budget.memory_bytes))


def _start_process(folder_name: str, budget: Budget) -> subprocess.Popen[bytes]:
    """Start it: Python with main.py, or the program itself where it was frozen into one. Raises OSError."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(_MAIN)]
    command = [*program, ARGUMENT, folder_name, str(budget.memory_bytes)]
    pipe, silent = subprocess.PIPE, subprocess.DEVNULL
    # where the program lies: on Windows nobody could remove the stick on which a process stands
    folder = Path(program[-1]).parent
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=silent, creationflags=flags)
    # in a session of its own: Ctrl+C on a terminal is for the program, which then ends this process
    return subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=silent, start_new_session=True)


def _collect_lines(answers: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    """Hand over each line of the process, and b"" at its end or after a line that is too long."""
    with answers, suppress(OSError, ValueError):
        while line := answers.readline(messages.MAX_ANSWER_BYTES + 1):
            if not line.endswith(b"\n"):
                break
            lines.put(line)
    lines.put(b"")
