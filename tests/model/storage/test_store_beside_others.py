"""Other programs hold, move and replace the same files: sync programs, virus scanners, a second window, a kill."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from model.errors import StoreError
from model.files import data_folder, os_errors
from model.files.atomic_write import atomic_write
from model.recovery import backups
from model.storage import database_file, quarantine
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)

STARVED = """
import pathlib, resource, signal, sys
from model.errors import StoreError
from model.storage.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    Store(pathlib.Path(sys.argv[1]))
except StoreError:
    print("refused")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of drafts with one draft in it."""
    with closing(Store(tmp_path / "drafts.db")) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 1})
    return tmp_path / "drafts.db"


def figure(path: Path) -> object:
    with closing(Store(path)) as store:
        assert store.quarantined_file is None
        return store.load_report(1)[0].figures.get(RECEIVED)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
@pytest.mark.parametrize("room", [0, 600, 4096])
def test_a_first_start_without_room_leaves_nothing_that_looks_damaged(tmp_path: Path, room: int) -> None:
    path = tmp_path / "drafts.db"
    starved = [sys.executable, "-c", STARVED, str(path), str(room)]
    assert subprocess.run(starved, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "refused\n"
    with closing(Store(path)) as store:
        assert store.quarantined_file is None
        begun(store)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["drafts.db", "drafts.db-newest", "drafts.db-turn"]


def test_a_file_that_takes_the_turn_and_was_spoilt_holds_nobody_up(path: Path) -> None:
    path.with_name("drafts.db-turn").write_bytes(b"conflict\n" * 1000)
    assert figure(path) == 1
    assert path.with_name("drafts.db-turn").stat().st_size == 0


def test_damage_whose_words_are_no_text_is_told_to_who_may_only_look(path: Path) -> None:
    good = path.read_bytes()
    told = 0
    for name in re.finditer(b"drafts", good[:4096]):
        bad = good[: name.start()] + b"\xff\xfe" + good[name.start() + 2 :]
        path.write_bytes(bad)
        try:
            Store(path, read_only=True).close()
        except StoreError as trouble:
            told += "已损坏，这里只能查看" in str(trouble)
        assert path.read_bytes() == bad
    assert told


def test_a_file_that_is_still_being_copied_there_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    monkeypatch.setattr(database_file, "sleep", lambda _: path.write_bytes(whole))
    assert figure(path) == 1
    assert quarantine.find_pending(path) is None


def test_a_copy_that_takes_long_is_named_and_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    monkeypatch.setattr(database_file, "BUSY_TIMEOUT", 0.05)
    monkeypatch.setattr(database_file, "sleep", lambda _: path.write_bytes(path.read_bytes() + whole[:1]))
    with pytest.raises(StoreError, match="还在拷贝"):
        Store(path)
    path.write_bytes(whole)
    assert figure(path) == 1


def test_a_file_that_another_program_puts_in_place_can_be_looked_at_a_moment_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = path.rename(path.with_suffix(".away"))
    monkeypatch.setattr(database_file, "sleep", lambda _: away.rename(path))
    with closing(Store(path, read_only=True)) as store:
        assert store.load_report(1)[0].figures[RECEIVED] == 1


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (PureWindowsPath(r"\\server\共享\drafts.db"), "file:////server/%E5%85%B1%E4%BA%AB/drafts.db"),
        (PureWindowsPath(r"D:\a b\drafts.db"), "file:///D:/a%20b/drafts.db"),
        (PurePosixPath("/a?b#c/drafts.db"), "file:///a%3Fb%23c/drafts.db"),
    ],
)
def test_a_file_on_a_server_is_named_as_sqlite_wants_it(path: PureWindowsPath | PurePosixPath, wanted: str) -> None:
    assert database_file.sqlite_uri(path) == wanted
    with closing(sqlite3.connect(f"{database_file.sqlite_uri(path)}?mode=memory", uri=True)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_who_may_only_read_on_a_share_sees_what_the_other_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_folder, "LOCAL_FILE_SYSTEMS", frozenset())
    with closing(Store(tmp_path / "drafts.db")) as store:
        draft = reopened(store, begun(store))
        enter(draft, {RECEIVED: 1})
        monkeypatch.setattr(os, "access", lambda *_: False)
        with closing(Store(tmp_path / "drafts.db", read_only=True)) as other:
            assert other.load_report(1)[0].figures[RECEIVED] == 1
            enter(draft, {RECEIVED: 2})
            assert other.load_report(1)[0].figures[RECEIVED] == 2


def test_an_interrupted_write_is_taken_back_though_the_disk_is_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "_SHM_SIZE", 2**62)
    path.with_name("drafts.db-journal").write_bytes(b"begun")
    assert "immutable" not in database_file.uri_for_reading(path)
    path.with_name("drafts.db-journal").unlink()
    assert "immutable" in database_file.uri_for_reading(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for rights to make a link")
def test_a_file_behind_a_link_is_restored_and_set_aside_where_it_lies(path: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    link = tmp_path / "home" / "drafts.db"
    link.symlink_to(path)
    with closing(Store(link)) as store:
        assert store.path == path.resolve()
        assert store.load_report(1)[0].figures[RECEIVED] == 1
    path.write_bytes(b"spoilt" * 1000)
    with closing(Store(link)) as store:
        assert store.quarantined_file == quarantine.find_pending(path)
    assert link.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no open file")
def test_the_log_of_a_file_moved_away_is_not_mixed_into_the_restored_one(path: Path, tmp_path: Path) -> None:
    backup = backups.make_backup(path, tmp_path / backups.BACKUP_FOLDER, NOW)
    store = Store(path)
    for number in range(2, 40):
        enter(reopened(store, 1), {RECEIVED: number})
    path.rename(tmp_path / "moved.db")
    store.close()
    assert path.with_name("drafts.db-wal").stat().st_size
    assert backups.restore_backup(backup, path, NOW) is None
    [log] = tmp_path.glob("drafts-损坏-*-wal")
    with closing(Store(path)) as store:
        assert store.quarantined_file == log.with_name(log.name.removesuffix("-wal"))
        quarantine.mark_recovered(store.quarantined_file, "已处理。")
    assert figure(path) == 1


def test_a_restore_waits_for_who_only_looks_for_a_moment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = backups.make_backup(path, path.parent / backups.BACKUP_FOLDER, NOW)
    enter_two = Store(path)
    enter(reopened(enter_two, 1), {RECEIVED: 2})
    other = Store(path, read_only=True)
    enter_two.close()
    monkeypatch.setattr(backups, "sleep", lambda _: other.close())
    assert backups.restore_backup(backup, path, NOW)
    assert figure(path) == 1


class Scanner:
    """Holds a file until it was asked for so many times."""

    def __init__(self, times: int) -> None:
        self.times = times

    def __call__(self, source: Path, target: Path) -> None:
        """Move the file, or say as Windows does that somebody has it."""
        self.times -= 1
        if self.times >= 0:
            raise PermissionError(13, "used by another process")
        source.rename(target)


def test_a_file_that_a_scanner_holds_for_a_moment_takes_its_place_even_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(os_errors, "sleep", pauses.append)
    monkeypatch.setattr(os, "replace", Scanner(3))
    with atomic_write(tmp_path / "报告.pdf") as unfinished:
        unfinished.write_bytes(b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["报告.pdf"]
    assert pauses == sorted(pauses)
    assert len(pauses) == 3


def test_a_file_that_stays_held_is_said_and_nothing_half_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os_errors, "sleep", lambda _: None)
    monkeypatch.setattr(os, "replace", Scanner(99))
    with pytest.raises(PermissionError), atomic_write(tmp_path / "报告.pdf") as unfinished:
        unfinished.write_bytes(b"%PDF")
    assert not list(tmp_path.iterdir())


def test_a_look_at_a_damaged_file_may_take_longer_than_others_are_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "BUSY_TIMEOUT", 0.0)

    def look_long(_: Path) -> bool:
        time.sleep(0.05)
        return False

    monkeypatch.setattr(database_file, "has_fitting_companions", look_long)
    path = tmp_path / "drafts.db"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 9000)
    assert database_file._is_damaged(path)
