"""A damaged draft comes back from its history or a backup, as is chosen, and nothing else changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.recovery import backups, draft_repair
from model.report.report import Report
from model.report.report_json import to_record
from model.storage.backup_names import default_folder
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, exact, reopened

NOW = datetime(2026, 1, 12, tzinfo=UTC)
OTHER = "requests.granted.natural"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of two drafts, each with a history, and a backup of it from before the last edit of each."""
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        for unit in ("临江县水务局", "云滨县水文站"):
            draft = begun(store, {"cover.unit": unit, "cover.year": "2025", "requests.carried_in.natural": 2})
            store.set_last_year(draft, Report("2021").with_values({"cover.unit": unit}))
            opened = reopened(store, draft)
            enter(opened, {RECEIVED: 4175, "overview": "主动公开。"})
            store.name_version(draft, "送审稿")
        backups.make_backup(path, _folder(path), NOW)
        for draft in (1, 2):
            enter(reopened(store, draft), {OTHER: 11})
    return path


def _folder(path: Path) -> Path:
    folder = default_folder(path)
    folder.mkdir(exist_ok=True)
    return folder


def damage(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for sql in statements:
            connection.execute(sql)


def contents(path: Path, draft: int) -> object:
    """Everything that the store gives of a draft."""
    with closing(Store(path)) as store:
        report, last = store.load_report(draft)
        assert last is not None
        history = [moment.edit for moment in store.load_history(draft)]
        versions = [version.name for version in store.list_versions(draft)]
        [summary] = [one for one in store.list_summaries() if one.id == draft]
        return exact(report), to_record(last), history, versions, summary


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE drafts SET changed = '20r6' || substr(changed, 5) WHERE id = 1",
        "UPDATE drafts SET unit = CAST(x'e4b8b46ab19fe58ebfe6b0b4e58aa1e5b180' AS TEXT) WHERE id = 1",
        "UPDATE drafts SET year = 2024 WHERE id = 1",
        "UPDATE entries SET value = '5175' WHERE value = '4175' AND draft = 1",
        "UPDATE entries SET value = '3' WHERE place = 'requests.carried_in.natural' AND draft = 1",
        "UPDATE lasts SET record = replace(record, '水', '氵') WHERE draft = 1",
        "UPDATE edits SET changes = replace(changes, '4175', '417u') WHERE draft = 1",
    ],
)
def test_one_changed_byte_comes_back_as_it_was(sql: str, path: Path) -> None:
    before, other = contents(path, 1), contents(path, 2)
    damage(path, sql)
    with closing(Store(path)) as store:
        offer = draft_repair.make_offer(path, 1, _folder(path))
        assert offer is not None
        assert (offer.is_certain, offer.by_history is not None) == (True, True)
        assert offer.by_history
        store.replace_draft(1, offer.by_history)
        assert store.check_drafts() == {}
    assert contents(path, 1) == before
    assert contents(path, 2) == other


def test_figures_that_an_edit_entered_come_back_from_the_history(path: Path) -> None:
    before = contents(path, 1)
    damage(path, "UPDATE entries SET value = '999' WHERE draft = 1 AND place LIKE 'requests.%d.natural'")
    offer = draft_repair.make_offer(path, 1, _folder(path))
    assert offer is not None
    assert offer.by_history is not None
    assert (offer.is_certain, [one.by_history for one in offer.damage.differences]) == (True, ["4175", "11"])
    with closing(Store(path)) as store:
        store.replace_draft(1, offer.by_history)
    assert contents(path, 1) == before


def test_the_draft_of_the_newest_backup_that_has_it_undamaged_can_be_taken(path: Path) -> None:
    damage(path, "UPDATE entries SET value = '77' WHERE draft = 1 AND place LIKE 'requests.carried%'",
           "DELETE FROM edits WHERE draft = 1")  # fmt: skip
    with closing(Store(path)) as store:
        backups.make_backup(path, _folder(path), NOW.replace(day=13))
        offer = draft_repair.make_offer(path, 1, _folder(path))
        assert offer is not None
        assert offer.backup is not None
        assert offer.backed_up is not None
        assert (offer.is_certain, offer.backup.made_at) == (False, NOW)
        kept = backups.back_up_before_restoring(path, NOW)
        store.replace_draft(1, offer.backed_up)
        assert store.load_report(1)[0].figures[RECEIVED] == 4175
        assert OTHER not in store.load_report(1)[0].figures
        assert store.load_report(2)[0].figures[OTHER] == 11
        assert [version.name for version in store.list_versions(1)] == ["送审稿"]
    assert kept.damaged_count == 1


def test_a_value_that_makes_no_sense_and_is_in_no_history_is_unread_and_not_blank(path: Path) -> None:
    damage(path, "UPDATE entries SET value = '??' WHERE place LIKE 'requests.carried%' AND draft = 1",
           "UPDATE entries SET value = CAST(x'ffff' AS TEXT) WHERE place = 'overview' AND draft = 1",
           "DELETE FROM digests")  # fmt: skip
    offer = draft_repair.make_offer(path, 1, _folder(path))
    assert offer is not None
    assert offer.by_history is not None
    with closing(Store(path)) as store:
        store.replace_draft(1, offer.by_history)
        report, _ = store.load_report(1)
    assert set(report.unread) == {"requests.carried_in.natural"}
    assert report.prose["overview"] == "主动公开。"


def test_a_draft_whose_own_row_is_lost_comes_back(path: Path) -> None:
    damage(path, "PRAGMA foreign_keys = OFF", "DELETE FROM drafts WHERE id = 1")
    offer = draft_repair.make_offer(path, 1, _folder(path))
    assert offer is not None
    assert offer.by_history is not None
    assert not offer.is_certain
    with closing(Store(path)) as store:
        store.replace_draft(1, offer.by_history)
        [summary] = [one for one in store.list_summaries() if one.id == 1]
        assert (summary.unit, summary.year, summary.is_damaged) == ("临江县水务局", 2025, False)
        assert store.load_report(1)[0].figures[OTHER] == 11


def test_nothing_is_offered_for_a_draft_that_is_sound(path: Path) -> None:
    assert draft_repair.make_offer(path, 2, _folder(path)) is None


def test_a_damaged_index_is_rebuilt(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'index'"))
    data = bytearray(path.read_bytes())
    one, other = ((roots[name] - 1) * 4096 for name in ("idx_edits_draft", "idx_versions_draft"))
    data[one : one + 4096] = data[other : other + 4096]
    path.write_bytes(data)
    with closing(Store(path)) as store:
        assert {id: damage.is_index_only for id, damage in store.check_drafts().items()} == {1: True, 2: True}
        store.rebuild_indexes()
        assert store.check_drafts() == {}
        assert len(store.load_history(1)) == 2
