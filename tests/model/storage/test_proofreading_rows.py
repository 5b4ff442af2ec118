"""What was read back of a draft is kept with it; damage to it is no damage to the draft, and costs reading again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.errors import StoreError
from model.proofreading.proofreading import Difference, Proofreading
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun

READING = Proofreading({RECEIVED: 12}, {"requests.carried_in.natural": Difference(0, None)}, RECEIVED, True, True)


def test_it_outlasts_the_program_and_is_replaced_by_the_next(path: Path, store: Store) -> None:
    id = begun(store)
    assert store.load_proofreading(id) == Proofreading()
    store.save_proofreading(id, Proofreading())
    store.save_proofreading(id, READING)
    store.close()
    with closing(Store(path)) as again:
        assert again.load_proofreading(id) == READING


def test_the_draft_is_none_the_worse_for_it(store: Store) -> None:
    id = begun(store)
    before = store.read_draft(id).digest
    store.save_proofreading(id, READING)
    assert store.check_drafts() == {}
    assert store.read_draft(id).digest == before


@pytest.mark.parametrize(
    "damage",
    ["record = replace(record, '12', '13')", "record = ''", "digest = ''", "record = CAST(x'ff22' AS TEXT)"],
)
def test_what_is_damaged_counts_as_not_read_and_the_draft_is_sound(path: Path, store: Store, damage: str) -> None:
    id = begun(store)
    store.save_proofreading(id, READING)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE proofreading SET {damage}")
    assert store.load_proofreading(id) == Proofreading()
    assert store.check_drafts() == {}


def test_it_goes_with_its_draft_and_is_none_of_another(store: Store) -> None:
    id, other = begun(store), begun(store)
    store.save_proofreading(id, READING)
    assert store.load_proofreading(other) == Proofreading()
    store.replace_draft(id, store.read_draft(other))
    assert store.load_proofreading(id) == Proofreading()
    with pytest.raises(StoreError):
        store.save_proofreading(99, READING)
