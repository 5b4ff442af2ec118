"""Whatever the window said was stored is there after a kill at any instant."""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from model.checks.rules import compute_totals
from model.form import editions
from model.storage.store import Store
from tests.reports import balanced
from tests.torture.clerk import mark, sit

LONGEST = 2.5
"""Seconds from a clerk's start to a kill while the window is being opened, at most."""

EARLY, WORKING = 0.2, 1.0
"""The share of such kills; and the seconds from the first stored edit to all others, at most."""

PER_FILE = 25
"""Kills after which a new file is begun."""


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("kills", [3, pytest.param(500, marks=pytest.mark.torture)])
def test_what_the_window_said_was_stored_survives_a_kill(tmp_path: Path, kills: int) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.clerk"])
    chance = random.Random(2026)
    seen: list[str] = []
    total, opening, unannounced, begun = 0, 0, 0, time.monotonic()
    for kill in range(kills):
        folder = tmp_path / str(kill // PER_FILE)
        if not folder.exists():
            folder.mkdir()
            seen = []
        ours, theirs = context.Pipe(duplex=False)
        clerk = context.Process(target=sit, args=(folder, kill, theirs))
        clerk.start()
        theirs.close()
        if chance.random() < EARLY:
            time.sleep(chance.random() * LONGEST)
        else:
            assert ours.poll(60)
            time.sleep(chance.random() * WORKING)
        clerk.kill()
        clerk.join()
        announced = heard(ours)
        opening += not announced
        total += len(announced)
        found = stored(folder)
        assert found[: len(seen) + len(announced)] == seen + announced, f"kill {kill}"
        unannounced += len(found) - len(seen) - len(announced)
        assert len(found) - len(seen) - len(announced) <= 1, f"kill {kill}"
        seen = found
    print(
        f"\n{kills} kills in {time.monotonic() - begun:.0f} s: {total} edits announced, 0 missing; {opening} "
        f"kills before the first edit; {unannounced} edits stored and not yet announced; files that did not open: 0"
    )
    assert total > kills


def heard(pipe: multiprocessing.connection.Connection) -> list[str]:
    """All that the clerk announced."""
    announced = []
    with closing(pipe):
        try:
            while True:
                announced.append(pipe.recv_bytes().decode())
        except (EOFError, OSError):
            return announced


def stored(folder: Path) -> list[str]:
    """The edits in the file, which make up the report it holds."""
    if not (folder / "drafts.db").exists():
        return []
    with closing(Store(folder / "drafts.db")) as store:
        assert store.quarantined_file is None
        assert store.lost_state is None
        cards = store.list_summaries()
        if not cards:
            return []
        [card] = cards
        history = store.load_history(card.id)
        form = editions.load_form(card.edition)
        report = compute_totals(form, balanced())
        for moment in history:
            report = report.with_values({change.place: change.after for change in moment.edit.changes})
        assert compute_totals(form, report) == compute_totals(form, store.load_report(card.id)[0])
        return [mark(moment.edit) for moment in history]
