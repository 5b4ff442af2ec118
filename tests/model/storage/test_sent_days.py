"""The list knows of each draft the day it was sent, whatever way the draft came into the file."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from model.drafts.draft import Draft
from model.errors import UnreadableFile
from model.report.sendings import find_latest_mark, sending_values, withdrawal_values
from model.storage.store import Store
from model.transfer import transfer
from tests.model.drafting import RECEIVED, begun, enter, reopened

NOW = datetime(2026, 1, 28, tzinfo=UTC)
DAY, LATER = date(2026, 1, 28), date(2026, 2, 3)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "drafts.db")


def send(draft: Draft, day: date) -> None:
    enter(draft, sending_values(draft.report, day, "网上填报", NOW), "标为已报送")


def test_a_draft_counts_as_sent_from_the_mark_to_its_withdrawal(store: Store) -> None:
    draft = reopened(store, begun(store, {RECEIVED: 7}))
    assert store.list_sent_days() == {}
    send(draft, DAY)
    assert store.list_sent_days() == {1: DAY}
    send(draft, LATER)
    assert store.list_sent_days() == {1: LATER}
    for expected in ({1: DAY}, {}):
        mark = find_latest_mark(draft.report)
        assert mark is not None
        enter(draft, withdrawal_values(mark))
        assert store.list_sent_days() == expected


def test_undo_takes_the_day_back(store: Store) -> None:
    draft = reopened(store, begun(store))
    edit = draft.propose_edit(sending_values(draft.report, DAY, "", NOW), "标为已报送")
    assert edit is not None
    draft.apply_edit(edit)
    draft.apply_edit(edit.make_inverse())
    assert store.list_sent_days() == {}


def test_a_copy_was_not_sent(store: Store) -> None:
    draft = reopened(store, begun(store, {RECEIVED: 7}))
    send(draft, DAY)
    copy = store.duplicate_draft(1)
    report, _ = store.load_report(copy)
    assert (report.sendings, report.frozen_reports, report.figures[RECEIVED]) == ({}, {}, 7)
    assert store.list_sent_days() == {1: DAY}


def test_versions_travel_in_archives_with_all_they_hold(store: Store, tmp_path: Path) -> None:
    draft = reopened(store, begun(store, {RECEIVED: 7, "overview": "当时的文字。"}))
    send(draft, DAY)
    enter(draft, {RECEIVED: 9, "correction.1." + RECEIVED: "漏记"})
    transfer.export_all(store.path, tmp_path / "all.zip", "口令")
    with closing(Store(tmp_path / "other.db")) as other:
        assert transfer.import_archive(tmp_path / "all.zip", other, "口令").is_single_new
        (id,) = other.list_sent_days()
        assert other.load_report(id)[0] == store.load_report(1)[0]
        assert other.list_sent_days() == {id: DAY}


def test_a_version_that_no_report_can_have_is_not_let_in(store: Store, tmp_path: Path) -> None:
    draft = reopened(store, begun(store, {RECEIVED: 7}))
    send(draft, DAY)
    record = draft.report.frozen_reports["1"].replace(RECEIVED, "requests.nowhere")
    enter(draft, {"frozen.1": record})
    transfer.export_all(store.path, tmp_path / "all.zip")
    with closing(Store(tmp_path / "other.db")) as other, pytest.raises(UnreadableFile):
        transfer.import_archive(tmp_path / "all.zip", other)


def test_a_damaged_day_is_shown_nowhere(store: Store) -> None:
    send(reopened(store, begun(store)), DAY)
    with store._file.write_transaction():
        store._connection.execute("UPDATE sent_days SET day = '2026-01-29'")
    assert store.list_sent_days() == {}


def test_damage_to_a_version_is_damage_to_the_draft(store: Store) -> None:
    send(reopened(store, begun(store, {RECEIVED: 7})), DAY)
    assert store.check_drafts() == {}
    with store._file.write_transaction():
        store._connection.execute("UPDATE entries SET value = replace(value, '7', '8') WHERE place = 'frozen.1'")
    assert set(store.check_drafts()) == {1}


def test_the_draft_sent_is_still_there_after_the_file_was_closed(store: Store) -> None:
    send(reopened(store, begun(store, {RECEIVED: 7})), DAY)
    path = store.path
    store.close()
    with closing(Store(path)) as again:
        assert again.list_sent_days() == {1: DAY}
        assert reopened(again, 1).report.frozen_reports.keys() == {"1"}
