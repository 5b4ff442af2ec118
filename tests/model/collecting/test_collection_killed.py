"""However the program ended, every report that was announced as stored is in the collection, and the sum is theirs."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.collecting.sender import read_state
from tests.command_line import ROOT


@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.torture)])
def test_a_killed_program_has_kept_what_it_announced(kills: int, tmp_path: Path) -> None:
    path, chance, announced = tmp_path / "collections.db", Random(2026), 0
    for _ in range(kills):
        command = [sys.executable, "-m", "tests.collecting.sender", str(path), str(announced + 1)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as sender:
            assert sender.stdout
            for _ in range(chance.randrange(1, 8)):
                announced = int(sender.stdout.readline())
            time.sleep(chance.random() * 0.02)
            sender.kill()
            announced = max([announced, *map(int, sender.stdout.read().split())])
        numbers, total = read_state(path)
        assert total == sum(numbers.values())
        assert max(numbers.values()) in (announced, announced + 1)
        announced = int(max(numbers.values()))
    assert announced > kills
