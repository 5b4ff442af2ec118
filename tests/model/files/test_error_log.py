"""The log of what nobody foresaw: its owner's alone, small, and without a report's words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.files.error_log import LOG_NAME, format_trace, log_error, write_log_in

SECRET = "秘密"


@pytest.fixture
def log(tmp_path: Path, nianbao_home: Path) -> Iterator[Path]:
    """A log that is about to be written."""
    write_log_in(tmp_path)
    yield tmp_path / LOG_NAME
    write_log_in(nianbao_home)


def recurse(depth: int) -> None:
    if depth:
        recurse_back(depth - 1)
    raise ValueError(SECRET)


def recurse_back(depth: int) -> None:
    recurse(depth)


def caught(depth: int = 0) -> ValueError:
    try:
        recurse(depth)
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows profile is its user's alone by itself")
def test_nobody_else_can_read_it_from_its_first_line_on(log: Path) -> None:
    before = os.umask(0o000)
    try:
        for _ in range(80):
            log_error("a file could not be read", caught(30))
    finally:
        os.umask(before)
    written = list(log.parent.iterdir())
    assert len(written) > 1
    assert [file.name for file in written if file.stat().st_mode & 0o077] == []


def test_it_says_where_and_never_what(log: Path) -> None:
    log_error("a file could not be read", caught())
    text = log.read_text(encoding="utf-8")
    assert "a file could not be read" in text
    assert "in recurse" in text
    assert "ValueError" in text
    assert SECRET not in text


def test_of_an_endless_recursion_the_last_calls_are_enough() -> None:
    assert format_trace(caught(400)).count("in recurse") <= 40


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path, nianbao_home: Path, capsys: object) -> None:
    write_log_in(tmp_path / "none")
    try:
        log_error("a file could not be read", caught())
    finally:
        write_log_in(nianbao_home)
    assert capsys.readouterr() == ("", "")  # type: ignore[attr-defined]
