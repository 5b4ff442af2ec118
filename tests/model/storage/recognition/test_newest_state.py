"""The file went back in time: that is noticed, said until it was read, and never said where nothing was lost.

Covers model/storage/recognition/state_record.py too.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.recovery import backups
from model.storage.backup_names import default_folder
from model.storage.recognition import newest_state, state_record
from model.storage.recognition.newest_state import MISSING, OLDER, OTHER
from model.storage.store import Store
from tests.drafts import make
from tests.model.drafting import RECEIVED, begun, enter, reopened


def work(path: Path, *figures: int) -> None:
    """Enter these figures into the one draft of the file, which is created if need be."""
    with closing(Store(path)) as store:
        id = store.list_summaries()[0].id if store.list_summaries() else begun(store)
        for figure in figures:
            enter(reopened(store, id), {RECEIVED: figure})


def told(path: Path) -> str:
    """What is said to be lost when the file is opened; "" for nothing."""
    with closing(Store(path)) as store:
        return store.lost_state.kind if store.lost_state else ""


def record_of(path: Path) -> Path:
    return state_record.record_path(path)


def put_older_file_in_place(path: Path) -> None:
    older = path.read_bytes()
    work(path, 2)
    path.write_bytes(older)


def cut_the_log_off(path: Path) -> None:
    with closing(Store(path)) as store:
        enter(reopened(store, 1), {RECEIVED: 2})
        kept = {file.name: file.read_bytes() for file in path.parent.glob("drafts.db*")}
        enter(reopened(store, 1), {RECEIVED: 3})
        record = record_of(path).read_bytes()
    for name, content in kept.items():
        path.with_name(name).write_bytes(content)
    path.with_name(path.name + "-shm").unlink()
    record_of(path).write_bytes(record)


def take_the_log_of_another_file(path: Path) -> None:
    """The other file has the same drafts and edits, as many as this one, and more."""
    other = path.with_name("other") / path.name
    other.parent.mkdir()
    work(other, 1)
    logs = []
    for file in (path, other):
        with closing(Store(file)) as store:
            enter(reopened(store, 1), {RECEIVED: 2})
            enter(reopened(store, 1), {RECEIVED: 3 if file == path else 4})
            logs.append(file.with_name(file.name + "-wal").read_bytes())
            main = file.read_bytes()
            record = record_of(file).read_bytes()
        if file == path:
            kept = main, record
    path.write_bytes(kept[0])
    record_of(path).write_bytes(kept[1])
    path.with_name(path.name + "-wal").write_bytes(logs[1])


def put_another_copy_in_place(path: Path) -> None:
    """A copy of the file on which somebody else worked more."""
    other = path.with_name("copy.db")
    shutil.copy(path, other)
    work(path, 2)
    work(other, 3, 4, 5)
    other.replace(path)


def delete_the_file(path: Path) -> None:
    path.unlink()


def empty_the_file(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (put_older_file_in_place, OLDER),
        (cut_the_log_off, OLDER),
        (take_the_log_of_another_file, OTHER),
        (put_another_copy_in_place, OTHER),
        (delete_the_file, MISSING),
        (empty_the_file, MISSING),
    ],
)
def test_what_is_lost_is_told_until_it_is_acknowledged(path: Path, deed: Callable[[Path], None], kind: str) -> None:
    work(path, 1)
    deed(path)
    assert told(path) == kind
    work(path, 7, 8, 9)
    assert told(path) == kind
    with closing(Store(path)) as store:
        store.acknowledge_lost_state()
        assert store.lost_state is None
    assert told(path) == ""
    work(path, 10)
    assert told(path) == ""


def test_both_times_are_told(path: Path) -> None:
    before = datetime.now(UTC)
    work(path, 1)
    older, between = path.read_bytes(), datetime.now(UTC)
    work(path, 2)
    after = datetime.now(UTC)
    path.write_bytes(older)
    with closing(Store(path)) as store:
        lost = store.lost_state
    assert lost
    assert lost.file_at
    assert before < lost.file_at < between < lost.stored_at < after


def test_a_file_that_is_gone_is_told_by_its_backups_where_the_record_is_gone_too(path: Path) -> None:
    work(path, 1)
    kept = backups.make_backup(path, default_folder(path), datetime.now(UTC))
    path.unlink()
    record_of(path).unlink()
    with closing(Store(path)) as store:
        assert store.lost_state
        assert store.lost_state.kind == MISSING
        assert abs((store.lost_state.stored_at - kept.made_at).total_seconds()) < 1


def test_a_last_transaction_that_was_lost_is_told_whatever_it_was(path: Path) -> None:
    work(path, 1)
    older = path.read_bytes()
    with closing(Store(path)) as store:
        store.name_version(1, "送审稿")
    path.write_bytes(older)
    assert told(path) == OLDER


# from here on: nothing is lost, and nothing is said


def test_nothing_is_said_of_a_first_start_or_of_work_day_by_day(path: Path) -> None:
    for figure in range(4):
        work(path, figure)
        assert told(path) == ""


@pytest.mark.parametrize("lacking", [1, 2, 3])
def test_a_kill_between_the_commit_and_the_record(path: Path, lacking: int) -> None:
    work(path, 1)
    record = record_of(path).read_bytes()
    work(path, *range(2, 2 + lacking))
    record_of(path).write_bytes(record)
    assert told(path) == ""


@pytest.mark.parametrize("end", range(0, 1024, 170))
def test_a_record_torn_by_a_power_cut(path: Path, end: int) -> None:
    work(path, 1)
    older = record_of(path).read_bytes()
    work(path, 2, 3)
    newer = record_of(path).read_bytes()
    for torn in (newer[:end], newer[:end] + bytes(len(newer) - end), newer[:end] + older[end:], newer[end:]):
        record_of(path).write_bytes(torn)
        assert told(path) == ""


@pytest.mark.parametrize("content", [b"", b"\xff" * 1024, b"{}", b"00000000 ", b"[]" * 600, os.urandom(9000)])
def test_a_record_that_is_none(path: Path, content: bytes) -> None:
    work(path, 1)
    record_of(path).write_bytes(content)
    assert told(path) == ""
    put_older_file_in_place(path)
    assert told(path) == OLDER


def test_a_folder_in_the_place_of_the_record_keeps_nobody_from_working(path: Path) -> None:
    record_of(path).mkdir()
    work(path, 1, 2)
    assert told(path) == ""


def test_a_restored_backup_and_restoring_undone(path: Path) -> None:
    work(path, 1)
    kept = backups.make_backup(path, default_folder(path), datetime.now(UTC))
    work(path, 2, 3)
    before = backups.restore_backup(kept, path, datetime.now(UTC))
    assert told(path) == ""
    [undo] = [backup for backup in backups.list_backups(default_folder(path)) if backup.path == before]
    backups.restore_backup(undo, path, datetime.now(UTC))
    assert told(path) == ""
    work(path, 4)
    assert told(path) == ""


def test_a_backup_restored_after_the_loss_settles_it(path: Path) -> None:
    work(path, 1)
    kept = backups.make_backup(path, default_folder(path), datetime.now(UTC))
    path.unlink()
    assert told(path) == MISSING
    backups.restore_backup(kept, path, datetime.now(UTC))
    assert told(path) == ""


def test_two_programs_that_write_in_turn(path: Path) -> None:
    work(path, 1)
    with closing(Store(path)) as one, closing(Store(path)) as other:
        for figure in range(2, 9):
            enter(reopened(one if figure % 3 else other, 1), {RECEIVED: figure})
        assert (one.lost_state, other.lost_state) == (None, None)
    assert told(path) == ""


def test_an_older_programs_file_that_is_migrated(path: Path) -> None:
    shutil.copy(make.FOLDER / "1.db", path)
    assert told(path) == ""
    assert told(path) == ""


def test_the_whole_folder_on_another_computer(path: Path, tmp_path: Path) -> None:
    work(path, 1, 2)
    for name in ("moved", "again"):
        shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}-{name}")
        assert told(tmp_path.parent / f"{tmp_path.name}-{name}" / path.name) == ""


def test_the_file_alone_on_another_computer(path: Path, tmp_path: Path) -> None:
    work(path, 1, 2)
    (tmp_path / "stick").mkdir()
    shutil.copy(path, tmp_path / "stick" / path.name)
    assert told(tmp_path / "stick" / path.name) == ""


def test_drafts_deleted_for_good_in_the_moment_of_a_kill(path: Path) -> None:
    work(path, 1)
    record = record_of(path).read_bytes()
    with closing(Store(path)) as store, store._file.write_transaction():
        store._connection.execute("DELETE FROM drafts")
    record_of(path).write_bytes(record)
    assert told(path) == ""


def test_a_damaged_file_takes_its_record_along_and_the_new_one_is_not_called_older(path: Path) -> None:
    work(path, 1, 2)
    record = record_of(path).read_bytes()
    path.write_bytes(b"x" * 9000)
    with closing(Store(path)) as store:
        assert store.lost_state is None
        assert store.quarantined_file
        assert record_of(store.quarantined_file).read_bytes() == record
    assert told(path) == ""


def test_a_file_that_is_only_looked_at_leaves_its_record_as_it_is(path: Path) -> None:
    work(path, 1)
    record = record_of(path).read_bytes()
    with closing(Store(path, read_only=True)) as store:
        assert store.lost_state is None
        store.acknowledge_lost_state()
    assert record_of(path).read_bytes() == record


def test_damage_in_the_newest_edit_or_in_the_state_itself_keeps_nobody_from_working(path: Path) -> None:
    work(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE edits SET at = CAST(x'ff80' AS TEXT)")
        connection.execute("UPDATE file_state SET lineage = 7, number = 'x', token = 7")
        connection.execute("UPDATE drafts SET changed = 'x'")
        connection.commit()
        state = newest_state.read_state(connection)
    assert (state.lineage, state.number, state.token) == ("", 0, "")
    with closing(Store(path)) as store:
        assert store.lost_state
        assert store.lost_state.file_at is None
