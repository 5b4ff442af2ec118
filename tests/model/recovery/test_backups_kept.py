"""Which backups are kept, where, and how much room they take."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from model.errors import StoreError
from model.recovery import backups
from model.recovery.backups import find_newest_intact, is_due, make_backup, restore_backup
from tests.model.recovery.test_backups import DAY, HOUR, NOW, folder, path

__all__ = ["folder", "path"]


def test_names_of_days_that_never_were_are_no_backups(path: Path, folder: Path) -> None:
    made = make_backup(path, folder, NOW)
    for name in ("drafts-99999999-999999+9999.db", "drafts-00010101-000000+1400.db", "drafts-20260230-000000+0000.db"):
        (folder / name).write_text("x")
    assert made in backups.list_backups(folder)
    assert not is_due(folder, NOW + HOUR / 2)
    assert find_newest_intact(folder) == made


def test_backups_of_two_folders_are_one_list(path: Path, folder: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    here, there = make_backup(path, folder, NOW), make_backup(path, chosen, NOW + HOUR)
    assert backups.list_backups(chosen, folder) == backups.list_backups(folder, chosen, folder) == [there, here]


def test_what_was_before_a_restore_stays_at_home_wherever_the_backup_is(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    kept = restore_backup(make_backup(path, chosen, NOW), path, NOW)
    assert kept is not None
    assert kept.parent == folder
    assert len(list(chosen.iterdir())) == 1
    for hour in range(40):  # the backups that follow push only their like out
        make_backup(path, chosen, NOW + hour * HOUR)
    assert kept.exists()


def test_those_before_a_restore_make_room_too(path: Path, folder: Path) -> None:
    backup = make_backup(path, folder, NOW)
    for hour in range(backups.MAX_OF_OCCASION + 5):
        restore_backup(backup, path, NOW + hour * HOUR)
    make_backup(path, folder, NOW + 2 * DAY)
    assert sum(one.occasion == "恢复前" for one in backups.list_backups(folder)) == backups.MAX_OF_OCCASION


def test_programs_that_back_up_at_once_do_not_trip_over_each_other(path: Path, folder: Path) -> None:
    def many(program: int) -> None:
        for hour in range(40):
            make_backup(path, folder, NOW + hour * HOUR + program * timedelta(minutes=1))

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(many, range(3)))
    found = backups.list_backups(folder)
    assert all(one.is_intact for one in found)
    assert backups.MAX_HOURLY <= len(found) <= backups.MAX_HOURLY + backups.MAX_DAILY


def test_what_killed_programs_left_is_cleared_away_after_a_day(path: Path, folder: Path) -> None:
    make_backup(path, folder, NOW)
    left = [folder / ".nianbao-0123456789abcdef.db", path.parent / ".nianbao-0123456789abcdef"]
    left[0].write_text("half")
    left[1].mkdir()
    (left[1] / "drafts.db").write_text("half")
    mine = [path.parent / ".nianbao-settings", path.parent / ".nianbao-0123456789abcdeg"]
    for file in mine:
        file.mkdir()
    make_backup(path, folder, NOW)
    assert all(file.exists() for file in left)
    for file in (*left, *mine):
        os.utime(file, (0, 0))
    make_backup(path, folder, NOW)
    assert not any(file.exists() for file in left)
    assert all(file.exists() for file in mine)


def test_backups_never_take_more_than_their_share_of_the_disk(path: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("may not mount a disk here")
    try:
        size = make_backup(path, disk, NOW).path.stat().st_size
        for hour in range(30):
            last = make_backup(path, disk, NOW + hour * HOUR)
        found = backups.list_backups(disk)
        assert found[0] == last
        assert len(found) >= 3
        assert sum(one.path.stat().st_size for one in found) <= max((4 << 20) // 10, 3 * size)
        free = shutil.disk_usage(disk).free
        (disk / "filler").write_bytes(bytes(free - size))  # room for it, and then for nothing else
        with pytest.raises(StoreError, match="磁盘满了"):
            make_backup(path, disk, NOW + DAY)
        assert backups.list_backups(disk) == found
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
