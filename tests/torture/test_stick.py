"""A real file system taken away and mounted again, as a USB stick is: another device, the same file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.errors import StoreError
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened


class Stick:
    """An image of a disk that can be plugged in and pulled out."""

    def __init__(self, folder: Path) -> None:
        self._image = folder / "0.img"
        self.at = folder / "stick"
        self.at.mkdir()

    def format(self) -> bool:
        """Make it empty; False where that cannot be done here."""
        self._image.write_bytes(bytes(16 << 20))
        return bool(shutil.which("mkfs.ext4")) and run("mkfs.ext4", "-q", str(self._image))

    def plug_in(self) -> bool:
        return run("mount", "-o", "loop", str(self._image), str(self.at))

    def pull_out(self) -> None:
        """While the program has it open; the next time it is another device."""
        run("sync")
        run("umount", "-l", str(self.at))
        again = self._image.with_name(f"{int(self._image.stem) + 1}.img")
        shutil.copyfile(self._image, again)
        self._image = again


def run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    if sys.platform != "linux":
        pytest.skip("needs mount")
    stick = Stick(tmp_path)
    if not (stick.format() and stick.plug_in()):
        pytest.skip("may not mount a disk here")
    yield stick
    run("umount", "-l", str(stick.at))


def test_pulled_out_and_put_in_again_ten_times_nothing_is_missing(stick: Stick) -> None:
    path = stick.at / "drafts.db"
    with closing(Store(path)) as store:
        draft = reopened(store, begun(store))
        devices = set()
        for number in range(10):
            enter(draft, {RECEIVED: 2 * number})
            devices.add(path.stat().st_dev)
            stick.pull_out()
            with pytest.raises(StoreError, match="不见了"):
                enter(draft, {"other": f"第{number}稿"})
            assert not path.exists()
            assert stick.plug_in()
            enter(draft, {RECEIVED: 2 * number + 1})
        assert len(devices) > 1
    with closing(Store(path)) as store:
        assert store.quarantined_file is None
        assert [moment.edit.changes[0].after for moment in store.load_history(1)] == list(range(20))
