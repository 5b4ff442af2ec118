"""Backups are made by themselves, when they are due and there is something new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.backup.hourly_backup import HourlyBackup
from model.recovery import backups
from model.storage.store import Store
from tests.model.drafting import begun


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with a draft."""
    with closing(Store(tmp_path / "drafts.db")) as store:
        begun(store)
        yield store


Keep = Callable[[Path], HourlyBackup]


@pytest.fixture
def keep(store: Store) -> Iterator[Keep]:
    """Makes a Safekeeping for a folder, which stops before its store is closed."""
    made: list[HourlyBackup] = []

    def make(folder: Path) -> HourlyBackup:
        made.append(HourlyBackup(store, folder))
        return made[-1]

    yield make
    for keeping in made:
        keeping.stop_timer()


def test_a_backup_is_made_once_and_not_again_within_the_hour(
    qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path
) -> None:
    keeping = keep(tmp_path / backups.BACKUP_FOLDER)
    with qtbot.waitSignal(keeping.made):
        keeping.back_up_if_due()
    begun(store)
    with qtbot.assertNotEmitted(keeping.made, wait=200):
        keeping.back_up_if_due()
    [backup] = backups.list_backups(keeping.folder)
    assert (backup.draft_count, backup.is_intact) == (1, True)


def test_nothing_new_needs_no_backup(qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path) -> None:
    keeping = keep(tmp_path / backups.BACKUP_FOLDER)
    with qtbot.waitSignal(keeping.made):
        keeping.back_up_if_due()
    for backup in backups.list_backups(keeping.folder):
        backup.path.unlink()
    with qtbot.assertNotEmitted(keeping.made, wait=200):
        keeping.back_up_if_due()
    begun(store)
    with qtbot.waitSignal(keeping.made):
        keeping.back_up_if_due()


def test_while_the_folder_is_away_backups_go_to_the_usual_one_which_is_said_once(
    qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "copies"
    keeping = keep(stick)
    with qtbot.waitSignal(keeping.failed) as said:
        keeping.back_up_if_due()
    assert said.args is not None
    assert "U 盘" in said.args[0]
    assert str(tmp_path / backups.BACKUP_FOLDER) in said.args[0]
    with qtbot.assertNotEmitted(keeping.failed, wait=200):
        begun(store)
        keeping.back_up_if_due()
    assert len(backups.list_backups(tmp_path / backups.BACKUP_FOLDER)) == 1
    stick.mkdir(parents=True)

    def looked() -> bool:
        keeping.back_up_if_due()  # as it does every minute; while the look before is still busy, nothing comes of it
        return bool(backups.list_backups(stick))

    qtbot.waitUntil(looked)
    assert [backup.draft_count for backup in backups.list_backups(stick)] == [2]


def test_one_made_now_does_not_wait_for_the_hour(qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path) -> None:
    keeping = keep(tmp_path / backups.BACKUP_FOLDER)
    for _ in range(2):
        with qtbot.waitSignal(keeping.made):
            keeping.back_up_now()
    assert len(backups.list_backups(keeping.folder)) == 2


def test_at_rest_nothing_is_backed_up(qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path) -> None:
    keeping = keep(tmp_path / backups.BACKUP_FOLDER)
    keeping.is_paused = True
    store.close()
    with qtbot.assertNotEmitted(keeping.failed, wait=100):
        keeping.back_up_if_due()
    assert backups.list_backups(keeping.folder) == []
