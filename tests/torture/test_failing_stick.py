"""A stick with less room than it claims, or pulled out: one sentence, nothing lost, what is typed is stored later."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import exporters
from gui.draft.autosave import Autosave
from model.drafts.draft import Draft
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.errors import StoreError, UnwritableFile
from model.recovery import backups
from model.storage.store import Store
from tests.model.drafting import FORM, RECEIVED, begun, enter, exact, kept, reopened
from tests.torture.test_disks import NOW, disk, fill

__all__ = ["disk"]


@pytest.fixture
def stick(disk: Path, tmp_path: Path) -> Iterator[Path]:
    """A disk that claims to be bigger than what is behind it, as cheap sticks do: writes past that fail."""
    image, mounted = disk / "image", tmp_path / "stick"
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(16 << 20)
    made = shutil.which("mkfs.ext4") and not _run("mkfs.ext4", "-q", "-O", "^has_journal", "-m", "0", str(image))
    if not made or _run("mount", "-o", "loop,sync", str(image), str(mounted)):
        pytest.skip("may not mount an image here")
    yield mounted
    _run("umount", "-l", str(mounted))


def _run(*command: str) -> int:
    return subprocess.run(command, capture_output=True).returncode


def test_a_stick_that_takes_no_more_is_said_and_nothing_stored_is_lost(stick: Path, disk: Path) -> None:
    with closing(Store(stick / "drafts.db")) as store:
        id = begun(store)
        draft = reopened(store, id)
        for number in range(5):
            enter(draft, {RECEIVED: number})
        fill(disk, 0)
        said: list[str] = []
        stored = 5
        for number in range(5, 40):
            try:
                enter(reopened(store, id), {RECEIVED: number, "overview": f"第{number}稿" * 3000})
                stored = number + 1
            except StoreError as trouble:
                said.append(str(trouble))
        assert said
        assert all("磁盘" in words or "不许写入" in words or "不见了" in words for words in said)
        with pytest.raises(StoreError):
            backups.make_backup(store.path, stick / backups.BACKUP_FOLDER, NOW)
        with pytest.raises(UnwritableFile):
            exporters.write_report(FORM, load_sample(DEMO_SAMPLE), stick / "report.pdf")
        assert not (stick / "report.pdf").exists()
    (disk / "filler").unlink()
    print(f"\n{len(said)} edits refused in words: {said[0]}")
    subprocess.run(["mount", "-o", "remount,rw", str(stick)], check=True)
    with closing(Store(stick / "drafts.db")) as store:
        assert store.quarantined_file is None
        figures = [
            change.after
            for moment in store.load_history(id)
            for change in moment.edit.changes
            if change.place == RECEIVED
        ]
        assert figures[:5] == [0, 1, 2, 3, 4]
        assert len(figures) >= stored - len(said)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts")
def test_a_stick_pulled_out_and_put_in_again_gets_what_was_typed_meanwhile(
    qtbot: QtBot, stick: Path, disk: Path
) -> None:
    store = Store(stick / "drafts.db")
    id = begun(store, {RECEIVED: 1})
    draft = Draft(FORM, store.load_report(id)[0])
    recorder = Autosave(store, id, draft)
    subprocess.run(["umount", "-l", str(stick)], check=True)
    with qtbot.waitSignal(recorder.save_failed) as said:
        enter(draft, {RECEIVED: 2})
    assert said.args is not None
    assert "放回原处" in said.args[0]
    with pytest.raises(UnwritableFile):
        exporters.write_report(FORM, load_sample(DEMO_SAMPLE), stick / "away" / "report.pdf")
    subprocess.run(["mount", "-o", "loop,sync", str(disk / "image"), str(stick)], check=True)
    with qtbot.waitSignal(recorder.saved, timeout=20_000):
        pass
    assert exact(kept(store, id)) == exact(draft.report)
    with suppress(StoreError):
        store.close()
