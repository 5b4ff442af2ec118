"""Files passed on from one start to another: nothing but absolute paths, few enough, and soon enough."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from gui.system.open_requests import (
    MAX_PATHS,
    MAX_REQUEST_BYTES,
    REQUEST_PREFIX,
    list_requests,
    read_request,
    write_request,
)


def written(folder: Path, content: bytes) -> Path:
    request = folder / f"{REQUEST_PREFIX}1"
    request.write_bytes(content)
    return request


def test_a_request_says_what_was_asked_and_each_start_has_its_own(tmp_path: Path) -> None:
    files = [tmp_path / "甲局 报告&2025.xlsx", tmp_path / "文件夹"]
    first = write_request(tmp_path, files)
    second = write_request(tmp_path, files[:1])
    assert list_requests(tmp_path) == [first, second]
    assert read_request(first) == files
    assert read_request(second) == files[:1]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows profile is its user's alone by itself")
def test_a_request_is_its_owners_alone(tmp_path: Path) -> None:
    assert write_request(tmp_path, [tmp_path / "甲"]).stat().st_mode & 0o077 == 0


ABSOLUTE = str(Path.cwd() / "甲.xlsx")


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (b"", []),
        (b"%%%", []),
        (b"\xff\xfe", []),
        (b"[" * 5000, []),
        (b'{"paths": []}', []),
        (b"3", []),
        (json.dumps(["甲.xlsx", 3, None, ["/甲"], ABSOLUTE, f"{ABSOLUTE}\0", ABSOLUTE * 20_000]).encode(), [ABSOLUTE]),
        (json.dumps([ABSOLUTE] * (MAX_PATHS + 5)).encode(), [ABSOLUTE] * MAX_PATHS),
        (b" " * MAX_REQUEST_BYTES + b"[]", []),
    ],
)
def test_what_this_program_does_not_write_asks_for_nothing(tmp_path: Path, content: bytes, paths: list[str]) -> None:
    assert [str(path) for path in read_request(written(tmp_path, content))] == paths


def test_a_request_left_by_a_program_that_was_killed_is_not_carried_out(tmp_path: Path) -> None:
    request = write_request(tmp_path, [Path(ABSOLUTE)])
    os.utime(request, (1_700_000_000, 1_700_000_000))
    assert read_request(request) == []


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / f"{REQUEST_PREFIX}folder").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / f"{REQUEST_PREFIX}pipe")
    assert [read_request(request) for request in list_requests(tmp_path)] in ([[]], [[], []])
    assert list_requests(tmp_path / "nowhere") == []


def test_a_request_too_long_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too long"):
        write_request(tmp_path, [Path(ABSOLUTE * 200)] * MAX_PATHS)
    assert list(tmp_path.iterdir()) == []
