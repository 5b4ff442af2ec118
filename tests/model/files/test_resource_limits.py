from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def run(program: str) -> subprocess.CompletedProcess[str]:
    program = f"from model.files.resource_limits import *\nimport resource\n{program}"
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)


def test_a_process_that_uses_the_processor_for_too_long_is_ended() -> None:
    assert run("limit_cpu_time(0.2)\nwhile True: pass").returncode != 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count otherwise")
def test_a_process_that_wants_too_much_memory_gets_none() -> None:
    assert "MemoryError" in run("limit_memory(200_000_000)\nb'x' * 300_000_000").stderr


def test_a_program_that_is_started_inside_has_no_limits_and_this_process_has_them_afterwards() -> None:
    program = (
        "limit_memory(300_000_000)\n"
        "with lifted_limits():\n    print(resource.getrlimit(resource.RLIMIT_DATA)[0] == resource.RLIM_INFINITY)\n"
        "print(resource.getrlimit(resource.RLIMIT_DATA)[0])\n"
    )
    assert run(program).stdout.split() == ["True", "300000000"]
