"""A temporary folder without room hinders nothing: neither drafts nor papers are parked there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.torture.test_disks import disk, fill

ROOT = Path(__file__).parents[2]
__all__ = ["disk"]


def test_everything_goes_on_while_the_temporary_folder_is_full(disk: Path, tmp_path: Path) -> None:
    fill(disk, 8 << 10)  # else Python looks for another one
    home = tmp_path / "home"
    home.mkdir()
    temporary = {name: str(disk) for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}
    command = [sys.executable, "-m", "tests.torture.deeds_in_turn", str(home)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **temporary}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [file.name for file in disk.iterdir()] == ["filler"]
