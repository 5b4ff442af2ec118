"""A backup that is not sound never displaces a sound one.

Covers model/recovery/backup_check.py too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.recovery import backups
from model.recovery.backup_rotation import MAX_DAILY, MAX_HOURLY
from model.storage.backup_names import default_folder
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        begun(store, {RECEIVED: 4175})
    return path


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entries SET value = '5175' WHERE value = '4175'")


def back_up(path: Path, count: int, begin: datetime) -> list[backups.Backup]:
    folder = default_folder(path)
    folder.mkdir(exist_ok=True)
    return [backups.make_backup(path, folder, begin + timedelta(minutes=number)) for number in range(count)]


def test_backups_of_a_damaged_draft_say_so_and_leave_the_sound_ones(path: Path) -> None:
    sound = back_up(path, 3, NOW)
    damage(path)
    damaged = back_up(path, MAX_HOURLY + 2, NOW + timedelta(hours=2))
    assert {one.damaged_count for one in sound} == {0}
    assert {(one.is_intact, one.is_sound, one.damaged_count) for one in damaged} == {(True, False, 1)}
    left = backups.list_backups(default_folder(path))
    assert set(sound) < set(left)
    assert backups.find_newest_intact(default_folder(path)) == sound[-1]
    assert len(left) <= len(sound) + MAX_HOURLY + 2


def test_backups_damaged_on_the_disk_displace_no_sound_one(path: Path) -> None:
    made = back_up(path, MAX_HOURLY + 1, NOW)
    for backup in made[2:]:
        damage(backup.path)
    back_up(path, 2, NOW + timedelta(hours=1))
    left = [backup.path for backup in backups.list_backups(default_folder(path)) if backup.is_sound]
    assert {one.path for one in made[:2]} <= set(left)


def test_sound_ones_are_kept_by_their_number_as_ever(path: Path) -> None:
    back_up(path, MAX_HOURLY + 3, NOW)
    left = backups.list_backups(default_folder(path))
    assert len(left) == MAX_HOURLY + 1
    assert MAX_DAILY > MAX_HOURLY
