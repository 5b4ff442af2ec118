"""Nothing leaves the machine, and what stays on it is its owner's alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session import SECRET

ROOT = Path(__file__).parents[1]


def session(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """A clerk's session, see session.py, run by another program if wanted."""
    command = [*before, sys.executable, "-m", "tests.session", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=300)


def test_a_whole_session_opens_no_socket(tmp_path: Path) -> None:
    done = session(tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert {path.suffix for path in tmp_path.glob("report.*")} == {".pdf", ".xlsx", ".docx", ".html"}


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_the_system_sees_no_connection_either(tmp_path: Path) -> None:
    """Qt and the other libraries are not written in Python; the system sees them all the same.

    A second start finds the first by a lock file and a file that asks for it, not by a socket, so that nothing listens
    either. What may be seen on a desktop is Qt calling the screen or D-Bus, by sockets of this machine alone.
    """
    trace = tmp_path / "trace"
    done = session(tmp_path, "strace", "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", str(trace))
    if "PTRACE" in done.stderr.upper():
        pytest.skip("may not trace here")
    assert done.returncode == 0, done.stderr
    calls = [line for line in trace.read_text(encoding="utf-8").splitlines() if "AF_" in line]
    assert [line for line in calls if "AF_INET" in line] == []
    assert [line for line in calls if "AF_UNIX" not in line] == []
    assert [line for line in calls if "bind(" in line] == []


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows profile is its user's alone by itself")
def test_the_folder_of_drafts_and_what_is_in_it_are_the_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0o022)
    try:
        assert session(home).returncode == 0
    finally:
        os.umask(before)
    assert home.stat().st_mode & 0o077 == 0
    exported = {*home.glob("report.*"), *home.glob("*.zip")}  # as the system gives rights to any file of the clerk's
    kept = {*home.rglob("*")} - exported
    assert {file.name for file in kept} >= {"drafts.db", "window.ini"}
    assert [file.name for file in kept if file.stat().st_mode & 0o077] == []


FAIL = """
import sys
from pathlib import Path
from gui.application import crash_handler
def keep():
    raise KeyError(sys.argv[2])
crash_handler.install_exception_hook(Path(sys.argv[1]), keep)
try:
    int(sys.argv[2])
except ValueError as error:
    raise RuntimeError(sys.argv[2]) from error
"""


def test_an_error_with_the_draft_in_its_words_leaves_none_of_them_in_the_log(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", FAIL, str(tmp_path), SECRET], cwd=ROOT, check=False, capture_output=True)
    log = (tmp_path / "nianbao.log").read_text(encoding="utf-8")
    assert all(kind in log for kind in ("KeyError", "ValueError", "RuntimeError", "line "))
    assert SECRET not in log
