from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from model.errors import UnreadableFile
from model.importing.readers import read_document
from model.importing.readers.file_type import detect_suffix
from model.importing.readers.whole_file import TOO_LARGE_MESSAGE, read_whole


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(b"12345")
    assert read_whole(path, 5) == b"12345"
    with pytest.raises(UnreadableFile, match=TOO_LARGE_MESSAGE):
        read_whole(path, 4)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_a_pipe_and_a_device_are_no_reports(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    for path in (tmp_path / "管道.txt", Path("/dev/zero")):
        with pytest.raises(UnreadableFile, match="不是普通的文件"):
            read_document(path)


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".pdf", ".html", ".mht", ".xls", ".xlsx", ".docx", ".ods"])
def test_a_file_of_gigabytes_is_refused_unread(tmp_path: Path, suffix: str) -> None:
    """A gigabyte of zeros that takes no room on the disk."""
    path = tmp_path / f"报告{suffix}"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(UnreadableFile):
        read_document(path)


def test_of_a_members_name_of_its_kind_only_the_begin_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "报告.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("mimetype", "w") as member:
        for _ in range(300):
            member.write(b"application/vnd.oasis.opendocument.spreadsheet." * 20_000)
    assert detect_suffix(path) == ".ods"
