"""A clock set back or gone ahead: the order of things stays, and nothing is dropped for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.recovery import backups
from model.storage import store, store_file, store_reader
from model.storage.store import DELETED_RETENTION, Store
from tests.model.drafting import RECEIVED, begun, enter, reopened

DAY = timedelta(days=1)
TODAY = datetime(2026, 1, 12, 9, tzinfo=UTC)


class Clock(datetime):
    """The time the store is told."""

    at = TODAY

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return cls.at


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Clock]]:
    """A clock that can be set."""
    for module in (store, store_reader, store_file):
        monkeypatch.setattr(module, "datetime", Clock)
    Clock.at = TODAY
    yield Clock
    Clock.at = TODAY


def test_the_timeline_keeps_the_order_in_which_things_were_done(tmp_path: Path, clock: type[Clock]) -> None:
    with closing(Store(tmp_path / "drafts.db")) as drafts:
        id = begun(drafts)
        draft = reopened(drafts, id)
        for number, days in enumerate([0, -9000, 300, -1, 0], start=1):
            clock.at = TODAY + days * DAY
            enter(draft, {RECEIVED: number})
        moments = drafts.load_history(id)
        assert [moment.edit.changes[0].after for moment in moments] == [1, 2, 3, 4, 5]
        assert drafts.report_at(id, moments[2].id).figures[RECEIVED] == 3
        assert drafts.load_report(id)[0].figures[RECEIVED] == 5


@pytest.mark.parametrize("days", [-20_000, -300])
def test_what_is_deleted_by_a_clock_set_back_is_kept_for_thirty_days_all_the_same(
    tmp_path: Path, clock: type[Clock], days: int
) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as drafts:
        id, _ = begun(drafts), begun(drafts)
        clock.at = TODAY + days * DAY
        drafts.delete_drafts(id)
    clock.at = TODAY + DAY
    with closing(Store(path)) as drafts:
        assert [card.id for _, card in drafts.list_deleted()] == [id]
        drafts.undelete_drafts(id)


def test_a_clock_ahead_for_a_day_empties_no_bin(tmp_path: Path, clock: type[Clock]) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as drafts:
        id, other = begun(drafts), begun(drafts)
        drafts.delete_drafts(id)
    clock.at = TODAY + 4000 * DAY
    with closing(Store(path)) as drafts:
        enter(reopened(drafts, other), {RECEIVED: 1})
    clock.at = TODAY + DAY
    with closing(Store(path)) as drafts:
        assert [card.id for _, card in drafts.list_deleted()] == [id]


@pytest.mark.parametrize("ahead", [[40], [40, 0, 80, 0, 200], [400, 401, 402], [-300, 40], [20_000]])
def test_what_was_deleted_a_minute_ago_stays_however_the_clock_is_set_and_whatever_is_written_then(
    tmp_path: Path, clock: type[Clock], ahead: list[int]
) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as drafts:
        id, other = begun(drafts), begun(drafts)
        drafts.delete_drafts(id)
    for number, days in enumerate(ahead):
        clock.at = TODAY + days * DAY + timedelta(minutes=1)
        for figure in (1, 2):
            with closing(Store(path)) as drafts:
                assert [card.id for _, card in drafts.list_deleted()] == [id]
                enter(reopened(drafts, other), {RECEIVED: 10 * number + figure})
    clock.at = TODAY + timedelta(minutes=2)
    with closing(Store(path)) as drafts:
        drafts.undelete_drafts(id)
        assert {card.id for card in drafts.list_summaries()} == {id, other}


def test_a_clock_that_stands_forty_days_ahead_makes_no_month_of_a_week(tmp_path: Path, clock: type[Clock]) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as drafts:
        id, other = begun(drafts), begun(drafts)
        drafts.delete_drafts(id)
    for day in range(7):
        clock.at = TODAY + (40 + day) * DAY
        with closing(Store(path)) as drafts:
            enter(reopened(drafts, other), {RECEIVED: day})
    with closing(Store(path)) as drafts:
        assert [card.id for _, card in drafts.list_deleted()] == [id]


def test_a_bin_is_emptied_when_work_went_on_for_thirty_days(tmp_path: Path, clock: type[Clock]) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as drafts:
        id, other = begun(drafts), begun(drafts)
        drafts.delete_drafts(id)
        draft = reopened(drafts, other)
        for day in range(DELETED_RETENTION.days):
            clock.at = TODAY + day * DAY + timedelta(hours=1)
            enter(draft, {RECEIVED: day})
    with closing(Store(path)) as drafts:
        assert [card.id for _, card in drafts.list_deleted()] == [id]
    clock.at = TODAY + DELETED_RETENTION + DAY
    with closing(Store(path)) as drafts:
        assert drafts.list_deleted() == []
        assert [card.id for card in drafts.list_summaries()] == [other]


def test_a_draft_is_deleted_at_a_time_even_where_no_draft_was_changed_at_one(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as drafts:
        id = begun(drafts)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE drafts SET changed = 'x'")
        connection.commit()
    with closing(Store(path)) as drafts:
        drafts.delete_drafts(id)
        (at,) = drafts._connection.execute("SELECT deleted FROM drafts WHERE id = ?", (id,)).fetchone()
    assert datetime.fromisoformat(at) == TODAY


def test_backups_of_a_clock_set_back_stand_beside_the_others(tmp_path: Path) -> None:
    path, folder = tmp_path / "drafts.db", tmp_path / backups.BACKUP_FOLDER
    with closing(Store(path)) as drafts:
        begun(drafts)
    for day in range(40):
        backups.make_backup(path, folder, TODAY + day * DAY)
    right = set(backups.list_backups(folder)[: backups.MAX_DAILY])
    set_back = [backups.make_backup(path, folder, TODAY - 9000 * DAY + hour * DAY / 24) for hour in range(30)]
    found = set(backups.list_backups(folder))
    assert right <= found
    assert set(set_back[-backups.MAX_HOURLY :]) <= found
