"""What was announced as stored is there, however the program ended and whoever else was writing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from model.form.figures import number_of
from model.storage.store import Store
from model.storage.summaries import Moment
from tests.model.drafting import RECEIVED, begun, enter, reopened

ROOT = Path(__file__).parents[3]
KILLS = 8
OTHER = "requests.received.business"


def started(path: Path, id: int, cell: str, seconds: float) -> subprocess.Popen[str]:
    """A process that writes to a draft, see writer.py."""
    command = [sys.executable, "-m", "tests.model.storage.writer", str(path), str(id), cell, str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def entered(moments: list[Moment], cell: str) -> list[object]:
    """What was typed into a cell, in order."""
    return [change.after for moment in moments for change in moment.edit.changes if change.place == cell]


def test_a_killed_program_has_kept_every_edit_it_announced(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    store = Store(path)
    id = begun(store)
    store.close()
    chance = random.Random(2026)
    announced = 0
    for _ in range(KILLS):
        with started(path, id, RECEIVED, seconds=30) as writer:
            assert writer.stdout
            lines = chance.randrange(8)
            for _ in range(lines):
                announced = int(writer.stdout.readline())
            time.sleep(chance.random() * (0.003 if lines else 0.6))  # without a line: while the file is being opened
            writer.kill()  # SIGKILL: nothing of the program runs after it
            announced = max([announced, *map(int, writer.stdout.read().split())])
        store = Store(path)
        draft = reopened(store, id)
        found = int(number_of(draft.report.figures.get(RECEIVED, 0)))
        assert store.quarantined_file is None
        assert store.lost_state is None
        assert found in (announced, announced + 1)  # the last may have been stored and not yet announced
        assert entered(store.load_history(id), RECEIVED) == list(range(1, found + 1))
        assert draft.report.figures.get("requests.received.total", 0) == found
        announced = found
        store.close()
    assert announced > KILLS


def test_two_programs_writing_to_one_draft_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    store = Store(path)
    id = begun(store)
    with started(path, id, RECEIVED, 2) as one, started(path, id, OTHER, 2) as other:
        said = [process.communicate()[0].split() for process in (one, other)]
        assert (one.returncode, other.returncode) == (0, 0)
    history = store.load_history(id)
    for cell, words in zip((RECEIVED, OTHER), said, strict=True):
        numbers = [int(word) for word in words]
        assert len(numbers) > 20
        assert entered(history, cell) == numbers
        assert store.load_report(id)[0].figures[cell] == numbers[-1]
    enter(reopened(store, id), {"overview": "两个窗口之后还能写。"})
    store.close()
