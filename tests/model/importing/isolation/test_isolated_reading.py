"""Strangers' files are read in a process of its own: what becomes of the program where one kills or starves it.

Also covers model/importing/isolation/reading_process.py, model/importing/isolation/worker.py and
model/importing/isolation/process_watch.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import psutil
import pytest

from model import importing
from model.errors import Cancelled, UnreadableFile
from model.files.progress import Progress
from model.importing.isolation import reading_process
from model.importing.isolation.budget import CRASHED_MESSAGE, TOO_MUCH_MEMORY_MESSAGE, Budget
from model.importing.isolation.isolated_reading import UNPROTECTED_NOTICE, IsolatedReader
from tests.model.importing.isolation.hostile import write_nested_forms
from tests.model.importing.layouts import laid_out, report

ROOT = Path(__file__).parents[4]
ENDLESS = 12
"""Forms that draw one another: ten to the power of this."""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "水务局.txt"
    path.write_text(laid_out(report("2021")), encoding="utf-8")
    return path


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A PDF that PDFium would read for years, in ever more memory."""
    return write_nested_forms(tmp_path / "套.pdf", ENDLESS)


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    reader = IsolatedReader(Budget(cpu_seconds=60, memory_bytes=4_000_000_000))
    yield reader
    reader.end_idle()


def refusal(reader: IsolatedReader, path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        reader.read(path)
    return str(caught.value)


def find_processes() -> list[psutil.Process]:
    """The reading processes of these tests. Other tests may have left children that have ended and say nothing more."""
    alive = [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in alive if "--reading-process" in child.cmdline()]


def wait_for_process() -> psutil.Process:
    """The process that reads, as soon as it does: it uses the processor for more than its start takes.

    Others may be kept warm by tests before this one.
    """
    used_before = {process.pid: process.cpu_times().user for process in find_processes()}
    while True:
        for process in find_processes():
            used = process.cpu_times().user - used_before.get(process.pid, 0)
            if process.num_threads() > 1 and used > 0.5:
                return process
        time.sleep(0.05)


def test_a_file_is_read_as_it_would_be_in_this_process(reader: IsolatedReader, sound: Path) -> None:
    assert reader.read(sound) == importing.read_report(sound)


def test_one_process_reads_file_after_file(reader: IsolatedReader, sound: Path) -> None:
    reader.read(sound)
    processes = find_processes()
    reader.read(sound)
    assert "没有这个文件" in refusal(reader, sound.with_name("没有.txt"))
    reader.read(sound)
    assert find_processes() == processes


def list_children() -> set[int]:
    """The processes that this one has started, those of other tests among them, by their ids."""
    return {child.pid for child in psutil.Process().children()}


def test_a_process_that_has_worked_long_is_replaced(
    reader: IsolatedReader, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.end_idle()
    others = list_children()
    reader.read(sound)
    first = list_children() - others
    assert len(first) == 1
    monkeypatch.setattr(reading_process, "MAX_IDLE_CPU_SECONDS", 0)
    reader.read(sound)
    assert not first & list_children()


def test_what_takes_too_long_is_stopped_and_the_next_file_is_read(sound: Path, endless: Path) -> None:
    budget = Budget(cpu_seconds=2)
    reader = IsolatedReader(budget)
    assert refusal(reader, endless) == f"读不了“套.pdf”：{budget.too_long_message}"
    assert reader.read(sound).report.unit == "云岭县水务局"
    reader.end_idle()


def test_what_takes_too_much_memory_is_stopped_and_the_next_file_is_read(sound: Path, endless: Path) -> None:
    reader = IsolatedReader(Budget(cpu_seconds=60, memory_bytes=100_000_000))
    # where PDFium itself notices first that there is no more, it ends the process
    assert refusal(reader, endless) in [f"读不了“套.pdf”：{why}" for why in (TOO_MUCH_MEMORY_MESSAGE, CRASHED_MESSAGE)]
    assert reader.read(sound).report.unit == "云岭县水务局"
    reader.end_idle()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_crashes_costs_the_file_it_read(reader: IsolatedReader, sound: Path, endless: Path) -> None:
    refusals: list[str] = []
    before = set(os.listdir(tempfile.gettempdir()))
    thread = Thread(target=lambda: refusals.append(refusal(reader, endless)))
    thread.start()
    wait_for_process().send_signal(signal.SIGSEGV)
    thread.join()
    assert refusals == [f"读不了“套.pdf”：{CRASHED_MESSAGE}"]
    assert reader.read(sound).report.unit == "云岭县水务局"
    reader.end_idle()
    left = set(os.listdir(tempfile.gettempdir())) - before
    assert not [name for name in left if name.startswith(".nianbao-")]


def test_a_process_that_died_while_it_waited_costs_nothing(reader: IsolatedReader, sound: Path) -> None:
    reader.read(sound)
    for process in find_processes():
        process.kill()
        process.wait()
    assert reader.read(sound).report.unit == "云岭县水务局"


def test_cancelling_ends_the_reading_at_once(reader: IsolatedReader, endless: Path) -> None:
    progress = Progress()
    errors: list[Exception] = []

    def read() -> None:
        try:
            reader.read(endless, progress)
        except Cancelled as error:
            errors.append(error)

    thread = Thread(target=read)
    thread.start()
    process = wait_for_process()
    progress.cancel()
    thread.join()
    assert len(errors) == 1
    assert not process.is_running()


def test_more_threads_than_processes_are_served_one_after_the_other(reader: IsolatedReader, sound: Path) -> None:
    units: list[str] = []
    threads = [Thread(target=lambda: units.append(reader.read(sound).report.unit)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert units == ["云岭县水务局"] * 4


def test_without_a_process_the_file_is_read_here_and_the_clerk_is_told(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(sound))
    reading = IsolatedReader().read(sound)
    assert reading.report.unit == "云岭县水务局"
    assert reading.notices == (UNPROTECTED_NOTICE,)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_no_process_is_left_when_the_program_is_killed(endless: Path) -> None:
    program = (
        "import sys, threading\nfrom pathlib import Path\n"
        "from model.importing.isolation.isolated_reading import read_isolated\n"
        "threading.Thread(target=read_isolated, args=[Path(sys.argv[1])], daemon=True).start()\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program, str(endless)], cwd=ROOT, stdin=subprocess.PIPE)
    try:
        while not (children := psutil.Process(parent.pid).children()) or children[0].num_threads() < 2:
            time.sleep(0.05)
    finally:
        parent.kill()
        parent.communicate()
    assert psutil.wait_procs(children, timeout=60)[1] == []
