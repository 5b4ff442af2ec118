"""Which files of a folder are read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from model.importing.file_check import CheckedFile, UnreadFile, check_path
from model.importing.folder_listing import MAX_FILES, list_reports
from tests.model.importing.test_file_check import put


def test_files_that_office_programs_keep_beside_an_open_one_are_left_out(tmp_path: Path) -> None:
    put(tmp_path / "a.xlsx", {})
    for name in ("~$a.xlsx", ".a.xlsx", "a.log"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_bytes(b"x")
    assert [file.name for file in list_reports(tmp_path).files] == ["a.xlsx"]


def test_a_folder_too_large_is_read_in_part_and_that_is_said(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number:05}.txt").touch()
    found = list_reports(tmp_path)
    assert len(found.files) == MAX_FILES
    assert found.incomplete_notice == f"文件夹里的文件太多，只看了前 {MAX_FILES} 个能读的文件。"


def test_a_folder_with_nothing_to_read_says_what_can_be(tmp_path: Path) -> None:
    (one,) = check_path(tmp_path)
    assert isinstance(one, UnreadFile)
    assert "没有能读的文件" in one.reason
    assert "Excel（.xlsx、" in one.reason


def test_a_folder_lists_what_could_be_read_once_saved_anew(tmp_path: Path) -> None:
    for name in ("a.doc", "b.xls", "c.wps", "d.exe", "e.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file in list_reports(tmp_path).files] == ["a.doc", "b.xls", "c.wps"]


def test_a_folder_inside_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.xlsx", {})
    (tmp_path / "乡镇").mkdir()
    deny(monkeypatch, tmp_path / "乡镇")
    assert list_reports(tmp_path).incomplete_notice == "里面有 1 个文件夹没有权限打开，没有看（“乡镇”）。"
    checked, locked = check_path(tmp_path)
    assert isinstance(checked, CheckedFile)
    assert locked == UnreadFile(tmp_path / "乡镇", "读不了“乡镇”：没有权限打开这个文件夹。")


def test_a_folder_that_may_not_be_opened_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, tmp_path)
    (one,) = check_path(tmp_path)
    assert isinstance(one, UnreadFile)
    assert "文件夹打不开（没有权限" in one.reason


def deny(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have the system refuse to list a folder, as it never does to an administrator, who may run these tests."""
    scan = os.scandir

    def scan_if_allowed(path: str | Path) -> Any:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scan_if_allowed)
