"""Full, read-only and vanished disks: one sentence each; what was stored stays, what was not is stored later."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import exporters
from gui.backup.open_store import open_store
from gui.draft.autosave import Autosave
from model.drafts.draft import Draft
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.errors import NianbaoError, StoreError, UnreadableFile, UnwritableFile
from model.form import editions
from model.recovery import backups
from model.storage.store import Store
from model.transfer import transfer
from tests.model.drafting import FORM, RECEIVED, begun, enter, exact, kept, reopened

SIZE = 4 << 20
NOW = datetime(2026, 1, 12, tzinfo=UTC)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    mounted = tmp_path / "disk"
    mounted.mkdir()
    done = None
    if sys.platform == "linux" and shutil.which("mount"):
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0777", "tmpfs", str(mounted)]
        done = subprocess.run(command, capture_output=True)
    if done is None or done.returncode:
        pytest.skip("may not mount a disk here")
    yield mounted
    subprocess.run(["umount", "-l", str(mounted)], check=True)


def fill(disk: Path, free: int) -> Path:
    """Leave so many bytes free."""
    filler = disk / "filler"
    space = os.statvfs(disk)
    filler.write_bytes(bytes(max(space.f_bavail * space.f_frsize - free, 0)))
    return filler


def empty(disk: Path) -> None:
    """Take everything away."""
    for file in disk.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def session(store: Store, disk: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a clerk does, deed by deed."""
    draft = reopened(store, 1)
    for number in range(6):
        yield "edit", partial(enter, draft, {RECEIVED: number + 100, "other": f"第{number}稿" * 800})
    yield "version", lambda: store.name_version(1, "送审稿")
    yield "unplaced", lambda: store.replace_unplaced(1, ["没有找到位置的一段。" * 900] * 3)
    yield "copy", lambda: store.duplicate_draft(1)
    yield "new", lambda: begun(store, {"overview": "主动公开。" * 500})
    yield "backup", lambda: backups.make_backup(store.path, disk / backups.BACKUP_FOLDER, NOW)
    yield "archive", lambda: transfer.export_all(store.path, disk / "all.zip", "暗号")
    report = load_sample(DEMO_SAMPLE)
    yield "paper", lambda: exporters.write_report(editions.load_form(report.edition), report, disk / "report.xlsx")


@pytest.mark.parametrize("step", [128 << 10, pytest.param(4 << 10, marks=pytest.mark.torture)])
def test_a_disk_that_fills_up_at_any_write_loses_nothing_stored(disk: Path, step: int) -> None:
    rounds = refused = 0
    for free in range(0, SIZE // 4, step):
        empty(disk)
        with closing(Store(disk / "drafts.db")) as store:
            begun(store, {RECEIVED: 1})
            filler = fill(disk, free)
            rounds += 1
            refused += filled_up(store, disk, filler)
        with closing(Store(disk / "drafts.db")) as store:
            assert store.quarantined_file is None
    print(f"\n{rounds} times a full disk, every {step >> 10} kB: {refused} deeds refused in words, nothing stored lost")
    assert refused


def filled_up(store: Store, disk: Path, filler: Path) -> int:
    """Do it all on a disk with little room; how many deeds were refused."""
    refused: list[str] = []
    edits, cards = 0, 1
    for what, deed in session(store, disk):
        words = complaint(deed)
        assert words is None or "磁盘" in words
        if words:
            refused.append(what)
        else:
            edits += what == "edit"
            cards += what in ("copy", "new")
    assert len(store.load_history(1)) == edits
    assert len(store.list_summaries()) == cards
    assert not list(disk.glob(".nianbao-*"))
    assert (disk / "all.zip").exists() == ("archive" not in refused)
    assert (disk / "report.xlsx").exists() == ("paper" not in refused)
    assert all(backup.is_intact for backup in backups.list_backups(disk / backups.BACKUP_FOLDER))
    filler.unlink()
    for _, deed in session(store, disk):  # with room again all of it can be done
        deed()
    return len(refused)


def complaint(deed: Callable[[], object]) -> str | None:
    """The words a deed is refused with."""
    try:
        deed()
    except (StoreError, UnwritableFile, UnreadableFile) as error:
        return str(error)
    return None


def test_a_full_disk_while_a_file_is_begun_is_said(disk: Path) -> None:
    path = disk / "drafts.db"

    def begin() -> None:
        with closing(Store(path)) as store:
            begun(store)

    said = []
    for free in range(0, 200 << 10, 4 << 10):
        empty(disk)
        filler = fill(disk, free)
        said.append(complaint(begin))
        filler.unlink()
        with closing(Store(path)) as store:
            assert len(store.list_summaries()) == (0 if said[-1] else 1)
            begun(store)
    assert said[0]
    assert said[-1] is None
    assert [words for words in said if words and not re.search("磁盘满了|磁盘有没有空间", words)] == []


def test_on_a_full_disk_what_is_there_can_be_looked_at(disk: Path) -> None:
    with closing(Store(disk / "drafts.db")) as store:
        id = begun(store, {RECEIVED: 5})
    fill(disk, 0)
    with pytest.raises(StoreError, match="磁盘满了"):
        Store(disk / "drafts.db")
    store, words = open_store(disk / "drafts.db", None)
    with closing(store):
        assert store.load_report(id)[0].figures[RECEIVED] == 5
        assert "磁盘满了" in words
    (disk / "filler").unlink()
    store, words = open_store(disk / "drafts.db", None)
    with closing(store):
        enter(reopened(store, id), {RECEIVED: 6})
        assert words == ""


def test_typing_goes_on_while_the_disk_is_full_and_is_stored_when_there_is_room(qtbot: QtBot, disk: Path) -> None:
    with closing(Store(disk / "drafts.db")) as store:
        id = begun(store)
        draft = Draft(FORM, store.load_report(id)[0])
        recorder = Autosave(store, id, draft)
        filler = fill(disk, 0)
        with qtbot.waitSignal(recorder.save_failed) as said:
            for number in range(200):
                enter(draft, {RECEIVED: number, "other": f"第{number}稿" * 500})
        assert said.args is not None
        assert "磁盘满了" in said.args[0]
        assert recorder.pending_count
        filler.unlink()
        with qtbot.waitSignal(recorder.saved, timeout=10_000):
            pass
        assert recorder.pending_count == 0
        assert exact(kept(store, id)) == exact(draft.report)
        assert [moment.edit.changes[0].after for moment in store.load_history(id)] == list(range(200))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
def test_a_folder_that_vanishes_while_open_is_said_and_stored_to_when_it_is_back(tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    home.mkdir()
    with closing(Store(home / "drafts.db")) as store:
        id = begun(store)
        home.rename(away)
        with pytest.raises(StoreError, match="不见了"):
            enter(reopened(store, id), {RECEIVED: 1})
        away.rename(home)
        enter(reopened(store, id), {RECEIVED: 2})
    with closing(Store(home / "drafts.db")) as store:
        assert store.load_report(id)[0].figures[RECEIVED] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
def test_a_file_that_another_took_the_place_of_is_not_written_past(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        draft = reopened(store, begun(store))
        path.rename(tmp_path / "old.db")
        Store(path).close()
        with pytest.raises(StoreError, match="不见了"):
            enter(draft, {RECEIVED: 1})


def test_a_read_only_disk_can_be_looked_at(disk: Path) -> None:
    with closing(Store(disk / "drafts.db")) as store:
        id = begun(store, {RECEIVED: 5})
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(StoreError, match="写入"):
        Store(disk / "drafts.db")
    store, words = open_store(disk / "drafts.db", None)
    assert "写入" in words
    with closing(store):
        assert store.load_report(id)[0].figures[RECEIVED] == 5
        for deed in (
            lambda: begun(store),
            lambda: store.delete_drafts(id),
            lambda: enter(reopened(store, id), {RECEIVED: 6}),
        ):
            with pytest.raises(StoreError, match="只能看"):
                deed()
    with pytest.raises(NianbaoError):
        backups.make_backup(disk / "drafts.db", disk / "backups", NOW)


def test_one_writes_and_another_looks_on(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "drafts.db")) as store:
        id = begun(store)
        with closing(Store(tmp_path / "drafts.db", read_only=True)) as other:
            for number in range(50):
                enter(reopened(store, id), {RECEIVED: number})
                assert other.load_report(id)[0].figures[RECEIVED] == number


def test_a_damaged_file_is_left_alone_by_one_who_only_looks(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    path.write_bytes(b"x" * 9000)
    with pytest.raises(StoreError, match="没有动它"):
        Store(path, read_only=True)
    assert path.read_bytes() == b"x" * 9000
    with pytest.raises(StoreError, match="打不开"):
        Store(tmp_path / "none.db", read_only=True)
