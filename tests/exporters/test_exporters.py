"""A file appears whole or not at all, and why not is said in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import exporters
from model.errors import UnwritableFile
from tests.exporters.invented import invented
from tests.model.storage.test_store_trouble import as_plain_person

SUFFIXES = pytest.mark.parametrize("suffix", exporters.WRITER_MODULES)
OLD = "先前的文件".encode()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no such mode")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may reach."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        made.chmod(0o755)
        yield made
        made.chmod(0o755)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A small disk with hardly any room on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() or _run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)):
        pytest.skip("a disk can be mounted by root only")
    yield disk
    _run("umount", "-l", str(disk))


def _run(*command: str) -> int:
    return subprocess.run(command, capture_output=True).returncode


def refusal(path: Path) -> str:
    with pytest.raises(UnwritableFile) as caught:
        exporters.write_report(*invented(), path)
    return str(caught.value)


@SUFFIXES
def test_a_file_takes_the_place_of_an_old_one_and_nothing_else_is_left(suffix: str, folder: Path) -> None:
    path = folder / f"年报{suffix.upper()}"
    path.write_bytes(OLD)
    exporters.write_report(*invented(), path)
    assert path.read_bytes() != OLD
    assert list(folder.iterdir()) == [path]


@POSIX
def test_a_file_may_be_read_by_whom_the_system_lets(folder: Path) -> None:
    umask = os.umask(0o022)
    try:
        exporters.write_report(*invented(), folder / "a.pdf")
    finally:
        os.umask(umask)
    assert (folder / "a.pdf").stat().st_mode & 0o777 == 0o644


@SUFFIXES
def test_a_folder_in_the_files_place_is_named(suffix: str, folder: Path) -> None:
    (folder / f"a{suffix}").mkdir()
    assert refusal(folder / f"a{suffix}") == f"写不了“a{suffix}”：这里已经有一个同名的文件夹。请换个文件名。"
    assert [file.name for file in folder.iterdir()] == [f"a{suffix}"]


@POSIX
@SUFFIXES
def test_a_folder_that_may_not_be_written_to_is_named(suffix: str, folder: Path) -> None:
    exporters.write_report(*invented(), folder / f"b{suffix}")
    folder.chmod(0o555)
    with as_plain_person():
        assert "这里不许写入" in refusal(folder / f"a{suffix}")
    assert [file.name for file in folder.iterdir()] == [f"b{suffix}"]


@POSIX
def test_a_file_marked_read_only_is_left_alone(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(OLD)
    (folder / "a.pdf").chmod(0o444)
    folder.chmod(0o777)
    with as_plain_person():
        assert "只读" in refusal(folder / "a.pdf")
    assert (folder / "a.pdf").read_bytes() == OLD


def test_a_folder_that_is_gone_is_named(folder: Path) -> None:
    assert "文件夹不在了" in refusal(folder / "没有" / "a.pdf")


@POSIX
def test_a_name_too_long_is_named(folder: Path) -> None:
    assert "文件名太长" in refusal(folder / ("年" * 100 + ".pdf"))
    assert list(folder.iterdir()) == []


@SUFFIXES
def test_a_full_disk_is_said_in_plain_words_and_the_old_file_stays(suffix: str, full: Path) -> None:
    path = full / f"a{suffix}"
    path.write_bytes(OLD)
    assert "磁盘满了" in refusal(path)
    assert path.read_bytes() == OLD
    assert list(full.iterdir()) == [path]


def test_exports_at_the_same_time_do_not_disturb_each_other(folder: Path) -> None:
    paths = [folder / f"{number}{suffix}" for number in range(3) for suffix in exporters.WRITER_MODULES]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda path: exporters.write_report(*invented(), path), paths))
        list(pool.map(lambda _: exporters.write_report(*invented(), folder / "same.pdf"), range(4)))
    assert len({(folder / f"{number}.pdf").read_bytes() for number in range(3)}) == 1
    assert (folder / "same.pdf").read_bytes() == (folder / "0.pdf").read_bytes()
    assert sorted(folder.iterdir()) == sorted([*paths, folder / "same.pdf"])


def test_an_unknown_suffix_is_refused(folder: Path) -> None:
    assert ".pdf" in refusal(folder / "a.doc")
    assert list(folder.iterdir()) == []
