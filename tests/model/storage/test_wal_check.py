"""Damage in the write-ahead log is noticed before SQLite writes over what stands behind it; a torn end is none."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.recovery.salvage import salvage_drafts
from model.storage import wal_check
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened, somewhere

EDITS = 12


@cache
def killed() -> tuple[bytes, bytes]:
    """The file and the log of a program that was killed after some edits."""
    with somewhere() as path, closing(Store(path)) as store:
        id = begun(store)
        store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        draft = reopened(store, id)
        for number in range(EDITS):
            enter(draft, {RECEIVED: number, "other": f"第{number}稿。"})
        return path.read_bytes(), path.with_name("drafts.db-wal").read_bytes()


def put(path: Path, log: bytes) -> Path:
    """The killed program's file with this log; where the log is."""
    path.write_bytes(killed()[0])
    beside = path.with_name(path.name + "-wal")
    beside.write_bytes(log)
    return beside


def test_a_sound_log_gives_its_pages_as_sqlite_sees_them(tmp_path: Path) -> None:
    log = put(tmp_path / "drafts.db", killed()[1])
    found = list(wal_check.read_frames(log))
    assert all(frame.is_intact for frame in found)
    assert sum(frame.is_commit for frame in found) == EDITS
    assert not wal_check.is_damaged(log)
    with closing(Store(tmp_path / "drafts.db")) as store:
        assert store.quarantined_file is None
        assert len(store.load_history(1)) == EDITS


@given(end=st.floats(0, 1))
def test_a_log_cut_off_anywhere_is_a_kill_and_no_damage(end: float) -> None:
    log = killed()[1]
    with somewhere() as path:
        put(path, log[: int(len(log) * end)])
        with closing(Store(path)) as store:
            assert store.quarantined_file is None
            figures = [moment.edit.changes[0].after for moment in store.load_history(1)]
            assert figures == list(range(len(figures)))


@pytest.mark.parametrize("at", [0, 10, 40, 5000, 20_000])
def test_damage_before_other_edits_is_noticed_and_they_are_saved(tmp_path: Path, at: int) -> None:
    log = bytearray(killed()[1])
    log[at] ^= 0xFF
    path = tmp_path / "drafts.db"
    assert wal_check.is_damaged(put(path, bytes(log)))
    with closing(Store(path)) as store:
        assert store.quarantined_file
        assert store.quarantined_file.with_name(store.quarantined_file.name + "-wal").read_bytes() == log
        [saved] = salvage_drafts(store.quarantined_file).drafts
        assert len(saved.edits) >= EDITS - 1
        assert dict(saved.entries)[RECEIVED] == str(EDITS - 1)


def test_a_log_read_while_another_program_begins_it_anew_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look catches the old head before new pages; when it is repeated, the other program has gone on."""
    whole = killed()[1]
    log = put(tmp_path / "drafts.db", whole[:40] + b"new" + whole[43:])
    monkeypatch.setattr(wal_check, "sleep", lambda _: log.write_bytes(whole))
    assert not wal_check.is_damaged(log)
    log.write_bytes(whole[:40] + b"new" + whole[43:])
    monkeypatch.setattr(wal_check, "sleep", lambda _: log.unlink())
    assert not wal_check.is_damaged(log), "folded into its file meanwhile"


def test_pages_from_before_the_log_was_begun_anew_are_not_taken_for_edits(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        draft = reopened(store, begun(store))
        for number in range(EDITS):
            enter(draft, {RECEIVED: number})
        store._database.execute("PRAGMA wal_checkpoint(RESTART)")
        enter(draft, {RECEIVED: 99})
        away = tmp_path / "away.db"
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{away}{end}")
    log = tmp_path / "away.db-wal"
    assert not wal_check.is_damaged(log)
    assert sum(frame.is_commit for frame in wal_check.read_frames(log)) == 1
    with closing(Store(away)) as store:
        assert store.load_report(1)[0].figures[RECEIVED] == 99


@given(noise=st.binary(max_size=9000), at=st.floats(0, 1))
def test_noise_is_read_without_complaint(noise: bytes, at: float) -> None:
    log = killed()[1]
    start = int(len(log) * at)
    with somewhere() as path:
        for content in (noise, log[:start] + noise + log[start + len(noise) :]):
            beside = put(path, content)
            assert wal_check.is_damaged(beside) in (True, False)


def test_a_journal_beside_a_log_belongs_to_nothing_and_all_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    put(path, killed()[1])
    path.with_name("drafts.db-journal").write_bytes(random.Random(1).randbytes(3000))
    with closing(Store(path)) as store:
        assert store.quarantined_file
        found = salvage_drafts(store.quarantined_file)
        assert ([len(saved.edits) for saved in found.drafts], found.whole) == ([EDITS], (True,))
