"""Whatever the window said was stored, and what was typed two seconds ago, is there after a kill at any instant."""

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
from model.form.figures import number_of
from model.storage.store import Store
from tests.reports import balanced
from tests.torture.clerk import mark, sit
from tests.torture.typing_clerk import mark_text, type_until_killed

LONGEST = 2.5
"""Seconds from a clerk's start to a kill while the window is being opened, at most."""

EARLY, WORKING = 0.2, 1.0
"""The share of such kills; and the seconds from the first stored edit to all others, at most."""

TYPING = 4.5
"""Seconds from a clerk's first key to the kill, at most: time for a text to be stored twice while it is typed."""

MAX_LOST = 2.0
"""Seconds that the oldest key may lie back of which nothing is in the file."""

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


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("kills", [2, pytest.param(300, marks=pytest.mark.torture)])
def test_of_what_is_typed_without_a_pause_nothing_older_than_two_seconds_is_missing(tmp_path: Path, kills: int) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.typing_clerk"])
    chance = random.Random(2026)
    keys, ages, begun = 0, [], time.monotonic()
    for kill in range(kills):
        folder = tmp_path / str(kill // PER_FILE)
        folder.mkdir(exist_ok=True)
        before = stored_marks(folder)
        ours, theirs = context.Pipe(duplex=False)
        clerk = context.Process(target=type_until_killed, args=(folder, kill, theirs))
        clerk.start()
        theirs.close()
        assert ours.poll(60)
        time.sleep(chance.random() * TYPING)
        killed_at = time.monotonic()
        clerk.kill()
        clerk.join()
        typed = read_keys(ours)
        keys += len(typed)
        after = stored_marks(folder)
        for place in {place for _, place, _ in typed}:
            there = [(at, text) for at, where, text in typed if where == place]
            first_lost = find_first_lost(there, before[place], after[place])
            ages.append(0.0 if first_lost is None else killed_at - first_lost)
        assert max(ages) <= MAX_LOST, f"kill {kill}"
    lost = [age for age in ages if age]
    print(
        f"\n{kills} kills in {time.monotonic() - begun:.0f} s: {keys} keys in {len(ages)} texts and cells; in "
        f"{len(lost)} of them the last keys were not stored yet, the oldest {max(ages):.2f} s old; 0 older ones missing"
    )


def find_first_lost(typed: list[tuple[float, str]], before: str, after: str) -> float | None:
    """When the first key was pressed at a place that the file does not have; None where it has all.

    typed: when keys were pressed there, and the mark of what stood there then; before, after: the marks of what the
    file held before the clerk came and after the kill.
    """
    marks = [before, *(text for _, text in typed)]
    last_stored = max(i for i, text in enumerate(marks) if text == after)
    return typed[last_stored][0] if last_stored < len(typed) else None


def read_keys(pipe: multiprocessing.connection.Connection) -> list[tuple[float, str, str]]:
    """All keys that the clerk told of: time, place, mark."""
    keys = []
    with closing(pipe):
        try:
            while True:
                keys.append(pipe.recv())
        except (EOFError, OSError):
            return keys


def stored_marks(folder: Path) -> dict[str, str]:
    """The marks of the texts and figures in the file, by place; those that a clerk begins with where there is none."""
    report = balanced()
    if (folder / "drafts.db").exists():
        with closing(Store(folder / "drafts.db")) as store:
            assert store.quarantined_file is None
            assert store.lost_state is None
            [draft] = store.list_summaries()
            report, _ = store.load_report(draft.id)
    texts = dict(report.prose) | {cell: str(number_of(figure)) for cell, figure in report.figures.items()}
    return {place: mark_text(text) for place, text in texts.items()}


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
