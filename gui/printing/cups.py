"""Printing through CUPS, the printing system of Linux and macOS, which takes a PDF as it is.

Qt would send pictures of the pages, and not say how it went. CUPS is spoken to through its own programs: lp sends a
job, cancel takes it back, lpstat asks whether the server answers. Each has a time limit, since a server that is stuck
takes connections and never answers. They run in the C locale, whose words can be parsed.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from typing import IO

from model.errors import Cancelled, PrinterRefused
from model.files.progress import Progress

_PROGRAMS = ("lp", "cancel", "lpstat")
"""Each runs in a session of its own: without a terminal it cannot ask there for a password and wait."""
_JOB_TIMEOUT, _PROBE_TIMEOUT, _CANCEL_TIMEOUT = 30.0, 3.0, 2.0
"""Seconds: for a server to take a job, for its first answer while the window waits, for ending after 取消."""
_POLL_SECONDS = 0.05
"""Time between two looks whether the clerk has cancelled."""
_REQUEST_ID = re.compile(rb"request id is (\S+)")
"""What lp says of a job that was taken: request id is Office-12 (0 file(s))."""
_SPECIAL_CHARACTERS = re.compile(r"([\s\\'\"{}])")
"""What has a meaning of its own in the value of an option (cupsParseOptions)."""


def is_installed() -> bool:
    """Whether CUPS's programs are on this computer."""
    return all(shutil.which(program) for program in _PROGRAMS)


def is_responsive() -> bool:
    """False where CUPS is there and does not answer: Qt's dialog would wait for it for ever."""
    if not is_installed():
        return True
    try:
        # not lpstat -r: that the server runs is concluded from the connection alone
        _run_program("lpstat", "-a", timeout=_PROBE_TIMEOUT)
    except subprocess.TimeoutExpired:
        return False
    return True


def send_job(printer: str, title: str, options: Mapping[str, str], pdf: bytes, progress: Progress) -> None:
    """Give a printer a PDF; options: by their names in CUPS. To be called in a worker.

    Raises PrinterRefused, or Cancelled where the clerk has cancelled: a job that was taken meanwhile is taken back.
    """
    name = printer.partition("/")[0]  # what follows is a set of defaults, which Qt has put among the options
    command = ["lp", "-d", name, "-t", title]
    for option, value in options.items():
        command += ["-o", f"{option}={_escape_value(value)}"]
    progress.report_step()
    succeeded, output = _send_to_program(command, pdf, progress)
    if progress.is_cancelled:
        _take_back(output)
        raise Cancelled
    if not succeeded:
        raise PrinterRefused
    progress.report_step(len(pdf), len(pdf))


def _send_to_program(command: list[str], data: bytes, progress: Progress) -> tuple[bool, bytes]:
    """Run a program that reads data; whether it succeeded in time, and what it has said.

    After 取消 it has only a moment left to end: one that is stopped halfway may leave a job behind.
    """
    try:
        process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
    except OSError:
        return False, b""
    with process:
        if _feed_until_ended(process, data, progress):
            assert process.stdout
            return process.returncode == 0, process.stdout.read()
        process.kill()
    return False, b""


def _feed_until_ended(process: subprocess.Popen[bytes], data: bytes, progress: Progress) -> bool:
    """Write data to a program as fast as it reads, and wait for its end; False where it takes too long.

    By hand, since Popen.communicate forgets what is unsent when it is interrupted to look for 取消.
    """
    assert process.stdin
    os.set_blocking(process.stdin.fileno(), False)
    deadline = monotonic() + _JOB_TIMEOUT
    unsent = memoryview(data)
    while process.poll() is None:
        if progress.is_cancelled:
            deadline = min(deadline, monotonic() + _CANCEL_TIMEOUT)
        if monotonic() > deadline:
            return False
        if unsent:
            unsent = _write_what_fits(process.stdin, unsent)
            continue
        process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_POLL_SECONDS)
    return True


def _write_what_fits(pipe: IO[bytes], data: memoryview) -> memoryview:
    """Wait a moment until there is room in a pipe, and write to it; returns what is unsent."""
    select.select([], [pipe], [], _POLL_SECONDS)
    try:
        written = pipe.write(data) or 0  # None where there is no room
    except BrokenPipeError:
        return data[:0]  # nobody reads any more: the program ends
    return data[written:]


def _take_back(output: bytes) -> None:
    """Cancel the job that lp has named, if it has."""
    request = _REQUEST_ID.search(output)
    if request is None:
        return
    try:
        _run_program("cancel", os.fsdecode(request[1]), timeout=_CANCEL_TIMEOUT)
    except subprocess.TimeoutExpired:
        return  # nothing more can be done: it is printed


def _run_program(*command: str, timeout: float) -> None:
    """Run a program of CUPS, whatever comes of it. Raises subprocess.TimeoutExpired after so many seconds."""
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
        timeout=timeout,
        check=False,
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}


def _escape_value(value: str) -> str:
    return _SPECIAL_CHARACTERS.sub(r"\\\1", value)
