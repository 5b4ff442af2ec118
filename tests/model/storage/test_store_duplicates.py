"""Copies of drafts, and those that were deleted not long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.findings import Tally
from model.errors import StoreError
from model.report.report import Report, Value
from model.storage.store import DELETED_RETENTION, Store
from tests.model.drafting import RECEIVED, begun, enter, exact, fillings, kept, reopened, somewhere


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "drafts.db")
    yield store
    store.close()


@given(values=fillings("2021"), last=st.none() | fillings("2019"))
def test_a_copy_holds_the_same_and_goes_its_own_way(
    values: dict[str, Value | None], last: dict[str, Value | None] | None
) -> None:
    with somewhere() as path:
        store = Store(path)
        before = None if last is None else Report("2019").with_values(last)
        id = store.create_draft(Report("2021").with_values(values), Tally(3, 2, 1, 0), before)
        copy = store.duplicate_draft(id)
        assert exact(store.load_report(copy)[0]) == exact(store.load_report(id)[0])
        assert store.load_report(copy)[1] == store.load_report(id)[1]
        top, below = store.list_summaries()
        assert (top.id, below.id) == (copy, id)
        assert (top.unit, top.year, top.edition, top.errors, top.warnings) == (
            (below.unit, below.year, below.edition, 3, 2)
        )
        enter(reopened(store, copy), {RECEIVED: 987654})
        assert kept(store, id).figures.get(RECEIVED) == Report("2021").with_values(values).figures.get(RECEIVED)
        store.close()


def test_a_copy_begins_a_timeline_of_its_own(store: Store) -> None:
    id = begun(store)
    enter(reopened(store, id), {RECEIVED: 1})
    store.name_version(id, "送审稿")
    copy = store.duplicate_draft(id)
    assert (store.load_history(copy), store.list_versions(copy)) == ([], [])
    assert store.creation_time(copy) >= store.load_history(id)[-1].made_at


def test_what_is_gone_cannot_be_copied(store: Store) -> None:
    with pytest.raises(StoreError, match="已没有这份草稿"):
        store.duplicate_draft(7)


def test_the_deleted_are_listed_with_the_last_one_first(store: Store) -> None:
    first, second, third = (begun(store, {"cover.unit": unit}) for unit in ("甲局", "乙局", "丙局"))
    store.delete_drafts(first)
    store.delete_drafts(third)
    assert [card.unit for _, card in store.list_deleted()] == ["丙局", "甲局"]
    assert all(datetime.now(UTC) - at < timedelta(minutes=1) for at, _ in store.list_deleted())
    store.undelete_drafts(first, third)
    assert store.list_deleted() == []
    assert {card.id for card in store.list_summaries()} == {first, second, third}


def test_several_are_deleted_together_or_not_at_all(store: Store) -> None:
    ids = [begun(store) for _ in range(3)]
    with pytest.raises(StoreError, match="已没有这份草稿"):
        store.delete_drafts(ids[0], 99)
    assert len(store.list_summaries()) == 3
    store.delete_drafts(*ids)
    assert store.list_summaries() == []


def test_one_deleted_too_long_ago_is_not_offered(store: Store) -> None:
    store.delete_drafts(begun(store))
    store.purge_deleted(datetime.now(UTC) + DELETED_RETENTION)
    assert store.list_deleted() == []
