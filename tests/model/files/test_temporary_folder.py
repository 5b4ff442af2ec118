"""A folder for a while, where only its owner can look."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from model.errors import StoreError
from model.files.temporary_folder import temporary_folder, temporary_folder_beside_drafts


def test_it_stands_in_the_folder_and_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    with temporary_folder(tmp_path) as made:
        assert made.parent == tmp_path
        (made / "drafts.db").write_text("x", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_only_its_owner_can_look_into_it(tmp_path: Path) -> None:
    with temporary_folder(tmp_path) as made:
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_it_goes_also_where_the_work_in_it_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with temporary_folder(tmp_path):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_where_the_folder_takes_none_it_stands_among_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with temporary_folder(tmp_path / "gone") as made:
        assert made.parent == tmp_path
        assert made.is_dir()
    assert not made.exists()


def test_where_neither_can_be_made_the_folder_wanted_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone" / os.sep.join("ab")))
    with pytest.raises(StoreError, match=r"drafts.+文件夹"), temporary_folder(tmp_path / "drafts"):
        pass


def test_what_is_taken_out_of_a_file_lies_beside_the_drafts(
    nianbao_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(nianbao_home / "no room"))
    with temporary_folder_beside_drafts() as made:
        assert made.parent == nianbao_home
    assert not made.exists()


def test_without_a_folder_for_drafts_it_lies_among_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path / "file" / "drafts"))
    (tmp_path / "file").touch()
    with temporary_folder_beside_drafts() as made:
        assert made.parent == tmp_path
