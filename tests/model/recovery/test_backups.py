"""Backups are whole or not there, the oldest make room, and restoring one loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.errors import StoreError
from model.recovery import backups
from model.recovery.backups import Backup, find_newest_intact, is_due, make_backup, restore_backup
from model.storage.migrations import STEPS
from model.storage.store import Store
from tests.drafts.make import FOLDER
from tests.model.drafting import RECEIVED, begun, enter, reopened

NOW = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of drafts with one draft in it."""
    with closing(Store(tmp_path / "drafts.db")) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 1})
    return tmp_path / "drafts.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the backups go."""
    return tmp_path / backups.BACKUP_FOLDER


def type(path: Path, figure: int) -> None:
    with closing(Store(path)) as store:
        enter(reopened(store, 1), {RECEIVED: figure})


def figure(path: Path) -> object:
    with closing(Store(path)) as store:
        return store.load_report(1)[0].figures.get(RECEIVED)


def test_a_backup_made_while_the_store_is_open_holds_the_last_edit(path: Path, folder: Path) -> None:
    with closing(Store(path)) as store:
        enter(reopened(store, 1), {RECEIVED: 2})
        made = make_backup(path, folder, NOW)
        enter(reopened(store, 1), {RECEIVED: 3})
    assert (made.made_at, made.draft_count, made.is_intact) == (NOW, 1, True)
    assert backups.list_backups(folder) == [made]
    assert figure(made.path) == 2
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert made.path.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_due_an_hour_after_the_last(path: Path, folder: Path) -> None:
    assert is_due(folder, NOW)
    make_backup(path, folder, NOW)
    assert not is_due(folder, NOW + HOUR / 2)
    assert is_due(folder, NOW + HOUR)
    assert is_due(folder, NOW - DAY)  # the clock was set back: that backup does not stand for today's


def test_the_last_twenty_four_and_the_last_of_thirty_days_are_kept(path: Path, folder: Path) -> None:
    for day in range(40):
        for hour in range(3):
            make_backup(path, folder, NOW + day * DAY + hour * HOUR)
    found = [backup.made_at for backup in backups.list_backups(folder)]
    newest = [NOW + day * DAY + hour * HOUR for day in range(39, -1, -1) for hour in (2, 1, 0)]
    assert found[:24] == newest[:24]
    assert found[24:] == [NOW + day * DAY + 2 * HOUR for day in range(31, 9, -1)]


def test_a_clock_that_once_ran_ahead_pushes_no_backup_out(path: Path, folder: Path) -> None:
    for hour in range(30):
        make_backup(path, folder, NOW + 9000 * DAY + hour * HOUR)
    for hour in range(24):
        make_backup(path, folder, NOW + hour * HOUR)
    assert sum(backup.made_at < NOW + DAY for backup in backups.list_backups(folder)) == 24


def test_two_backups_of_one_second_are_two(path: Path, folder: Path) -> None:
    assert len({make_backup(path, folder, NOW).path, make_backup(path, folder, NOW).path}) == 2


def test_a_backup_comes_back_and_the_present_file_is_backed_up_first(path: Path, folder: Path) -> None:
    backup = make_backup(path, folder, NOW)
    type(path, 2)
    kept = restore_backup(backup, path, NOW + HOUR)
    assert figure(path) == 1
    assert kept is not None
    assert "恢复前" in kept.name
    before = next(found for found in backups.list_backups(folder) if found.path == kept)
    restore_backup(before, path, NOW + 2 * HOUR)
    assert figure(path) == 2


def test_what_a_killed_program_left_in_its_log_is_in_the_backup_before_a_restore(path: Path, folder: Path) -> None:
    backup = make_backup(path, folder, NOW)
    with closing(Store(path)) as store:
        enter(reopened(store, 1), {RECEIVED: 7})
        aside = path.with_name("killed")
        aside.mkdir()
        for file in path.parent.glob("drafts.db*"):
            shutil.copy(file, aside)
    left = aside / "drafts.db"
    assert left.with_name("drafts.db-wal").stat().st_size
    kept = restore_backup(backup, left, NOW)
    assert kept is not None
    assert (figure(left), figure(kept)) == (1, 7)


def test_a_damaged_file_is_set_aside_before_a_restore(path: Path, folder: Path) -> None:
    backup = make_backup(path, folder, NOW)
    path.write_bytes(b"no drafts" * 1000)
    kept = restore_backup(backup, path, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"no drafts" * 1000
    assert figure(path) == 1


def test_a_vanished_file_is_restored(path: Path, folder: Path) -> None:
    backup = make_backup(path, folder, NOW)
    path.unlink()
    assert restore_backup(backup, path, NOW) is None
    assert figure(path) == 1


def test_an_older_programs_backup_is_restored_and_migrated(path: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(FOLDER / "1.db", folder / "drafts-20250112-093000+0000.db")
    [backup] = backups.list_backups(folder)
    assert (backup.draft_count, backup.is_intact) == (1, True)
    restore_backup(backup, path, NOW)
    with closing(Store(path)) as store:
        assert store.list_summaries()[0].unit == "云滨县水文站"


def spoil(path: Path) -> None:
    path.write_bytes(b"x" * 9000)


def age(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")


def rename(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")


@pytest.mark.parametrize(
    ("deed", "words"), [(spoil, "已损坏"), (age, "升级程序"), (rename, "不是年报的备份"), (Path.unlink, "不在了")]
)
def test_what_cannot_be_restored_is_said_and_the_present_file_stands(
    path: Path, folder: Path, deed: object, words: str
) -> None:
    backup = make_backup(path, folder, NOW)
    type(path, 2)
    assert callable(deed)
    deed(backup.path)
    with pytest.raises(StoreError, match=words):
        restore_backup(backup, path, NOW)
    assert figure(path) == 2


def test_a_file_that_is_open_elsewhere_is_not_replaced(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "BUSY_TIMEOUT", 0.05)
    backup = make_backup(path, folder, NOW)
    with closing(Store(path)) as store:
        enter(reopened(store, 1), {RECEIVED: 2})
        with pytest.raises(StoreError, match="另一个"):
            restore_backup(backup, path, NOW)
        enter(reopened(store, 1), {RECEIVED: 3})
    assert figure(path) == 3
    assert not list(path.parent.glob(".nianbao-*"))


def test_a_spoilt_backup_is_listed_as_such_and_passed_over(path: Path, folder: Path) -> None:
    good, bad = make_backup(path, folder, NOW), make_backup(path, folder, NOW + HOUR)
    spoil(bad.path)
    assert backups.list_backups(folder) == [Backup(bad.path, bad.made_at, 0, False), good]
    assert find_newest_intact(folder) == good


def test_a_damaged_file_of_drafts_makes_no_backup(path: Path, folder: Path) -> None:
    spoil(path)
    with pytest.raises(StoreError, match="已损坏"):
        make_backup(path, folder, NOW)
    assert list(folder.iterdir()) == []


def test_a_vanished_folder_is_named(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "copies"
    with pytest.raises(StoreError, match="U 盘") as trouble:
        make_backup(path, stick, NOW)
    assert str(stick) in str(trouble.value)
    assert backups.list_backups(stick) == []
    assert find_newest_intact(stick) is None


def test_other_files_in_the_folder_are_left_alone(path: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "drafts-old.db").write_text("mine")
    for hour in range(30):
        make_backup(path, folder, NOW + hour * HOUR)
    assert (folder / "drafts-old.db").read_text() == "mine"
