"""A process that begins as a copy of this one: on the command line it costs hardly anything, as all modules are there.

Only for a program of one thread on Linux; elsewhere a copy may hang on what another thread held.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

_PAUSE = 0.005


def can_fork() -> bool:
    """Whether this process may be copied. Qt has threads that Python does not count."""
    return sys.platform == "linux" and threading.active_count() == 1 and "PySide6" not in sys.modules


class ForkedProcess:
    """A copy of this process, with as much of subprocess.Popen as we need. Raises OSError where there can be none.

    work: what the copy does, with the stream it reads and the one it writes. returncode: as Popen has it.
    """

    def __init__(self, work: Callable[[BinaryIO, BinaryIO], object]) -> None:
        self.returncode: int | None = None
        their_requests, our_requests = os.pipe()
        our_answers, their_answers = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            for number in (our_requests, our_answers):
                os.close(number)
            _work_and_exit(work, their_requests, their_answers)
        for number in (their_requests, their_answers):
            os.close(number)
        self.stdin: BinaryIO = os.fdopen(our_requests, "wb")
        self.stdout: BinaryIO = os.fdopen(our_answers, "rb")

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:  # whoever started this program had the system forget children that end
                self.returncode = 0
            else:
                self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, when it has ended; raises subprocess.TimeoutExpired after so many seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired([], timeout or 0)
            time.sleep(_PAUSE)
        return code


def _work_and_exit(work: Callable[[BinaryIO, BinaryIO], object], requests: int, answers: int) -> None:
    """In the copy: do the work and end, without whatever this program does at its end."""
    with suppress(BaseException):
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)
        work(os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))
    os._exit(0)
