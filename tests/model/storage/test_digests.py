"""The digest of a draft is, after whatever was done to it, that of the rows which are in the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.checks.findings import Tally
from model.report.report import Report
from model.storage.digests import (
    DraftDigest,
    compute_digest,
    from_columns,
    hash_row,
    read_digest,
    renew_digest,
    sum_rows,
    to_columns,
)
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened


def is_renewed(store: Store, draft: int) -> bool:
    """Whether the digest in the file is that of the draft's rows."""
    stored = read_digest(store._connection, draft)
    return stored is not None and stored == compute_digest(store._connection, draft)


def type_and_undo(store: Store, draft: int) -> None:
    opened = reopened(store, draft)
    enter(opened, {RECEIVED: 7, "overview": "主动公开 7 件。", "problems": "甲\r\n乙"})
    enter(opened, {RECEIVED: 8})
    enter(opened, {RECEIVED: None, "overview": ""})


def name_and_delete_version(store: Store, draft: int) -> None:
    store.name_version(draft, "送审稿")
    store.delete_version(store.name_version(draft, "定稿").id)


@pytest.mark.parametrize(
    "act",
    [
        type_and_undo,
        name_and_delete_version,
        lambda store, draft: store.set_last_year(draft, Report("2019").with_values({"cover.unit": "甲"})),
        lambda store, draft: store.set_last_year(draft, None),
        lambda store, draft: store.replace_unplaced(draft, ("√", "发布时间")),
        lambda store, draft: store.update_counts(draft, Tally(3, 2, 1)),
        lambda store, draft: store.delete_drafts(draft),
        lambda store, draft: (store.delete_drafts(draft), store.undelete_drafts(draft)),
    ],
)
def test_the_digest_is_renewed_with_everything_that_is_written(
    act: Callable[[Store, int], object], store: Store
) -> None:
    draft, other = begun(store, {RECEIVED: 3, "cover.unit": "临江县水务局"}), begun(store)
    before = read_digest(store._connection, other)
    act(store, draft)
    assert is_renewed(store, draft)
    assert read_digest(store._connection, other) == before == compute_digest(store._connection, other)


def test_a_copy_and_a_draft_from_elsewhere_have_a_digest(store: Store) -> None:
    draft = begun(store, {RECEIVED: 3})
    type_and_undo(store, draft)
    store.name_version(draft, "送审稿")
    copy = store.duplicate_draft(draft)
    rows = store.read_draft(draft)
    store._connection.execute("DELETE FROM drafts")
    store._connection.commit()
    [added] = store.add_drafts([rows])
    assert is_renewed(store, added)
    assert read_digest(store._connection, copy) is None


def test_an_edit_that_may_be_in_the_file_already_is_taken_out_of_the_digest(store: Store) -> None:
    draft = begun(store)
    opened = reopened(store, draft)
    enter(opened, {RECEIVED: 7})
    [row] = store._connection.execute("SELECT draft, at, label, changes FROM edits").fetchall()
    store._file.possibly_unsaved = [row]
    enter(opened, {"other": "无"})
    assert len(store.load_history(draft)) == 1
    assert is_renewed(store, draft)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entries SET value = '5175' WHERE place = 'requests.received.natural'",
        "UPDATE entries SET value = CAST(value AS BLOB)",
        "UPDATE entries SET value = CAST(x'ff' AS TEXT)",
        "UPDATE entries SET place = 'requests.received.netural' WHERE place = 'requests.received.natural'",
        "DELETE FROM edits",
        "UPDATE edits SET label = NULL",
        "UPDATE drafts SET changed = '20r6' || substr(changed, 5)",
        "UPDATE drafts SET deleted = 0",
        "UPDATE drafts SET errors = errors + 1",
        "UPDATE lasts SET record = record || ' '",
    ],
)
def test_damage_stays_visible_whatever_is_edited_after_it(damage: str, store: Store) -> None:
    draft = begun(store, {RECEIVED: 3})
    store.set_last_year(draft, Report("2019"))
    enter(reopened(store, draft), {RECEIVED: 4175})
    opened = reopened(store, draft)
    store._connection.execute(damage)
    store._connection.commit()
    assert not is_renewed(store, draft)
    enter(opened, {RECEIVED: 5})
    assert not is_renewed(store, draft)


def test_a_digest_with_a_changed_character_counts_as_none(store: Store) -> None:
    draft = begun(store)
    digest = read_digest(store._connection, draft)
    assert digest is not None
    columns = to_columns(draft, digest)
    assert from_columns(draft, columns) == digest
    for number in range(len(columns)):
        changed = list(columns)
        changed[number] = changed[number][:-1] + ("0" if changed[number][-1] != "0" else "1")
        assert from_columns(draft, changed) is None
    assert from_columns(draft + 1, columns) is None
    assert from_columns(draft, [None, 3, b"x", *columns[3:]]) is None
    store._connection.execute("UPDATE digests SET own = CAST(x'ff' AS TEXT)")
    with renew_digest(store._connection, draft, ("own",)):
        pass
    assert read_digest(store._connection, draft) is None


def test_a_sum_does_not_depend_on_the_order_of_rows_but_on_every_value_and_its_type() -> None:
    assert sum_rows([("a", 1), ("b", 2)]) == sum_rows([("b", 2), ("a", 1)])
    values: list[object] = ["1", 1, 1.0, None, "", b"1", "null", "\udcff", "\\udcff"]
    assert len({hash_row(value) for value in values}) == len(values)
    assert hash_row("a", "b") != hash_row("ab")


def test_what_is_hashed_of_a_row_stays_as_it_is_since_digests_are_stored() -> None:
    assert hash_row("overview", "主动公开\n", 7, None) == 0x6DA10BD26D7B63F780D092CAD41C46AA
    assert DraftDigest(1).renew(DraftDigest(2), DraftDigest(1)).own == 0


def test_a_draft_without_a_digest_gets_none_from_an_edit(store: Store) -> None:
    draft = begun(store)
    opened = reopened(store, draft)
    store._connection.execute("DELETE FROM digests")
    store._connection.commit()
    enter(opened, {RECEIVED: 5})
    assert read_digest(store._connection, draft) is None
