"""What the list and the timeline show of drafts and edits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from model.checks.findings import Tally, count_findings
from model.report.report import Report
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened

CARRIED_IN, GRANTED = "requests.carried_in.natural", "requests.granted.natural"


def test_a_card_tells_what_the_draft_is_and_how_it_stands(store: Store) -> None:
    id = begun(store, {"cover.unit": "甲局", "cover.year": "2025"})
    draft = reopened(store, id)
    enter(draft, {"cover.unit": "乙局", RECEIVED: 3, CARRIED_IN: 0, GRANTED: 9})
    count = count_findings(draft.findings)
    [card] = store.list_summaries()
    assert (card.id, card.unit, card.year, card.edition) == (id, "乙局", 2025, "2021")
    assert card.tally == count
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


@pytest.mark.parametrize("damage", ["unit = '云滨县水文占'", "unit = CAST(x'ff' AS TEXT)", "year = 1999"])
def test_a_draft_whose_own_row_is_damaged_can_be_deleted_and_undeleted(store: Store, damage: str) -> None:
    damaged, other = begun(store), begun(store)
    store._connection.execute(f"UPDATE drafts SET {damage} WHERE id = ?", (damaged,))
    store._connection.commit()
    store.delete_drafts(damaged)
    assert [summary.id for summary in store.list_summaries()] == [other]
    [(_, summary)] = store.list_deleted()
    assert (summary.id, summary.is_damaged) == (damaged, True)
    assert store.purge_deleted(datetime.now(UTC) + timedelta(days=400)) == 0
    store.undelete_drafts(damaged)
    assert [(summary.id, summary.is_damaged) for summary in store.list_summaries()] == [(damaged, True), (other, False)]
    assert store.list_deleted() == []


def test_damage_that_looks_like_a_deletion_hides_no_draft(store: Store) -> None:
    id = begun(store)
    store._connection.execute("UPDATE drafts SET deleted = created WHERE id = ?", (id,))
    assert [(summary.id, summary.is_damaged) for summary in store.list_summaries()] == [(id, True)]
    assert store.list_deleted() == []


def test_drafts_of_one_unit_and_year_are_told_apart_by_scope_file_and_time(store: Store) -> None:
    organ = {"cover.unit": "甲县政府办", "cover.year": "2025", "cover.scope": "本机关"}
    report = Report("2021").with_values(organ)
    whole = report.with_values({"cover.scope": "本级政府汇总"})
    one = store.create_draft(report, Tally())
    other = store.create_draft(whole, Tally())
    read = store.create_draft(whole, Tally(), file_words="“年报.pdf”")
    copy = store.create_draft(report, Tally())
    alone = store.create_draft(report.with_values({"cover.year": "2024"}), Tally())
    told = {
        summary.id: (summary.scope, summary.source, summary.created_at is not None)
        for summary in store.list_summaries()
    }
    assert told == {
        one: ("本机关", "", True),
        copy: ("本机关", "", True),
        other: ("本级政府汇总", "", False),
        read: ("本级政府汇总", "“年报.pdf”", False),
        alone: ("", "", False),
    }
    store.delete_drafts(copy, other, read)
    assert {summary.scope for summary in store.list_summaries()} == {""}


def test_the_drafts_of_a_unit_come_with_their_years(store: Store) -> None:
    one, other = (
        store.create_draft(Report("2021", {"unit": "甲局", "year": year}), Tally()) for year in ("2023", "2024")
    )
    gone = store.create_draft(Report("2021", {"unit": "甲局", "year": "2022"}), Tally())
    store.create_draft(Report("2021", {"unit": "甲局", "year": ""}), Tally())
    store.create_draft(Report("2021", {"unit": "乙局", "year": "2023"}), Tally())
    store.delete_drafts(gone)
    assert store.list_drafts_of_unit("甲局") == [(other, 2024), (one, 2023)]
