"""A file of drafts in trouble says so in plain words, and whatever it held is kept.

Covers model/storage/connection.py and model/storage/store_file.py too.
"""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.findings import count_findings
from model.drafts.draft import Draft
from model.errors import DamagedDraft, StoreError
from model.storage import database_file
from model.storage.store import Store
from tests.examples import examples
from tests.model.drafting import FORM, RECEIVED, begun, enter, exact, kept, reopened, somewhere


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file of drafts is to be."""
    return tmp_path / "drafts.db"


@cache
def good() -> bytes:
    """A sound file with a few drafts, some prose and a history."""
    with somewhere() as path:
        with closing(Store(path)) as store:
            for number in range(4):
                draft = reopened(store, begun(store, {"overview": "政府信息公开" * 300, RECEIVED: number}))
                store.set_last_year(number + 1, draft.report)
                enter(draft, {"problems": "有待改进。" * 200, "cover.unit": "甲局"})
        return path.read_bytes()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "random bytes": lambda good: random.Random(1).randbytes(8192),
    "a header and then noise": lambda good: good[:100] + random.Random(2).randbytes(8192),
    "the first half": lambda good: good[: len(good) // 2],
    "one page": lambda good: good[:4096],
    "a schema that is no text": lambda good: good.replace(b"CREATE TABLE", b"\x80REATE TABLE"),
    "a column of another name": lambda good: good.replace(b'"changes" TEXT', b'"changez" TEXT').replace(
        b"[changes] TEXT", b"[changez] TEXT"
    ),
    "half a header": lambda good: good[:50],
    "a text": lambda good: "这是一个文本文件。\n".encode() * 50,
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_begun(path: Path, what: str) -> None:
    bad = DAMAGE[what](good())
    Store(path).close()
    path.write_bytes(bad)
    with closing(Store(path)) as store:
        assert store.quarantined_file is not None
        assert store.quarantined_file.name.startswith("drafts-损坏-")
        assert store.quarantined_file.read_bytes() == bad
        assert store.list_summaries() == []
        enter(reopened(store, begun(store)), {RECEIVED: 1})
    with closing(Store(path)) as store:
        assert len(store.list_summaries()) == 1


def test_an_empty_file_was_left_by_a_full_disk_and_is_not_called_damaged(path: Path) -> None:
    path.write_bytes(b"")
    with closing(Store(path)) as store:
        assert store.quarantined_file is None
        assert store.lost_state is None
        begun(store)
    assert len(list(path.parent.glob("*.db"))) == 1


def test_a_second_damaged_file_of_the_day_takes_another_name(path: Path) -> None:
    Store(path).close()
    for content in (b"one" * 50, b"two" * 50):
        path.write_bytes(content)
        Store(path).close()
    kept_files = sorted(file.read_bytes() for file in path.parent.glob("drafts-损坏-*.db"))
    assert kept_files == [b"one" * 50, b"two" * 50]


def test_the_write_ahead_log_of_a_damaged_file_goes_along(path: Path) -> None:
    Store(path).close()
    path.write_bytes(b"x" * 5000)
    log = path.with_name("drafts.db-wal")
    log.write_bytes(b"y" * 5000)
    with closing(Store(path)) as store:
        assert store.quarantined_file is not None
        assert store.quarantined_file.with_name(store.quarantined_file.name + "-wal").read_bytes() == b"y" * 5000


@settings(max_examples=examples(20))
@given(start=st.floats(0, 1), noise=st.binary(min_size=1, max_size=600))
def test_damage_anywhere_ends_in_plain_words_or_in_nothing(start: float, noise: bytes) -> None:
    whole = good()
    at = int(start * (len(whole) - 1))
    bad = (whole[:at] + noise + whole[at + len(noise) :])[: len(whole)]
    with somewhere() as path:
        path.write_bytes(bad)
        try:
            store = Store(path)
        except StoreError:
            assert path.read_bytes() == bad
            return
        with closing(store):
            if store.quarantined_file:
                assert store.quarantined_file.read_bytes() == bad
            for id in range(1, 5):
                with suppress(StoreError):
                    store.load_report(id)
                with suppress(StoreError):
                    store.load_history(id)
            with suppress(StoreError):
                store.list_summaries()


def test_a_text_spoilt_in_the_newest_edit_keeps_nobody_from_opening_and_writing(path: Path) -> None:
    with closing(Store(path)) as store:
        bad, fine = begun(store), begun(store)
        enter(reopened(store, bad), {"overview": "主动公开。"})
    with closing(sqlite3.connect(path)) as connection:
        for table, column in (("edits", "changes"), ("edits", "label"), ("drafts", "created")):
            key = "id" if table == "drafts" else "draft"
            connection.execute(f"UPDATE {table} SET {column} = CAST(x'ff80' AS TEXT) WHERE {key} = ?", (bad,))
        connection.commit()
    with closing(Store(path)) as store:
        for number in (1, 2):
            enter(reopened(store, fine), {RECEIVED: number})
        assert store.load_report(fine)[0].figures[RECEIVED] == 2
        for read in (store.load_report, store.load_history, store.read_draft, store.duplicate_draft):
            with pytest.raises(DamagedDraft, match="有损坏"):
                read(bad)


def test_a_folder_in_the_files_place_is_left_alone(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="是文件夹"):
        Store(path)
    assert path.is_dir()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"打不开.*没有"):
        Store(tmp_path / "没有" / "drafts.db")


@contextmanager
def as_plain_person() -> Iterator[None]:
    """root may write everywhere; a clerk may not."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no such mode")
@pytest.mark.parametrize("begun_before", [True, False])
def test_a_folder_that_may_not_be_written_to_is_named(begun_before: bool) -> None:
    with somewhere() as path:
        if begun_before:
            Store(path).close()
        path.parent.chmod(0o555)
        try:
            with as_plain_person(), pytest.raises(StoreError, match="写入") as trouble:
                Store(path)
            assert str(path) in str(trouble.value)
        finally:
            path.parent.chmod(0o755)


def test_a_full_disk_is_said_in_plain_words_and_nothing_is_lost_when_there_is_room_again(path: Path) -> None:
    with closing(Store(path)) as store:
        id = begun(store)
        draft = Draft(FORM, store.load_report(id)[0])
        edit = draft.propose_edit({"overview": "政府信息公开" * 5000}, "正文")
        assert edit
        draft.apply_edit(edit)
        count = count_findings(draft.findings)
        store._database.execute("PRAGMA max_page_count = 1")  # SQLite takes what the file has now: not one page more
        with pytest.raises(StoreError, match="磁盘满了"):
            store.record_edit(id, edit, draft.report, count)
        with pytest.raises(StoreError, match="磁盘满了"):
            store.create_draft(draft.report, count)
        assert store.load_report(id)[0].prose == {}
        assert store.load_history(id) == []
        store._database.execute("PRAGMA max_page_count = 1000000")
        store.record_edit(id, edit, draft.report, count)
        assert exact(kept(store, id)) == exact(draft.report)
        assert [moment.edit for moment in store.load_history(id)] == [edit]


def test_a_file_that_another_program_holds_is_said_to_be_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_file, "BUSY_TIMEOUT", 0.05)
    with closing(Store(path)) as store, closing(sqlite3.connect(path)) as other:
        id = begun(store)
        draft = reopened(store, id)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="正被另一个程序占用"):
            enter(draft, {RECEIVED: 1})
        assert [card.id for card in store.list_summaries()] == [id]
        other.rollback()
        enter(draft, {RECEIVED: 2})
        assert store.load_report(id)[0].figures[RECEIVED] == 2


def test_a_folder_that_may_not_be_searched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_symlink", refuse)
    with pytest.raises(StoreError, match="没有权限"):
        Store(tmp_path / "drafts.db")
