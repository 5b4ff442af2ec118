"""What SQLite is asked for, read back from it: nothing stored is lost in a power cut, on a disk and on a share."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.files import data_folder
from model.storage.database_file import BUSY_TIMEOUT, connect_for_writing
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened
from tests.model.storage.test_store_killed import OTHER, entered, started

FULL, IN_MEMORY = 2, 2
"""How SQLite counts: of synchronous, of temp_store."""

EVERYWHERE = {"synchronous": FULL, "busy_timeout": BUSY_TIMEOUT * 1000, "temp_store": IN_MEMORY}
"""What holds on any disk."""


def answers(path: Path) -> dict[str, object]:
    """What the connection of an open store says it does."""
    with closing(connect_for_writing(path)) as connection:
        return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", *EVERYWHERE)}


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that lies on no disk of this machine, as far as anyone can tell."""
    monkeypatch.setattr(data_folder, "LOCAL_FILE_SYSTEMS", frozenset())
    return tmp_path / "drafts.db"


def test_on_a_disk_of_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        begun(store)
        assert answers(path) == {"journal_mode": "wal", **EVERYWHERE}
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (FULL,)
        assert store._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert path.with_name("drafts.db-wal").stat().st_size


def test_on_a_share(share: Path) -> None:
    with closing(Store(share)) as store:
        begun(store)
        assert answers(share) == {"journal_mode": "truncate", **EVERYWHERE}
        assert not share.with_name("drafts.db-wal").exists()


def test_a_file_moved_to_a_share_takes_its_log_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        id = begun(store)
        enter(reopened(store, id), {RECEIVED: 1})
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setattr(data_folder, "LOCAL_FILE_SYSTEMS", frozenset())
    with closing(Store(path)) as store:
        enter(reopened(store, id), {RECEIVED: 2})
        assert answers(path)["journal_mode"] == "truncate"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_two_programs_on_a_share_lose_nothing(share: Path) -> None:
    """The other one thinks itself at home; SQLite keeps the mode a file is in while somebody has it open."""
    with closing(Store(share)) as store:
        id = begun(store)
        with started(share, id, OTHER, 1) as other:
            for number in range(1, 30):
                enter(reopened(store, id), {RECEIVED: number})
            said = [int(word) for word in other.communicate()[0].split()]
        assert entered(store.load_history(id), OTHER) == said
        assert entered(store.load_history(id), RECEIVED) == list(range(1, 30))
