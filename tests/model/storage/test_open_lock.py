"""Programs that open one file at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.model.storage.test_store_killed import ROOT


def test_programs_started_together_on_no_file_share_one(tmp_path: Path) -> None:
    """None of them sets aside the file that another has only begun."""
    path = tmp_path / "drafts.db"
    script = (
        "import sys, pathlib; from model.storage.store import Store; "
        "assert Store(pathlib.Path(sys.argv[1])).quarantined_file is None"
    )
    processes = [subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=ROOT) for _ in range(4)]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    assert [file.name for file in sorted(tmp_path.glob("*.db"))] == ["drafts.db"]
