"""A kill in the middle of a migration, backup, restore, rescue, purge, journey or export leaves everything whole."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.torture.deeds import DEEDS, perform


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("kills", [1, pytest.param(60, marks=pytest.mark.torture)])
@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_cut_short_anywhere_is_as_good_as_not_begun_or_done(name: str, kills: int, tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.deeds"])
    chance = random.Random(name)
    good = tmp_path / "good"
    good.mkdir()
    DEEDS[name].begin(good)
    lasts, finished = 0.0, 0
    for kill in range(-1, kills + 1):
        folder = tmp_path / str(kill)
        shutil.copytree(good, folder)
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=perform, args=(name, folder, theirs))
        process.start()
        theirs.close()
        assert ours.recv() == "begun"
        began = time.monotonic()
        if kill > 0:
            time.sleep(chance.random() * lasts)
            process.kill()
            finished += said_done(ours)
        else:  # the first times nobody disturbs it
            assert ours.recv() == "done"
            lasts = time.monotonic() - began
        process.join()
        ours.close()
        DEEDS[name].check(folder)
        shutil.rmtree(folder)
    print(f"\n{name}, {lasts * 1000:.0f} ms: {kills} kills, {finished} of them too late; nothing lost, nothing half")


def said_done(pipe: multiprocessing.connection.Connection) -> bool:
    """Whether the deed was done before the kill."""
    try:
        return bool(pipe.recv() == "done")
    except (EOFError, OSError):
        return False
