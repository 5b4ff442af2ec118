"""A damaged file is read or refused, within its time and memory, and never ends in a traceback."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz.reading_worker import read_damaged_files
from tests.strangers.kinds import KINDS


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("files", [3, pytest.param(2_000, marks=pytest.mark.fuzz)])
def test_a_damaged_file_is_read_or_refused(kind: str, files: int, tmp_path: Path) -> None:
    readings = list(read_damaged_files(kind, range(files), tmp_path))
    verdicts = Counter("failed" if reading.is_failure else reading.verdict for reading in readings)
    slowest = max(reading.seconds for reading in readings)
    print(f"\n{kind}: {dict(verdicts)}, the slowest took {slowest:.1f} s")
    assert [f"{reading.seed}: {reading.verdict}" for reading in readings if reading.is_failure] == []
