"""What was written stands in the file of drafts itself soon after, for people copy that and forget its log."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.backup.checkpoint_timer import CheckpointTimer
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened
from tests.model.storage.test_store_killed import entered


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store, its log folded."""
    with closing(Store(tmp_path / "drafts.db")) as store:
        store.checkpoint()
        yield store


def copied(store: Store) -> dict[int, list[object]]:
    """The drafts that a copy of the file alone, opened elsewhere, has, with the figures entered in each."""
    elsewhere = store.path.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    shutil.copy(store.path, elsewhere / "drafts.db")
    with closing(Store(elsewhere / "drafts.db")) as copy:
        return {card.id: entered(copy.load_history(card.id), RECEIVED) for card in copy.list_summaries()}


def test_after_a_pause_a_copy_of_the_file_alone_has_every_edit(qtbot: QtBot, store: Store) -> None:
    folding = CheckpointTimer(store)
    id = begun(store)
    enter(reopened(store, id), {RECEIVED: 7})
    assert copied(store) == {}
    qtbot.waitUntil(lambda: copied(store) == {id: [7]}, timeout=15_000)
    del folding


def test_while_somebody_writes_nothing_is_folded(qtbot: QtBot, store: Store) -> None:
    folding = CheckpointTimer(store)
    id = begun(store)
    for number in range(1, 4):
        enter(reopened(store, id), {RECEIVED: number})
        folding.checkpoint_if_idle()
        assert copied(store) == {}
    folding.checkpoint_if_idle()
    assert copied(store) == {id: [1, 2, 3]}


def test_a_file_that_was_closed_is_left_alone(qtbot: QtBot, store: Store) -> None:
    folding = CheckpointTimer(store)
    begun(store)
    folding.checkpoint_if_idle()
    store.close()
    before = store.path.read_bytes()
    folding.checkpoint_if_idle()
    assert store.path.read_bytes() == before


def test_who_may_only_look_folds_nothing(qtbot: QtBot, store: Store) -> None:
    id = begun(store)
    with closing(Store(store.path, read_only=True)) as looking:
        looking.checkpoint()
    assert copied(store) == {}
    store.checkpoint()
    assert copied(store) == {id: []}
