"""Hostile and damaged files go through check one after the other: each ends in a reading or in one sentence."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from model.importing.file_check import UnreadFile, check_file
from tests.fuzz.hostile import MAKERS
from tests.fuzz.reading_worker import make_damaged_file
from tests.strangers.kinds import KINDS


def write_file(seed: int, folder: Path) -> Path:
    """The file of a number: every fourth is hostile, the others are sound files of some kind that were damaged."""
    random = Random(seed)
    if seed % 4 == 0:
        return MAKERS[seed // 4 % len(MAKERS)](folder, random)
    return make_damaged_file(random.choice(list(KINDS)), seed, folder)


@pytest.mark.skipif(sys.platform != "linux", reason="LibreOffice and limits as here")
@pytest.mark.parametrize("files", [8, pytest.param(10_000, marks=pytest.mark.fuzz)])
def test_each_file_is_read_or_told_in_one_sentence(files: int, tmp_path: Path) -> None:
    verdicts: Counter[str] = Counter()
    slowest = (0.0, "")
    for seed in range(files):
        path = write_file(seed, tmp_path)
        begun = time.monotonic()
        result = check_file(path)
        slowest = max(slowest, (time.monotonic() - begun, f"{seed} {path.name}"))
        if isinstance(result, UnreadFile):
            assert result.reason.startswith("读不了“"), result.reason
            assert result.reason.endswith("。"), result.reason
            stopped = next((word for word in ("秒还没有读完", "内存太多", "出了意外") if word in result.reason), "")
            verdicts[stopped or "refused"] += 1
        else:
            verdicts["read"] += 1
    print(f"\n{files} files: {dict(verdicts)}, the slowest took {slowest[0]:.1f} s by the clock: {slowest[1]}")
