"""Which files of a folder are read."""

from __future__ import annotations

from pathlib import Path

from model.importing.file_check import UnreadFile, check_path
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
