from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.model.importing.layouts import laid_out, report

ROOT = Path(__file__).parents[4]

PROGRAM = """
import os, signal, sys
from pathlib import Path
from model.importing.isolation.forked_process import ForkedProcess, can_fork
from model.importing.isolation.isolated_reading import read_isolated
{work}
"""


def run(work: str, *arguments: str) -> str:
    """What a program of one thread prints."""
    command = [sys.executable, "-c", PROGRAM.format(work=work), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout.strip()


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no copies, or none that are safe")


def test_the_copy_works_beside_the_program() -> None:
    work = (
        "def work(requests, answers):\n    answers.write(requests.readline().upper())\n    answers.flush()\n"
        "process = ForkedProcess(work)\n"
        "process.stdin.write(b'abc\\n'); process.stdin.flush()\n"
        "print(process.stdout.readline(), process.wait(), process.pid != os.getpid())\n"
    )
    assert run(work) == r"b'ABC\n' 0 True"


def test_a_copy_that_is_killed_says_so_by_its_exit_code() -> None:
    work = (
        "process = ForkedProcess(lambda requests, answers: requests.read())\n"
        "print(process.poll())\nos.kill(process.pid, signal.SIGSEGV)\nprint(process.wait(60) == -signal.SIGSEGV)\n"
    )
    assert run(work).split() == ["None", "True"]


def test_what_the_copy_prints_or_raises_does_not_reach_the_program() -> None:
    work = (
        "def fail(requests, answers):\n    print('out', flush=True)\n    print('err', file=sys.stderr)\n    1 / 0\n"
        "print(ForkedProcess(fail).wait())\n"
    )
    assert run(work) == "0"


def test_a_file_is_read_in_a_copy_where_there_is_one_thread_and_no_window(tmp_path: Path) -> None:
    path = tmp_path / "水务局.txt"
    path.write_text(laid_out(report("2021")), encoding="utf-8")
    work = "print(can_fork())\nprint(read_isolated(Path(sys.argv[1])).report.unit, 'subprocess' in sys.modules)\n"
    assert run(work, str(path)).splitlines()[:2] == ["True", "云岭县水务局 True"]


def test_a_program_of_more_threads_is_not_copied() -> None:
    work = "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\nprint(can_fork())\n"
    assert run(work) == "False"
