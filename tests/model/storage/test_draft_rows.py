"""What a draft brings along: what its import found no place for, and by what way it came beside its like."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.findings import Tally
from model.errors import StoreError
from model.report.report import Report
from model.storage.draft_rows import BACKED_UP, CARRIED, SALVAGED, DraftRows
from model.storage.store import DELETED_RETENTION, Store
from tests.drafts import make
from tests.model.drafting import RECEIVED, TEXTS, begun, enter, reopened, somewhere

PIECES = ("发布时间：2026-01-12", "√")
LONG = "这一段没有找到位置。" * 2000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "drafts.db")) as store:
        yield store


def imported(store: Store, *pieces: str) -> int:
    """The id of a draft made of a file in which these found no place."""
    return store.create_draft(Report("2021").with_values({"cover.unit": "甲局"}), Tally(), None, pieces)


@given(pieces=st.lists(TEXTS | st.just(LONG), max_size=12))
def test_what_found_no_place_is_there_again_word_for_word_and_in_order(pieces: list[str]) -> None:
    with somewhere() as path:
        with closing(Store(path)) as store:
            id, other = imported(store, *pieces), imported(store, "别的")
        with closing(Store(path)) as store:
            assert store.list_unplaced(id) == tuple(pieces)
            assert store.list_unplaced(other) == ("别的",)


def test_half_a_character_is_kept_as_well_as_a_file_can(store: Store) -> None:
    assert store.list_unplaced(imported(store, "半个\ud842字")) == ("半个\ufffd字",)


def test_what_was_dealt_with_is_gone_and_can_be_had_back(store: Store) -> None:
    id = imported(store, *PIECES)
    store.replace_unplaced(id, ())
    assert store.list_unplaced(id) == ()
    store.replace_unplaced(id, PIECES)
    assert store.list_unplaced(id) == PIECES
    with pytest.raises(StoreError, match="已没有这份草稿"):
        store.replace_unplaced(99, PIECES)


def test_writing_on_leaves_it_alone_and_a_copy_has_it_too(store: Store) -> None:
    id = imported(store, *PIECES)
    enter(reopened(store, id), {RECEIVED: 3})
    copy = store.duplicate_draft(id)
    store.replace_unplaced(id, ())
    assert (store.list_unplaced(id), store.list_unplaced(copy)) == ((), PIECES)


def test_it_goes_and_comes_with_its_draft(store: Store) -> None:
    id = imported(store, *PIECES)
    store.delete_drafts(id)
    store.undelete_drafts(id)
    assert store.list_unplaced(id) == PIECES
    store.delete_drafts(id)
    assert store.purge_deleted(datetime.now(UTC) + DELETED_RETENTION + timedelta(minutes=1)) == 1
    assert store.list_unplaced(id) == ()


def test_a_draft_without_it_has_the_digest_an_older_program_wrote_into_its_archives(tmp_path: Path) -> None:
    """Figures of the program of step 2."""
    with closing(Store(Path(shutil.copy(make.FOLDER / "2.db", tmp_path / "drafts.db")))) as store:
        assert [bundle.digest for bundle in store.read_all_drafts()] == [
            "9917919aae4a8e159f8dd91df505ac101f292cb8ed65488736ddd1f1f4dd7291",
            "4f05ddd659fe6a2a3a7e28e5db1db3f739b3fdf1d7d6b6fd01a206cf143dfac9",
        ]


def test_with_and_without_it_are_two_contents_and_neither_hides_the_other(store: Store) -> None:
    id = imported(store, *PIECES)
    [before] = store.read_all_drafts()
    store.replace_unplaced(id, ())
    [after] = store.read_all_drafts()
    assert before.digest != after.digest
    [again] = store.add_drafts([before])
    assert store.list_unplaced(again) == PIECES


def states(store: Store) -> tuple[int, int]:
    """The ids of two states of one draft, read from a damaged file and from a backup."""
    draft = reopened(store, begun(store, {"cover.unit": "甲局", "cover.year": "2025"}))
    [bundle] = store.read_all_drafts()
    enter(draft, {RECEIVED: 7})
    [later] = store.read_all_drafts()
    store.delete_drafts(1)
    store.purge_deleted(datetime.now(UTC) + DELETED_RETENTION + timedelta(minutes=1))
    first, second = store.add_drafts([later.with_origin(SALVAGED), bundle.with_origin(BACKED_UP)])
    return first, second


def told(store: Store) -> dict[int, str]:
    return {card.id: card.origin for card in store.list_summaries()}


def test_two_states_of_a_draft_are_told_apart_while_both_are_on_the_list(store: Store) -> None:
    salvaged, backed_up = states(store)
    other = begun(store, {"cover.unit": "甲局", "cover.year": "2025"})
    assert told(store) == {salvaged: SALVAGED, backed_up: BACKED_UP, other: ""}
    store.delete_drafts(backed_up)
    assert told(store) == {salvaged: "", other: ""}
    assert [card.origin for _, card in store.list_deleted()] == [BACKED_UP]
    store.undelete_drafts(backed_up)
    assert told(store) == {salvaged: SALVAGED, backed_up: BACKED_UP, other: ""}


def test_what_a_clerk_enters_leaves_the_word_and_a_copy_is_a_draft_of_its_own(store: Store) -> None:
    salvaged, backed_up = states(store)
    enter(reopened(store, backed_up), {"cover.unit": "乙局", RECEIVED: 8})
    copy = store.duplicate_draft(backed_up)
    assert told(store) == {salvaged: SALVAGED, backed_up: BACKED_UP, copy: ""}


def test_the_way_a_draft_came_is_no_content_of_it(store: Store) -> None:
    states(store)
    bundle: DraftRows = store.read_all_drafts()[0]
    assert bundle.with_origin(CARRIED).digest == bundle.digest
    assert bundle.with_origin(CARRIED).columns["whence"] == CARRIED
