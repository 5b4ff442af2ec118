"""Every edit is on disk when made and comes back as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.findings import Tally, count_findings
from model.errors import StoreError
from model.form import editions
from model.form.figures import Money
from model.report.edits import Change, Edit
from model.report.report import Report, Value
from model.storage.store import DELETED_RETENTION, Store
from tests.model.drafting import RECEIVED, begun, enter, exact, fillings, kept, reopened, somewhere

EDITIONS = st.sampled_from(editions.list_editions())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file of drafts is to be."""
    return tmp_path / "drafts.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store."""
    with closing(Store(path)) as store:
        yield store


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


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_values_come_back_to_the_last_digit(data: st.DataObject) -> None:
    edition = data.draw(EDITIONS)
    first, second = data.draw(fillings(edition)), data.draw(fillings(edition))
    last = Report(edition).with_values(data.draw(fillings(edition)))
    with somewhere() as path:
        with closing(Store(path)) as store:
            id = begun(store, first, edition)
            draft = reopened(store, id)
            enter(draft, second)
            store.set_last_year(id, last)
        with closing(Store(path)) as store:
            assert exact(kept(store, id)) == exact(draft.report)
            stored_last = store.load_report(id)[1]
            assert stored_last is not None
            assert exact(stored_last) == exact(last)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("overview", "甲\x00乙\x01\x1b\r\n丙\u2028"),
        ("problems", "𠮷田"),
        ("cover.unit", "'); DROP TABLE drafts; --"),
        ("disclosure.procurement.amount", Money(Decimal("52.10"), "")),
        ("disclosure.procurement.amount", Money(Decimal("52.10"), "万元")),
        ("disclosure.licensing.change", -4),
        (RECEIVED, 0),
        (RECEIVED, 999_999_999_999_999),
    ],
)
def test_values_that_are_easily_spoilt_come_back(store: Store, place: str, value: Value) -> None:
    id = begun(store, edition="2019")
    enter(reopened(store, id), {place: value})
    found = store.load_report(id)[0].value_at(place)
    assert (found, str(found)) == (value, str(value))


def test_half_a_character_from_a_torn_paste_is_stored_as_a_replacement_character(store: Store) -> None:
    id = begun(store)
    enter(reopened(store, id), {"overview": "甲\ud842乙", "other": "\ud842\udfb7田"})
    assert store.load_report(id)[0].prose == {"overview": "甲\ufffd乙", "other": "𠮷田"}


def test_unfilled_and_zero_stay_apart(store: Store) -> None:
    id = begun(store, {RECEIVED: 5})
    draft = reopened(store, id)
    enter(draft, {RECEIVED: None, "requests.granted.natural": 0})
    assert store.load_report(id)[0].figures.keys() >= {"requests.granted.natural"}
    assert RECEIVED not in store.load_report(id)[0].figures


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


def test_a_card_tells_what_the_draft_is_and_how_it_stands(store: Store) -> None:
    id = begun(store, {"cover.unit": "甲局", "cover.year": "2025"})
    draft = reopened(store, id)
    enter(draft, {"cover.unit": "乙局", RECEIVED: 3})
    count = count_findings(draft.findings)
    [card] = store.list_summaries()
    assert (card.id, card.unit, card.year, card.edition) == (id, "乙局", 2025, "2021")
    assert Tally(card.errors, card.warnings, card.empty_cells, card.empty_sections) == count
    assert count.errors
    assert card.changed_at.utcoffset() is not None
    assert datetime.now(UTC) - card.changed_at < timedelta(minutes=1)


@pytest.mark.parametrize("year", ["", "今年", "20255", "9" * 5000])
def test_a_year_that_is_none_is_none_on_the_card(store: Store, year: str) -> None:
    enter(reopened(store, begun(store)), {"cover.year": year, "cover.unit": "甲局"})
    assert [card.year for card in store.list_summaries()] == [None]


def test_the_draft_changed_last_comes_first(store: Store) -> None:
    one, two, three = (begun(store) for _ in range(3))
    enter(reopened(store, two), {RECEIVED: 1})
    assert [card.id for card in store.list_summaries()] == [two, three, one]


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


def test_moments_come_newest_first_page_by_page(store: Store) -> None:
    id, other = begun(store), begun(store)
    draft, neighbour = reopened(store, id), reopened(store, other)
    for i in range(5):
        enter(draft, {RECEIVED: i})
        enter(neighbour, {RECEIVED: i})
    whole = store.list_moments(id)
    assert [moment.edit.changes[0].after for moment in whole] == [4, 3, 2, 1, 0]
    page = store.list_moments(id, most=2)
    assert page + store.list_moments(id, before=page[-1].id) == whole
    assert store.list_moments(id, after=whole[2].id) == whole[:2]
    assert store.creation_time(id) <= whole[-1].made_at


def test_a_moment_can_be_named_and_the_name_taken_away(store: Store) -> None:
    id = begun(store)
    assert store.name_version(id, "空表").moment == 0
    draft = reopened(store, id)
    enter(draft, {RECEIVED: 1})
    first = store.load_history(id)[-1].id
    enter(draft, {RECEIVED: 2})
    now, then = store.name_version(id, "送审稿"), store.name_version(id, "初稿", first)
    assert [(v.name, v.moment) for v in store.list_versions(id)] == [
        ("空表", 0),
        ("送审稿", now.moment),
        ("初稿", first),
    ]
    assert store.report_at(id, then.moment).figures[RECEIVED] == 1
    store.delete_version(now.id)
    assert [version.name for version in store.list_versions(id)] == ["空表", "初稿"]
    assert store.list_versions(begun(store)) == []


def test_last_years_report_can_be_attached_and_taken_away(store: Store) -> None:
    id = begun(store)
    last = Report("2019").with_values({RECEIVED: 4, "claim.requests.received.total": 5})
    for attached in (last, Report("2019"), None):
        store.set_last_year(id, attached)
        assert store.load_report(id)[1] == attached
    assert store.load_report(store.create_draft(Report("2021"), Tally(), last))[1] == last
