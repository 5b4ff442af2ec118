"""Backups are made by themselves, when they are due and there is something new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.backup.hourly_backup import Safekeeping
from model.recovery import backups
from model.storage.store import Store
from tests.model.drafting import begun


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with a draft."""
    with closing(Store(tmp_path / "drafts.db")) as store:
        begun(store)
        yield store


Keep = Callable[[Path], Safekeeping]


@pytest.fixture
def keep(store: Store) -> Iterator[Keep]:
    """Makes a Safekeeping for a folder, which stops before its store is closed."""
    made: list[Safekeeping] = []

    def make(folder: Path) -> Safekeeping:
        made.append(Safekeeping(store, folder))
        return made[-1]

    yield make
    for keeping in made:
        keeping.stop()


def test_a_backup_is_made_once_and_not_again_within_the_hour(
    qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path
) -> None:
    keeping = keep(tmp_path / backups.FOLDER)
    with qtbot.waitSignal(keeping.made):
        keeping.look()
    begun(store)
    with qtbot.assertNotEmitted(keeping.made, wait=200):
        keeping.look()
    [backup] = backups.backups(keeping.folder)
    assert (backup.drafts, backup.sound) == (1, True)


def test_nothing_new_needs_no_backup(qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path) -> None:
    keeping = keep(tmp_path / backups.FOLDER)
    with qtbot.waitSignal(keeping.made):
        keeping.look()
    for backup in backups.backups(keeping.folder):
        backup.path.unlink()
    with qtbot.assertNotEmitted(keeping.made, wait=200):
        keeping.look()
    begun(store)
    with qtbot.waitSignal(keeping.made):
        keeping.look()


def test_while_the_folder_is_away_backups_go_to_the_usual_one_which_is_said_once(
    qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "copies"
    keeping = keep(stick)
    with qtbot.waitSignal(keeping.failed) as said:
        keeping.look()
    assert said.args is not None
    assert "U 盘" in said.args[0]
    assert str(tmp_path / backups.FOLDER) in said.args[0]
    with qtbot.assertNotEmitted(keeping.failed, wait=200):
        begun(store)
        keeping.look()
    assert len(backups.backups(tmp_path / backups.FOLDER)) == 1
    stick.mkdir(parents=True)

    def looked() -> bool:
        keeping.look()  # as it does every minute; while the look before is still busy, nothing comes of it
        return bool(backups.backups(stick))

    qtbot.waitUntil(looked)
    assert [backup.drafts for backup in backups.backups(stick)] == [2]


def test_one_made_now_does_not_wait_for_the_hour(qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path) -> None:
    keeping = keep(tmp_path / backups.FOLDER)
    for _ in range(2):
        with qtbot.waitSignal(keeping.made):
            keeping.make_now()
    assert len(backups.backups(keeping.folder)) == 2


def test_at_rest_nothing_is_backed_up(qtbot: QtBot, store: Store, keep: Keep, tmp_path: Path) -> None:
    keeping = keep(tmp_path / backups.FOLDER)
    keeping.resting = True
    store.close()
    with qtbot.assertNotEmitted(keeping.failed, wait=100):
        keeping.look()
    assert backups.backups(keeping.folder) == []
