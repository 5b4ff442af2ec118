"""Every edit is on disk when made and comes back as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from model.checks.findings import Tally
from model.errors import StoreError
from model.report.edits import Change, Edit
from model.report.report import Report
from model.storage.store import DELETED_RETENTION, Store
from tests.model.drafting import RECEIVED, begun, enter, reopened


def test_a_file_in_use_is_listed_without_the_import_of_sqlite_utils(path: Path, store: Store) -> None:
    begun(store)
    script = (
        "import sys, pathlib; from model.storage.store import Store; "
        "drafts = Store(pathlib.Path(sys.argv[1])).list_summaries(); "
        "print(len(drafts), 'sqlite_utils' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


def test_the_draft_of_a_unit_and_year_is_found_unless_it_was_deleted(store: Store) -> None:
    def put(unit: str, year: str) -> int:
        return store.create_draft(Report("2021", {"unit": unit, "year": year}), Tally())

    older, newer, _ = put("临江县水务局", "2025"), put("临江县水务局", "2025"), put("临江县水务局", "2024")
    assert store.find_draft("临江县水务局", 2025) == newer
    store.delete_drafts(newer)
    assert store.find_draft("临江县水务局", 2025) == older
    assert store.find_draft("临江县水务局", 2023) is None
    assert store.find_draft("云滨县水文站", 2025) is None


# what is entered comes back


def test_a_draft_of_an_edition_this_program_does_not_know_is_still_kept(store: Store) -> None:
    id = store.create_draft(Report("2031", {"unit": "甲局"}), Tally())
    assert store.load_report(id)[0].edition == "2031"


def test_history_tells_every_edit_in_order(store: Store) -> None:
    id = begun(store)
    start = datetime.now(UTC)
    edits = [
        Edit("填写", (Change(RECEIVED, None, 12),)),
        Edit("粘贴 2 格", (Change(RECEIVED, 12, 0), Change("disclosure.fees.amount", None, Decimal("52.10")))),
        Edit("正文", (Change("overview", None, "甲\n𠮷"),)),
        Edit("清除", (Change(RECEIVED, 0, None),)),
    ]
    draft = reopened(store, id)
    for edit in edits:
        draft.apply_edit(edit)
    moments = store.load_history(id)
    assert [moment.edit for moment in moments] == edits
    assert start <= moments[0].made_at <= moments[-1].made_at <= datetime.now(UTC)
    assert str(moments[1].edit.changes[1].after) == "52.10"


# the list of drafts


def test_a_deleted_draft_comes_back_whole(store: Store) -> None:
    id, other = begun(store, {RECEIVED: 5}), begun(store)
    enter(reopened(store, id), {"overview": "已写"})
    store.delete_drafts(id)
    assert [card.id for card in store.list_summaries()] == [other]
    store.undelete_drafts(id)
    assert {card.id for card in store.list_summaries()} == {id, other}
    assert store.load_report(id)[0].prose == {"overview": "已写"}
    assert len(store.load_history(id)) == 1


def test_a_deleted_draft_is_kept_for_thirty_days_and_then_dropped_with_all_it_had(store: Store, path: Path) -> None:
    id, other = begun(store, {RECEIVED: 5}), begun(store)
    enter(reopened(store, id), {"overview": "已写"})
    store.set_last_year(id, Report("2021"))
    store.name_version(id, "送审稿")
    store.delete_drafts(id)
    now = datetime.now(UTC)
    assert timedelta(days=30) == DELETED_RETENTION
    assert store.purge_deleted(now + DELETED_RETENTION - timedelta(minutes=1)) == 0
    assert store.purge_deleted(now + DELETED_RETENTION + timedelta(minutes=1)) == 1
    with closing(sqlite3.connect(path)) as connection:
        for table in ("entries", "edits", "lasts", "versions"):
            assert connection.execute(f"SELECT count(*) FROM {table} WHERE draft = ?", (id,)).fetchone() == (0,)
    assert [card.id for card in store.list_summaries()] == [other]
    with pytest.raises(StoreError, match="已没有这份草稿"):
        store.undelete_drafts(id)


def test_a_draft_that_is_no_more_says_so(store: Store) -> None:
    edit = Edit("填写", (Change(RECEIVED, None, 1),))
    acts: list[Callable[[], object]] = [
        lambda: store.load_report(7),
        lambda: store.record_edit(7, edit, Report("2021"), Tally()),
        lambda: store.load_history(7),
        lambda: store.creation_time(7),
        lambda: store.report_at(7, 0),
        lambda: store.name_version(7, "送审稿"),
        lambda: store.set_last_year(7, None),
        lambda: store.delete_drafts(7),
    ]
    for act in acts:
        with pytest.raises(StoreError, match="已没有这份草稿"):
            act()


def test_last_years_report_can_be_attached_and_taken_away(store: Store) -> None:
    id = begun(store)
    last = Report("2019").with_values({RECEIVED: 4, "claim.requests.received.total": 5})
    for attached in (last, Report("2019"), None):
        store.set_last_year(id, attached)
        assert store.load_report(id)[1] == attached
    assert store.load_report(store.create_draft(Report("2021"), Tally(), last))[1] == last
