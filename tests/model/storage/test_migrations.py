"""Files of every earlier shape open, and nothing is lost on the way.

Covers model/storage/schema.py too.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from model.errors import NewerStoreError, StoreError
from model.recovery import backups
from model.report.report_json import to_record
from model.storage.backup_names import default_folder
from model.storage.migrations import STEPS, migrate
from model.storage.store import Store
from tests.drafts import make
from tests.model.drafting import begun, enter, exact, kept, reopened

ALL_STEPS = range(1, len(STEPS) + 1)


def rename_label(db: Database) -> None:
    """A step as a later program may bring it."""
    db.table("edits").transform(rename={"label": "name"})


def stumble(db: Database) -> None:
    """A step that fails half-way."""
    db.execute("DELETE FROM drafts")
    raise sqlite3.OperationalError("no")


def version(path: Path) -> int:
    """The schema step a file has reached."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The file of the newest released step, in a folder of its own."""
    return Path(shutil.copy(make.FOLDER / f"{len(STEPS)}.db", tmp_path / "drafts.db"))


@pytest.mark.parametrize("step", ALL_STEPS)
def test_the_file_of_each_step_opens_and_holds_what_was_entered(step: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(make.FOLDER / f"{step}.db", tmp_path / "drafts.db"))
    fresh = Store(tmp_path / "fresh.db")
    expected = make.fill(fresh).report
    fresh.close()
    store = Store(path)
    [card] = store.list_summaries()
    report, last = store.load_report(card.id)
    assert (card.unit, card.year, card.edition) == ("云滨县水文站", 2021, "2021")
    assert exact(kept(store, card.id)) == exact(expected)
    assert last is not None
    assert to_record(last) == to_record(make.LAST)
    before = [{change.place: change.after for change in moment.edit.changes} for moment in store.load_history(card.id)]
    assert before == list(make.ENTERED)
    names = [(version.name, version.moment) for version in store.list_versions(card.id)]
    assert names == ([] if step < 2 else [(make.VERSION, store.load_history(card.id)[-1].id)])
    assert (store.list_unplaced(card.id), card.origin) == (() if step < 3 else make.UNPLACED, "")
    enter(reopened(store, card.id), {"other": "无"})
    assert store.load_report(card.id)[0].prose == {**report.prose, "other": "无"}
    store.close()


def test_a_new_file_starts_in_the_newest_shape_and_needs_no_copy(tmp_path: Path) -> None:
    Store(tmp_path / "drafts.db").close()
    assert version(tmp_path / "drafts.db") == len(STEPS)
    assert [file.name for file in tmp_path.glob("*.db")] == ["drafts.db"]


def test_a_further_step_is_taken_once_with_a_copy_kept_of_the_file_before(old: Path) -> None:
    steps = (*STEPS, rename_label)
    with closing(Database(old)) as db:
        copy = migrate(db, old, steps)
        assert migrate(db, old, steps) is None
        assert "name" in db.table("edits").columns_dict
    assert copy is not None
    assert (version(old), version(copy)) == (len(STEPS) + 1, len(STEPS))
    [kept] = backups.list_backups(default_folder(old))
    assert (kept.path, kept.occasion, kept.draft_count, kept.is_intact) == (copy, "升级前", 1, True)
    backups.restore_backup(kept, old, datetime.now(UTC))
    with closing(Store(old)) as store:
        assert len(store.list_summaries()) == 1


def test_a_step_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    with closing(Database(old)) as db, pytest.raises(sqlite3.OperationalError):
        migrate(db, old, (*STEPS, stumble))
    store = Store(old)
    assert len(store.list_summaries()) == 1
    store.close()


def test_the_file_of_a_newer_program_is_left_alone_and_can_be_looked_at(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("ALTER TABLE drafts ADD COLUMN colour TEXT")
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerStoreError, match="请先升级程序"):
        Store(old)
    with closing(Store(old, read_only=True)) as store:
        [card] = store.list_summaries()
        assert store.load_report(card.id)[0].unit == "云滨县水文站"
        with pytest.raises(StoreError, match="只能看"):
            enter(reopened(store, card.id), {"other": "无"})
    assert version(old) == len(STEPS) + 1
    assert [file.name for file in old.parent.glob("*.db")] == ["drafts.db"]


def test_the_file_of_an_older_program_waits_where_nothing_may_be_written(tmp_path: Path) -> None:
    path = Path(shutil.copy(make.FOLDER / "1.db", tmp_path / "drafts.db"))
    with pytest.raises(StoreError, match="旧版本"):
        Store(path, read_only=True)
    assert version(path) == 1


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StoreError, match="不是年报的草稿文件"):
        Store(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_the_shape_of_a_step_is_what_its_file_has(tmp_path: Path) -> None:
    """A released step that was altered afterwards would not match the file made when it was released."""
    path = tmp_path / "drafts.db"
    store = Store(path)
    begun(store)
    store.close()

    def shape(file: Path) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(file)) as connection:
            return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()

    assert shape(path) == shape(make.FOLDER / f"{len(STEPS)}.db")
