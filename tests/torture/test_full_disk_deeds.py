"""A disk that fills up in the middle of a migration, restore, rescue or export: one sentence, and nothing lost."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.torture.deeds import DEEDS
from tests.torture.test_disks import complaint, disk, fill

__all__ = ["disk"]


@pytest.mark.parametrize("step", [300 << 10, pytest.param(8 << 10, marks=pytest.mark.torture)])
@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_for_which_there_is_no_room_is_refused_and_nothing_lost(name: str, step: int, disk: Path) -> None:
    rounds, refused = 0, set[str]()
    for free in range(0, 700 << 10, step):
        folder = disk / "home"
        folder.mkdir()
        DEEDS[name].begin(folder)
        filler = fill(disk, free)
        rounds += 1
        words = complaint(partial(DEEDS[name].act, folder))
        assert words is None or "磁盘" in words
        refused |= {words} if words else set()
        filler.unlink()
        DEEDS[name].check(folder)
        shutil.rmtree(folder)
    print(f"\n{name}: {rounds} times little room, in words: {refused}")
