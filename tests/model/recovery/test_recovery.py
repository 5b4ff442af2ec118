"""After damage: what was read and what a backup has, draft by draft, and nothing twice or lost by the choice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from model.recovery import backups, recovery
from model.recovery.recovery import ADVISED, BACKED_UP, BOTH, SALVAGED, DraftPair, RecoveryOffer
from model.storage import quarantine
from model.storage.backup_names import BACKUP_FOLDER
from model.storage.store import Store
from tests.model.drafting import FORM, RECEIVED, begun, enter, reopened
from tests.model.recovery.test_backups import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with two drafts, of which a backup was made; then one was edited, one deleted and a third begun."""
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        for unit in ("甲局", "乙局"):
            enter(reopened(store, begun(store, {"cover.unit": unit, "cover.year": "2025"})), {RECEIVED: 1})
        backups.make_backup(path, tmp_path / BACKUP_FOLDER, NOW)
        enter(reopened(store, 1), {RECEIVED: 2})
        store.delete_drafts(2)
        begun(store, {"cover.unit": "丙局"})
    return path


def set_aside(path: Path, cut: float = 1) -> Path:
    """The file set aside as damaged; cut: how much of it is left."""
    data = path.read_bytes()
    path.write_bytes(b"\0" * 100 + data[100 : int(len(data) * cut)])
    with closing(Store(path)) as store:
        assert store.quarantined_file
        return store.quarantined_file


def offered(path: Path, cut: float = 1) -> RecoveryOffer:
    return recovery.make_offer(set_aside(path, cut), path, path.parent / BACKUP_FOLDER)


def taken(path: Path, made: RecoveryOffer, choice: str) -> list[tuple[str, object]]:
    """The list after a choice: units and what stands in the cell."""
    with closing(Store(path)) as store:
        recovery.accept_offer(made, choice, store)
        return sorted(
            (card.unit, store.load_report(card.id)[0].figures.get(RECEIVED)) for card in store.list_summaries()
        )


def test_what_was_read_whole_needs_no_backup(path: Path) -> None:
    made = offered(path)
    assert made.advised_choice == SALVAGED
    assert [pair.name for pair in made.pairs] == ["甲局 2025 年", "乙局 2025 年", "丙局"]
    assert all(pair.is_salvage_enough for pair in made.pairs)
    assert taken(path, made, SALVAGED) == [("丙局", None), ("甲局", 2)]


def test_both_keeps_one_where_the_backup_is_only_older(path: Path) -> None:
    assert taken(path, offered(path), BOTH) == [("丙局", None), ("甲局", 2)]


def test_the_backup_alone_is_what_it_was(path: Path) -> None:
    assert taken(path, offered(path), BACKED_UP) == [("乙局", 1), ("甲局", 1)]


def test_where_little_was_read_both_are_advised_and_nothing_of_either_is_missing(path: Path) -> None:
    made = offered(path, cut=0.6)
    assert made.advised_choice in (BOTH, BACKED_UP, ADVISED)
    either = {bundle.digest for choice in (SALVAGED, BACKED_UP) for bundle in made.drafts_of_choice(choice)}
    assert {bundle.digest for bundle in made.drafts_of_choice(BOTH)} == either


def test_where_nothing_was_read_the_backup_is_advised(path: Path) -> None:
    path.write_bytes(b"x" * 9000)
    made = offered(path)
    assert made.advised_choice == BACKED_UP
    assert taken(path, made, BACKED_UP) == [("乙局", 1), ("甲局", 1)]


def test_where_there_is_nothing_at_all_nothing_is_advised(tmp_path: Path) -> None:
    Store(tmp_path / "drafts.db").close()
    (tmp_path / "drafts.db").write_bytes(b"x" * 9000)
    made = offered(tmp_path / "drafts.db")
    assert (made.pairs, made.backup, made.advised_choice) == ((), None, "")


def test_what_is_in_the_list_already_is_not_put_there_again(path: Path) -> None:
    made = offered(path)
    assert taken(path, made, SALVAGED) == taken(path, made, SALVAGED)


def test_the_damaged_file_waits_until_a_choice_was_made_and_stays_as_it_is(path: Path) -> None:
    damaged = set_aside(path)
    content = damaged.read_bytes()
    made = recovery.make_offer(damaged, path, path.parent / BACKUP_FOLDER)
    assert quarantine.find_pending(path) == damaged
    with closing(Store(path)) as store:
        assert store.list_summaries() == []
        recovery.accept_offer(made, SALVAGED, store)
    assert quarantine.find_pending(path) is None
    assert damaged.read_bytes() == content


def test_a_salvaged_draft_that_differs_from_the_backup_stands_beside_it(path: Path) -> None:
    [pair, *_] = offered(path).pairs
    assert pair.salvaged
    assert pair.backed_up
    torn = DraftPair(pair.salvaged, pair.backed_up, is_whole=False)
    assert not torn.is_salvage_enough
    assert torn.kept_drafts == (pair.salvaged, pair.backed_up)
    assert DraftPair(pair.salvaged, pair.salvaged, is_whole=False).kept_drafts == (pair.salvaged,)


def test_two_states_of_a_draft_can_be_told_apart_in_the_list(path: Path) -> None:
    made = offered(path, cut=0.6)
    with closing(Store(path)) as store:
        recovery.accept_offer(made, BOTH, store)
        told = {(card.unit, card.origin) for card in store.list_summaries()}
    for pair in made.pairs:
        both = {
            (str(one.columns["unit"]), one.columns["whence"])
            for one in pair.kept_drafts
            if one.columns["deleted"] is None
        }
        assert both <= told if len(both) > 1 else {(unit, "") for unit, _ in both} <= told
    assert any(len(pair.kept_drafts) > 1 for pair in made.pairs)


def test_a_draft_put_back_beside_one_that_is_there_already_is_told_apart_too(path: Path) -> None:
    made = offered(path)
    assert taken(path, made, BACKED_UP) == [("乙局", 1), ("甲局", 1)]
    assert taken(path, made, SALVAGED) == [("丙局", None), ("乙局", 1), ("甲局", 1), ("甲局", 2)]
    with closing(Store(path)) as store:
        assert {(card.unit, card.origin) for card in store.list_summaries()} == {
            ("甲局", SALVAGED),
            ("甲局", BACKED_UP),
            ("乙局", ""),
            ("丙局", ""),
        }


def store_as_older_program(path: Path) -> None:
    """Take away what programs before digests did not have."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TABLE digests; DROP TABLE proofreading; DROP TABLE sent_days;"
            "ALTER TABLE file_state DROP COLUMN lineage; ALTER TABLE file_state DROP COLUMN number;"
            "PRAGMA user_version = 5; VACUUM"
        )


@pytest.mark.parametrize("is_older", [False, True])
def test_a_page_that_stands_twice_hides_no_figures_behind_the_word_whole(path: Path, is_older: bool) -> None:
    """The rows of the page that is gone are in no index any more, and the others are there twice."""
    unfilled = [cell.id for cell in FORM.entry_cells]
    with closing(Store(path)) as store:
        for unit in ("丁局", "戊局"):
            begun(store, {"cover.unit": unit, **dict.fromkeys(unfilled, 4175)})
        truth = {draft.identity: draft.digest for draft in store.read_all_drafts()}
        backups.make_backup(path, path.parent / BACKUP_FOLDER, NOW + timedelta(days=1))
    if is_older:
        store_as_older_program(path)
    data = path.read_bytes()
    pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
    leaves = [number for number, page in enumerate(pages) if page[0] == 13 and page.count(b"4175") > 20]
    pages[leaves[1]] = pages[leaves[0]]
    path.write_bytes(b"".join(pages))
    with closing(Store(path)) as store:
        assert store.quarantined_file
        offer = recovery.make_offer(store.quarantined_file, path, path.parent / BACKUP_FOLDER)
    damaged = [pair for pair in offer.pairs if pair.salvaged and pair.salvaged.digest != truth[pair.salvaged.identity]]
    assert damaged
    for pair in damaged:
        assert not pair.is_whole
        assert pair.losses
        assert pair.losses.figures > 10
        assert pair.advice == BACKED_UP
    sound = [pair for pair in offer.pairs if pair not in damaged]
    assert all(pair.advice == SALVAGED and pair.is_whole for pair in sound)
    assert offer.advised_choice == ADVISED
    assert {draft.digest for draft in offer.drafts_of_choice(ADVISED)} == set(truth.values())
