"""Each call to the disk in turn fails, and all after it: no traceback, nothing that was called stored is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from model.recovery import backups
from model.storage.backup_names import default_folder
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened

ROOT = Path(__file__).parents[2]
CALLS = "pwrite64,fdatasync,fsync,ftruncate"
"""What SQLite, and whoever writes a file to stay, asks of the system."""


def failing(folder: Path, error: str, first: int, several: str = "+") -> tuple[list[str], int]:
    """What the stubborn clerk says, and how many calls failed; strace makes the system answer with the error."""
    log = folder / "calls"
    command = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", str(log), "-e", f"trace={CALLS}"]
    command += ["-e", f"inject={CALLS}:error={error}:when={first}{several}"]
    command += [sys.executable, "-m", "tests.torture.stubborn", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), log.read_text().count("INJECTED")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with one draft."""
    if (
        not shutil.which("strace")
        or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode
    ):
        pytest.skip("needs strace")
    folder = tmp_path / "good"
    folder.mkdir()
    with closing(Store(folder / "drafts.db")) as store:
        begun(store, {RECEIVED: 0})
    return folder


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
@pytest.mark.parametrize("several", ["+", ""], ids=["and all after it", "alone"])
@pytest.mark.parametrize("step", [320, pytest.param(1, marks=pytest.mark.torture)])
def test_a_disk_that_fails_at_any_call(good: Path, tmp_path: Path, error: str, several: str, step: int) -> None:
    first = rounds = refused = 0
    failed = 1
    while failed:
        first, rounds = first + step, rounds + 1
        folder = tmp_path / str(first)
        shutil.copytree(good, folder)
        said, failed = failing(folder, error, first, several)
        words = [line for line in said if line.startswith("!")]
        assert all("drafts.db" in line or "backups" in line for line in words), words
        refused += len(words)
        stored = [int(line) for line in said if line.isdigit()]
        with closing(Store(folder / "drafts.db")) as store:
            assert store.quarantined_file is None
            entered = [c.after for moment in store.load_history(1) for c in moment.edit.changes if c.place == RECEIVED]
            assert [number for number in entered if number in stored] == stored
            assert store.load_report(1)[0].figures[RECEIVED] in (entered or [0])[-1:]
            enter(reopened(store, 1), {RECEIVED: 99})
        assert all(one.is_intact for one in backups.list_backups(default_folder(folder / "drafts.db")))
        shutil.rmtree(folder)
    print(f"\n{error}{several} at each {step}. call: {rounds} runs, {refused} times refused in words, 0 edits lost")
    assert refused or step > 1
