"""A file appears whole or not at all: it is on the disk before it has its name, and nothing half-written stays."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from model.files.atomic_write import atomic_write, make_temporary_name, remove_leftovers

DAY = 86_400


def test_it_is_on_the_disk_before_it_takes_the_name_and_the_name_is_on_the_disk_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, int]] = []
    fsync, replace = os.fsync, os.replace

    def noted_fsync(handle: int) -> None:
        done.append(("fsync", os.fstat(handle).st_ino))
        fsync(handle)

    def noted_replace(source: Path, target: Path) -> None:
        done.append(("replace", os.stat(source).st_ino))
        replace(source, target)

    monkeypatch.setattr("os.fsync", noted_fsync)
    monkeypatch.setattr("os.replace", noted_replace)
    with atomic_write(tmp_path / "a.txt") as unfinished:
        unfinished.write_text("whole", encoding="utf-8")
        assert done == []
    file, folder = (tmp_path / "a.txt").stat().st_ino, tmp_path.stat().st_ino
    if sys.platform == "win32":  # it has no way to ask that of a folder
        assert done == [("fsync", file), ("replace", file)]
    else:
        assert done == [("fsync", file), ("replace", file), ("fsync", folder)]


def test_where_the_disk_does_not_take_it_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="Input/output"), atomic_write(tmp_path / "a.txt") as unfinished:
        unfinished.write_text("new", encoding="utf-8")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("a.txt", "old")]


def test_what_fails_while_it_is_written_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")

    def write_half() -> None:
        with atomic_write(tmp_path / "a.txt") as unfinished:
            unfinished.write_text("ne", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("a.txt", "old")]


def test_the_unfinished_file_stands_beside_it_with_the_same_suffix(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "年报.PDF") as unfinished:
        assert unfinished.parent == tmp_path
        assert unfinished.suffix == ".pdf"
        unfinished.touch()


def test_only_what_was_left_unfinished_more_than_a_day_ago_is_swept_away(tmp_path: Path) -> None:
    old, young = tmp_path / make_temporary_name(), tmp_path / f"{make_temporary_name()}.db"
    folder = tmp_path / make_temporary_name()
    folder.mkdir()
    (folder / "drafts.db").touch()
    strange = tmp_path / ".nianbao-settings"
    for file in (old, young, strange):
        file.touch()
    for file in (old, folder, strange):
        os.utime(file, times=(0, time.time() - DAY - 60))
    os.utime(young, times=(0, time.time() - DAY + 600))
    remove_leftovers(tmp_path)
    assert set(tmp_path.iterdir()) == {young, strange}
    remove_leftovers(tmp_path / "none")
